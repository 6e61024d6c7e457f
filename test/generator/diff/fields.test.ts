import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { changeCodes } from "../../../generator/diff/codes.js";
import { compare } from "../../../generator/diff/compare.js";
import { ruleCodes } from "../../../generator/diagnostics/codes.js";
import { catalogJsonSchemaText } from "../../../generator/document/json-schema.js";
import { mutations } from "./mutations/index.js";
import { rich, richText, textOf, versionOf } from "./rich-catalog.js";

describe.each(mutations.map((each) => [each.code, each.title, each] as const))("%s: %s", (_, __, mutation) => {
  const { edit, prepare = (document) => document, code, callers, consumers, bump } = mutation;
  const base = versionOf(textOf(prepare(rich))).catalog;
  const head = versionOf(textOf(edit(prepare(rich)))).catalog;

  test("is one change, classified for both audiences", () => {
    const changes = compare(base, head);
    const judged = changes.map((change) => [change.code, change.callers, change.consumers, change.bump]);
    expect(judged).toEqual([[code, callers, consumers, bump]]);
    const [change] = changes;
    expect(change?.message).toMatch(/^[a-z"].*[^.]$/);
    expect(change?.migration === null).toBe(callers !== "breaking");
  });

  test("is one change when it is taken back", () => {
    expect(compare(head, base)).toHaveLength(1);
  });
});

test("every code has a mutation", () => {
  const mutated = new Set(mutations.map(({ code }) => code));
  expect(Object.keys(changeCodes).filter((code) => !mutated.has(code as keyof typeof changeCodes))).toEqual([]);
});

test("every field of the format is mutated", () => {
  const edited = mutations.map(({ edit, prepare = (document) => document }) => {
    return differences(prepare(rich), edit(prepare(rich)));
  });
  const seen = new Set(edited.flat());
  // The version of the format has one value; `ref` and `imports` say where a meaning comes from, and are none.
  const fields = fieldsOfTheFormat().filter((field) => !["catalog", "ref", "imports"].includes(field));
  expect(fields.length).toBeGreaterThan(40);
  expect(fields.filter((field) => !seen.has(field))).toEqual([]);
});

test("the rich catalog writes every field of the format", () => {
  for (const field of fieldsOfTheFormat().filter((each) => each !== "imports"))
    expect(richText).toMatch(new RegExp(`\\b${field}:`));
});

/** Keys on the way to values that differ. */
function differences(a: unknown, b: unknown): readonly string[] {
  if (!isObject(a) || !isObject(b)) return [];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => {
    return isDeepStrictEqual(a[key], b[key]) ? [] : [key, ...differences(a[key], b[key])];
  });
}

/** Names of all properties in the published schema; the rules of lint are one. */
function fieldsOfTheFormat(): readonly string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (!isObject(node)) return;
    const { properties } = node;
    if (isObject(properties)) for (const name of Object.keys(properties)) names.add(name);
    Object.values(node).forEach(visit);
  };
  visit(JSON.parse(catalogJsonSchemaText()));
  return [...names].filter((name) => !(name in ruleCodes));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
