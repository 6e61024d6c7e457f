import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTogether } from "../../../generator/write/write-together.js";
import { temporaryFolder } from "../temporary-folder.js";

test("files are created and replaced", () => {
  const folder = temporaryFolder({ old: "before" });
  writeTogether(folder, [
    { path: "inner/new", text: "new", before: null },
    { path: "old", text: "after", before: "before" },
  ]);
  expect([readFileSync(join(folder, "inner/new"), "utf8"), readFileSync(join(folder, "old"), "utf8")]).toEqual([
    "new",
    "after",
  ]);
});

test.each([
  ["a file that was changed meanwhile", { path: "other", text: "x", before: "something else" }, "was changed"],
  ["a file that was created meanwhile", { path: "other", text: "x", before: null }, "was written"],
  ["a folder that is a file", { path: "other/file", text: "x", before: null }, "was written"],
])("%s leaves all of them as they were", (_, last, said) => {
  const folder = temporaryFolder({ old: "before", other: "theirs" });
  const first = [
    { path: "inner/new", text: "new", before: null },
    { path: "old", text: "after", before: "before" },
  ];
  expect(() => writeTogether(folder, [...first, last])).toThrow(said);
  expect(readdirSync(folder).sort()).toEqual(["old", "other"]);
  expect(readFileSync(join(folder, "old"), "utf8")).toBe("before");
});
