import { expect, test } from "vitest";
import { isInnerPath, type Manifest, manifestText, readManifest } from "../../../generator/write/manifest.js";

const manifest: Manifest = { catalog: "catalog.yaml", ownOutputs: ["names.txt", "types/names.ts"] };
const text = manifestText(manifest);

test("a manifest has a line for each file, and nothing that changes with a metric", () => {
  expect(text.split("\n")).toEqual([
    "{",
    '  "format": 2,',
    '  "catalog": "catalog.yaml",',
    '  "own_outputs": [',
    '    "names.txt",',
    '    "types/names.ts"',
    "  ]",
    "}",
    "",
  ]);
});

test("a manifest is read back as it was written, whatever its order, layout and line ends", () => {
  expect(readManifest(text)).toEqual(manifest);
  expect(readManifest(manifestText({ ...manifest, ownOutputs: [...manifest.ownOutputs].reverse() }))).toEqual(manifest);
  expect(readManifest(JSON.stringify(JSON.parse(text)))).toEqual(manifest);
  expect(readManifest(text.replaceAll("\n", "\r\n"))).toEqual(manifest);
});

test.each([
  ["nothing", ""],
  ["no JSON", "<<<<<<< HEAD"],
  ["null", "null"],
  ["a list", "[]"],
  ["another format", text.replace('"format": 2', '"format": 3')],
  ["a path that leaves the folder", text.replace('"names.txt"', '"../names.txt"')],
  ["a path that is none", text.replace('"names.txt"', "3")],
  ["a manifest without a catalog", text.replace('"catalog.yaml"', "null")],
  ["own outputs that are no list", JSON.stringify({ ...JSON.parse(text), own_outputs: 3 })],
])("%s is no manifest", (_, written) => {
  expect(readManifest(written)).toBeUndefined();
});

test("a file named like a property of objects is kept", () => {
  const odd = { ...manifest, ownOutputs: ["__proto__"] };
  expect(readManifest(manifestText(odd))).toEqual(odd);
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
