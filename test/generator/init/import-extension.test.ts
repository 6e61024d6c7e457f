import { expect, test } from "vitest";
import { importExtension, moduleHint } from "../../../generator/init/import-extension.js";

const settings = { module: null, moduleResolution: null, importsTs: false };

const bundler = '"moduleResolution" to "bundler"';
const nodenext = '"module" and "moduleResolution" to "nodenext"';

test.each([
  [null, "js", null],
  [{ ...settings, module: "nodenext" }, "js", null],
  [{ ...settings, module: "node16" }, "js", null],
  [{ ...settings, module: "preserve" }, "none", null],
  [{ ...settings, module: "esnext" }, "none", null],
  [{ ...settings, moduleResolution: "bundler" }, "none", null],
  [{ ...settings, moduleResolution: "node10" }, "none", null],
  [{ ...settings, module: "commonjs" }, "none", null],
  [{ ...settings, module: "es2022", moduleResolution: "node" }, "none", null],
  [{ ...settings, module: "amd", moduleResolution: "classic" }, "none", nodenext],
  [{ ...settings, module: "esnext", moduleResolution: "classic" }, "none", bundler],
  [{ ...settings, module: "nodenext", importsTs: true }, "ts", null],
])("%j asks for %s", (given, extension, hint) => {
  expect([importExtension(given), moduleHint(given)]).toEqual([extension, hint]);
});
