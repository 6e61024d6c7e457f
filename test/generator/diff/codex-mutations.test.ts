import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compare } from "../../../generator/diff/compare.js";
import { set, textOf, unset, versionOf, type Written } from "./rich-catalog.js";

const text = readFileSync(fileURLToPath(new URL("../../../catalog.yaml", import.meta.url)), "utf8");
const codex: Written = parse(text);
const base = versionOf(text).catalog;

type Mutant = { readonly path: string; readonly document: Written };

/** Every field that each metric, each attribute, and the catalog itself may have, given or taken away, one at a time. */
const mutants: readonly Mutant[] = [
  ...mutantsOf("", { name: "other", prefix: "other." }),
  ...mutantsOf("page", { title: "Other", introduction: "Other.", sections: [] }),
  ...mutantsOf("generate", { output: "other", import_extension: "ts", command: "other", markdown: ["OTHER.md"] }),
  ...keysOf("context").flatMap((key) => attributeMutants(`context/${key}`)),
  ...keysOf("attributes").flatMap((key) => attributeMutants(`attributes/${key}`, false)),
  ...keysOf("metrics").flatMap((key) => [...metricMutants(`metrics/${key}`), mutant(`metrics/${key}`, undefined)]),
];

function metricMutants(path: string): readonly Mutant[] {
  const isCounter = at(`${path}/instrument`) === "counter";
  return mutantsOf(path, {
    instrument: isCounter ? "up_down_counter" : "gauge",
    observable: true,
    description: "Other.",
    unit: "{other}",
    value_type: at(`${path}/value_type`) === "int" ? "double" : "int",
    ...(isCounter ? {} : { buckets: [1, 2] }),
    status: at(`${path}/status`) === "planned" ? "active" : "planned",
    stability: "stable",
    since: "9.9",
    owner: "others",
    deprecated: { reason: "Other." },
    expires: "2099-01-31",
    note: "Other.",
    links: ["https://example.com/other"],
    tags: ["other"],
    cardinality: 9999,
    allow: ["invalid-unit"],
    ...(Array.isArray(at(`${path}/attributes`)) ? { attributes: [] } : { "attributes/other": "string" }),
  }).filter(({ path: field }) => !field.endsWith("/attributes") || size(at(field)) === 1);
}

/** Only the long form has fields, and a shared attribute cannot go while metrics use it. */
function attributeMutants(path: string, canGo = true): readonly Mutant[] {
  const { values, open } = at(path) as Written;
  const fields = { required: false, description: "Other.", examples: ["other"], sensitivity: "secret", deprecated: {} };
  const input = values === undefined ? { pattern: "x+", max_length: 9, values: ["other"] } : { open: open !== true };
  return [...mutantsOf(path, { ...fields, ...input, max_values: 9 }), ...(canGo ? [mutant(path, undefined)] : [])];
}

function mutantsOf(parent: string, fields: Readonly<Record<string, unknown>>): readonly Mutant[] {
  return Object.entries(fields).map(([field, value]) => mutant(parent === "" ? field : `${parent}/${field}`, value));
}

function mutant(path: string, value: unknown): Mutant {
  return { path, document: (value === undefined ? unset(path) : set(path, value))(codex) };
}

function at(path: string): unknown {
  return path.split("/").reduce<unknown>((value, step) => (value as Written | undefined)?.[step], codex);
}

function size(value: unknown): number {
  return Object.keys(value as Written).length;
}

function keysOf(path: string): readonly string[] {
  return Object.keys(at(path) as Written);
}

test("there are more than 200 mutants of the Codex catalog", () => {
  expect(new Set(mutants.map(({ document }) => JSON.stringify(document))).size).toBeGreaterThan(200);
});

test.each(mutants.map(({ path, document }) => [path, document] as const))(
  "a change of %s is named",
  (path, document) => {
    const changes = compare(base, versionOf(textOf(document)).catalog);
    expect(changes.map(({ code }) => code)).toHaveLength(1);
    const [change] = changes;
    const [kind = "", key = "", field] = path.split("/");
    if (kind === "metrics" && field !== undefined) expect(change?.subject.metrics).toEqual([key]);
    if (kind === "attributes" || kind === "context") expect(change?.subject.attribute).toBe(key);
  },
);

test.each<[string, (text: string) => string]>([
  ["comments", (before) => before.replaceAll(/^ *#.*$/gm, "").replaceAll(/^(?=[a-z])/gm, "# other\n")],
  ["blank lines", (before) => before.replaceAll(/\n(?= +(instrument|unit|values))/g, "\n\n")],
  ["formatting", (before) => textOf(parse(before))],
  ["flow style", (before) => JSON.stringify(parse(before))],
  ["order of keys", (before) => textOf(reversed(parse(before)) as Written)],
  [
    "a list of shared attributes for a map",
    (before) => before.replaceAll("attributes: [status]", "attributes: { status: }"),
  ],
  [
    "long forms for shorthands",
    (before) => before.replace("type: [remote, local]", "type: { type: string, values: { remote: , local: } }"),
  ],
  ["a reference for a name", (before) => before.replaceAll(/^ {6}tool:$/gm, "      tool: { ref: tool }")],
  [
    "defaults that are written",
    (before) =>
      before.replaceAll(
        "instrument: counter",
        "instrument: counter\n    observable: false\n    stability: development\n    cardinality: 2000",
      ),
  ],
])("%s are no change", (_, edit) => {
  expect(edit(text)).not.toBe(text);
  expect(compare(base, versionOf(edit(text)).catalog)).toEqual([]);
});

test("the meaning of a shared attribute is the same where it is written out", () => {
  const { attributes, ...rest } = codex;
  const { status } = attributes as { readonly status: unknown };
  const inline = set("metrics/mcp.call/attributes", { status })({ attributes, ...rest });
  expect(compare(base, versionOf(textOf(inline)).catalog)).toEqual([]);
});

/** All maps with their keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
