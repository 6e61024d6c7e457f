import { expect, test } from "vitest";
import {
  isInnerPath,
  type Manifest,
  manifestText,
  parseManifest,
  readManifest,
} from "../../../generator/write/manifest.js";

const hash = "a".repeat(64);
const manifest: Manifest = {
  catalog: { path: "catalog.yaml", sha256: hash, output: "generated" },
  parts: { include: ["metrics/*.yaml"], files: new Map([["metrics/http.yaml", hash]]) },
  inputs: new Map([["page.hbs", hash]]),
  generator: hash,
  clean: true,
  artifacts: new Map([
    ["recorders.ts", hash],
    ["recorders/http.ts", hash],
  ]),
  inserts: new Map([["README.md", hash]]),
};

test("a manifest is read back as it was written", () => {
  expect(parseManifest(manifestText(manifest))).toEqual(manifest);
});

test("the order in which files were written does not show", () => {
  const reversed = { ...manifest, artifacts: new Map([...manifest.artifacts].reverse()) };
  expect(manifestText(reversed)).toBe(manifestText(manifest));
});

test("a text that was changed by hand has a broken seal, but its list can still be read", () => {
  const text = manifestText(manifest).replace('"clean": true', '"clean": false');
  expect(parseManifest(text)).toBeUndefined();
  expect(readManifest(text)?.artifacts).toEqual(manifest.artifacts);
});

test("a text in another layout is not the text that was written", () => {
  const text = manifestText(manifest);
  expect(parseManifest(JSON.stringify(JSON.parse(text)))).toBeUndefined();
});

test.each([
  ["nothing", ""],
  ["no JSON", "<<<<<<< HEAD"],
  ["null", "null"],
  ["a list", "[]"],
  ["another format", manifestText(manifest).replace('"format": 1', '"format": 2')],
  ["a path that leaves the folder", manifestText(manifest).replace('"recorders.ts"', '"../recorders.ts"')],
  ["a hash that is none", manifestText(manifest).replaceAll(hash, "0")],
  ["artifacts that are no object", JSON.stringify({ ...JSON.parse(manifestText(manifest)), artifacts: 3 })],
  ["no artifacts", JSON.stringify({ ...JSON.parse(manifestText(manifest)), artifacts: undefined })],
])("%s is no manifest", (_, text) => {
  expect(readManifest(text)).toBeUndefined();
});

test("a file named like a property of objects is kept", () => {
  const odd = { ...manifest, artifacts: new Map([["__proto__", hash]]) };
  expect(parseManifest(manifestText(odd))).toEqual(odd);
});

test.each(["", ".", "..", "../a", "a/../b", "/a", "a//b", "a/", "C:a", "a\\b", "a\0b"])(
  "%j is no inner path",
  (path) => {
    expect(isInnerPath(path)).toBe(false);
  },
);

test.each(["a", "a.ts", "a/b.ts", "..a", "a..b"])("%j is an inner path", (path) => {
  expect(isInnerPath(path)).toBe(true);
});
