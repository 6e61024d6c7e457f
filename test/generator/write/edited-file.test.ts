import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceEdited } from "../../../generator/write/edited-file.js";
import { temporaryFolder } from "../temporary-folder.js";

test("the text takes the place of the one that was read, and nothing else is left behind", () => {
  const folder = temporaryFolder({ file: "before" });
  replaceEdited(join(folder, "file"), Buffer.from("before"), "after");
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("after");
  expect(readdirSync(folder)).toEqual(["file"]);
});

test("what somebody has saved meanwhile stays", () => {
  const path = join(temporaryFolder({ file: "before" }), "file");
  writeFileSync(path, "theirs");
  expect(() => replaceEdited(path, Buffer.from("before"), "after")).toThrow("it was changed during the run");
  expect(readFileSync(path, "utf8")).toBe("theirs");
});

test("a file that is gone is not made again", () => {
  const path = join(temporaryFolder(), "file");
  expect(() => replaceEdited(path, Buffer.from("before"), "after")).toThrow("it does not exist");
});
