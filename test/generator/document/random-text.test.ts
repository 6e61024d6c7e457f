import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../../generator/diagnostics/diagnostic.js";
import { renderGithub } from "../../../generator/diagnostics/render-github.js";
import { jsonViews } from "../../../generator/diagnostics/render-json.js";
import { renderText } from "../../../generator/diagnostics/render-text.js";
import { codexCatalog, type Reading, read, readBytes } from "./reading.js";
import { anyCharacter, runs } from "../../fuzz.js";

const pieces = [
  ..."[]{}:- \n\t\"'#|>&*!%@`?,\r\u001b\u202eé😀日",
  ...["- ", ": ", "---\n", "...\n", "<<: ", "&a ", "*a", "!t ", "true", "~", ".nan", "1e400", "0x", "%YAML 1.1\n"],
  ...["catalog: 1\n", "metrics:\n", "  x:\n", "    instrument: counter\n", "attributes: ", "__proto__", "'\n", "\r\n"],
];

const unprintable = /[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]|\p{Cs}/u;

/** What holds for any text whatever: a result or an error, places inside the text, output that is safe to print. */
function expectSound({ source, result, found }: Reading): void {
  expect(result !== undefined || found.some(({ severity }) => severity === "error")).toBe(true);
  const length = source?.text.length ?? 0;
  const places = found.flatMap((each) => [placeOf(each) ?? [], ...each.related.map(({ place }) => place)].flat());
  for (const { start, end } of places) expect(0 <= start && start <= end && end <= length).toBe(true);
  expect(renderText(found, { color: false })).not.toMatch(unprintable);
  expect(renderGithub(found, (name) => name).split("\n")).toHaveLength(found.length + 1);
  expect(jsonViews(found)).toHaveLength(found.length);
}

describe("reading", () => {
  it("is sound for any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectSound(readBytes(bytes))));
  });

  it("is sound for any text", () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => expectSound(read(text))));
  });

  it("is sound for any sequence of YAML's own signs", () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (chosen) => expectSound(read(chosen))),
      runs(150),
    );
  });

  it("is sound for a catalog with a few places changed", () => {
    const edit = fc.tuple(fc.nat(codexCatalog.length), fc.nat(8), fc.constantFrom(...pieces));
    const changed = fc
      .array(edit, { minLength: 1, maxLength: 4 })
      .map((edits) =>
        edits.reduce((text, [at, gone, piece]) => text.slice(0, at) + piece + text.slice(at + gone), codexCatalog),
      );
    fc.assert(
      fc.property(changed, (text) => expectSound(read(text))),
      runs(100),
    );
  });
});
