import { describe, expect, test } from "vitest";
import { type ChangeCode, changeCodes } from "../../../generator/diff/codes.js";
import { compare } from "../../../generator/diff/compare.js";
import type { ChangeExample } from "../../../generator/examples/changes/change-example.js";
import { changeExamples } from "../../../generator/examples/changes.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { versionOf } from "../diff/rich-catalog.js";

const examples = Object.entries(changeExamples) as readonly (readonly [ChangeCode, ChangeExample])[];

function whole(text: string): string {
  return text.startsWith("name:") ? `catalog: 1\n${text}` : `catalog: 1\nname: shop\n${text}`;
}

/** What a description says of an audience, when it says so of every change with the code. */
function alwaysOf(words: string): string | null {
  return /^(breaking|additive|cosmetic|none)(:|$)/.exec(words)?.[1] ?? null;
}

describe.each(examples)("the example of %s", (code, { before, after, callers, consumers }) => {
  test("has two catalogs without findings", () => {
    for (const text of [before, after]) {
      expect(readCatalog({ name: "catalog.yaml", text: whole(text) }).diagnostics).toEqual([]);
    }
  });

  test("is this one change, classified as it is said", () => {
    const changes = compare(versionOf(whole(before)).catalog, versionOf(whole(after)).catalog);
    const judged = changes.map((change) => [change.code, change.callers, change.consumers]);
    expect(judged).toEqual([[code, callers, consumers]]);
  });

  test("is classified as the description says, where that is definite", () => {
    const described = changeCodes[code];
    expect(alwaysOf(described.callers) ?? callers).toBe(callers);
    expect(alwaysOf(described.consumers) ?? consumers).toBe(consumers);
  });
});

test("every code has an example, and every example a code", () => {
  expect(Object.keys(changeExamples)).toEqual(Object.keys(changeCodes));
});
