import { expect, test } from "vitest";
import { withEngine } from "../../../../generator/cli/code/read-code.js";

test.each([
  ["import", "ERR_MODULE_NOT_FOUND", "Cannot find package 'ts-morph' imported from x"],
  ["require", "MODULE_NOT_FOUND", "Cannot find module 'ts-morph'\nRequire stack:\n- /x/dist/read-usage.cjs"],
])("without ts-morph one line says how to install it, by %s", async (_how, code, message) => {
  const absent = Object.assign(new Error(message), { code });
  await expect(withEngine(() => Promise.reject(absent))).rejects.toMatchObject({
    message: "reading TypeScript needs the package ts-morph, which is not installed",
    help: expect.stringContaining("npm install --save-dev ts-morph"),
  });
});

test.each([
  ["ERR_MODULE_NOT_FOUND", "Cannot find package 'other'"],
  ["MODULE_NOT_FOUND", "Cannot find module 'other'\nRequire stack:\n- /ts-morph/dist/read-usage.cjs"],
  ["ERR_REQUIRE_ESM", "require() of 'ts-morph'"],
])("another failure is a bug, and stays as it is: %s", async (code, message) => {
  const other = Object.assign(new Error(message), { code });
  await expect(withEngine(() => Promise.reject(other))).rejects.toBe(other);
});
