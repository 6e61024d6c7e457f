import { existsSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../generator/write/make-folder.js";
import { temporaryFolder } from "../temporary-folder.js";

test("a folder is made with those above it, and one that is there stays", () => {
  const path = join(temporaryFolder(), "a/b/c");
  makeFolder(path);
  writeFileSync(join(path, "file"), "");
  makeFolder(path);
  expect([statSync(path).isDirectory(), existsSync(join(path, "file"))]).toEqual([true, true]);
});

test("a link to a folder counts as one, and a file in its place is an error", () => {
  const folder = temporaryFolder({ file: "" });
  symlinkSync(temporaryFolder(), join(folder, "link"));
  makeFolder(join(folder, "link/below"));
  expect(existsSync(join(folder, "link/below"))).toBe(true);
  expect(() => makeFolder(join(folder, "file"))).toThrow("EEXIST");
  expect(() => makeFolder(join(folder, "file/below"))).toThrow("ENOTDIR");
});

test("where a file system takes no folders it ends", (context) => {
  // Only Linux has such a file system.
  if (!existsSync("/proc/1")) context.skip();
  expect(() => makeFolder("/proc/1/meterbook/cache")).toThrow(/ENOENT|EACCES/);
});
