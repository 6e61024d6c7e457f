import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceFile } from "../../../generator/write/atomic-file.js";
import { temporaryFolder } from "../temporary-folder.js";

test("a file that cannot be replaced is an error, and no temporary file is left", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "taken"));
  expect(() => replaceFile(join(folder, "taken"), { text: "a", mode: null, durable: false })).toThrow("EISDIR");
  expect(readdirSync(folder)).toEqual(["taken"]);
});
