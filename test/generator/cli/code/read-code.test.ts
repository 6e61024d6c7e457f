import { expect, test } from "vitest";
import { withEngine } from "../../../../generator/cli/code/read-code.js";

test("without ts-morph one line says how to install it", async () => {
  const absent = Object.assign(new Error("Cannot find package 'ts-morph' imported from x"), {
    code: "ERR_MODULE_NOT_FOUND",
  });
  await expect(withEngine(() => Promise.reject(absent))).rejects.toMatchObject({
    message: "reading TypeScript needs the package ts-morph, which is not installed",
    help: expect.stringContaining("npm install --save-dev ts-morph"),
  });
});

test("another failure is a bug, and stays as it is", async () => {
  const other = Object.assign(new Error("Cannot find package 'other'"), { code: "ERR_MODULE_NOT_FOUND" });
  await expect(withEngine(() => Promise.reject(other))).rejects.toBe(other);
});
