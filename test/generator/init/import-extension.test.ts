import { expect, test } from "vitest";
import { ignoresExports, importExtension } from "../../../generator/init/import-extension.js";

const settings = { module: null, moduleResolution: null, importsTs: false };

test.each([
  [null, "js", false],
  [{ ...settings, module: "NodeNext" }, "js", false],
  [{ ...settings, module: "Node16" }, "js", false],
  [{ ...settings, module: "Preserve" }, "none", false],
  [{ ...settings, module: "ESNext" }, "none", false],
  [{ ...settings, moduleResolution: "Bundler" }, "none", false],
  [{ ...settings, moduleResolution: "Node10" }, "none", true],
  [{ ...settings, module: "CommonJS" }, "none", true],
  [{ ...settings, module: "NodeNext", importsTs: true }, "ts", false],
])("%j asks for %s", (given, extension, blind) => {
  expect([importExtension(given), ignoresExports(given)]).toEqual([extension, blind]);
});
