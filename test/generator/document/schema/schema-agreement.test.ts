import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { isCatalog, isPart } from "../../../../generator/document/document.shape";
import { catalogJsonSchema } from "../../../../generator/document/json-schema.js";
import { withMetrics } from "../../../../generator/document/parse.js";
import { catalogDocumentSchema, partDocumentSchema } from "../../../../generator/document/schema/schema.js";
import { codexCatalog } from "../reading.js";
import { runs } from "../../../fuzz.js";

const accepts = new Ajv({ strict: false }).compile(catalogJsonSchema());

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The example of the design, and what it leaves out. */
const start: Json = {
  ...parse(codexCatalog),
  page: {
    title: "a",
    sections: [
      { title: "b", text: "c" },
      { title: "d", include: "e.md" },
    ],
  },
  generate: {
    output: "out",
    outputs: { validators: false },
    language: "javascript",
    modules: "commonjs",
    import_extension: "ts",
    markdown: ["README.md"],
    templates: { a: "b" },
  },
};

const keys = ["instrument", "values", "type", "open", "deprecated", "since", "buckets", "text", "unknown", "max", ""];
const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    1,
    -1,
    1.5,
    "",
    "a",
    "counter",
    "int",
    "stable",
    [],
    ["a"],
    [1],
    [1, 1],
    [null],
    {},
    { a: "b" },
  ),
  fc.constantFrom<Json>({ type: "int" }, { values: ["a"] }, { ref: "tool" }, { since: "1.0" }, { instrument: "gauge" }),
);
/** Steps from the root, each taken round where there are fewer, and what is done there. */
const edit = fc.record({
  steps: fc.array(fc.nat(40), { maxLength: 6 }),
  change: fc.oneof(
    fc.record({ kind: fc.constant("set" as const), value }),
    fc.record({ kind: fc.constant("add" as const), key: fc.constantFrom(...keys), value }),
    fc.record({ kind: fc.constant("remove" as const) }),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(document: Json, { steps, change }: Edit): Json {
  if (typeof document !== "object" || document === null) return change.kind === "set" ? change.value : document;
  const [step, ...rest] = steps;
  const names = Object.keys(document);
  if (step === undefined || names.length === 0) {
    if (change.kind === "set") return change.value;
    if (change.kind === "remove")
      return Array.isArray(document) ? document.slice(1) : Object.fromEntries(Object.entries(document).slice(1));
    return Array.isArray(document) ? [...document, change.value] : { ...document, [change.key]: change.value };
  }
  const name = names[step % names.length] ?? "";
  const inner = (entry: Json) => edited(entry, { steps: rest, change });
  if (Array.isArray(document)) return document.map((entry, index) => (`${index}` === name ? inner(entry) : entry));
  return Object.fromEntries(Object.entries(document).map(([key, entry]) => [key, key === name ? inner(entry) : entry]));
}

test("editors and the loader accept and reject the same documents", () => {
  const seen = { accepted: 0, refused: 0 };
  const agree = fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
    const document = edits.reduce(edited, start);
    const isAccepted = catalogDocumentSchema.safeParse(withMetrics(document)).success;
    seen[isAccepted ? "accepted" : "refused"]++;
    expect([accepts(document), document]).toEqual([isAccepted, document]);
  });
  fc.assert(agree, runs(300));
  expect(seen.accepted).toBeGreaterThan(30);
  expect(seen.refused).toBeGreaterThan(30);
});

/** What YAML has and JSON has not, or what JavaScript cannot count. */
const oddNumbers: fc.Arbitrary<Json> = fc.constantFrom(Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), -0);
const oddEdit = fc.record({
  steps: fc.array(fc.nat(40), { maxLength: 6 }),
  change: fc.record({ kind: fc.constant("set" as const), value: oddNumbers }),
});

test("what is compiled ahead accepts and rejects what zod does, of catalogs and of their parts", () => {
  const seen = { accepted: 0, refused: 0 };
  const agree = fc.property(fc.array(fc.oneof(edit, oddEdit), { maxLength: 3 }), (edits) => {
    const document = withMetrics(edits.reduce(edited, start));
    const isAccepted = catalogDocumentSchema.safeParse(document).success;
    seen[isAccepted ? "accepted" : "refused"]++;
    expect([isCatalog(document), document]).toEqual([isAccepted, document]);
    const part = Object(document);
    for (const data of [document, { attributes: part.attributes, metrics: part.metrics }, part.metrics]) {
      expect([isPart(data), data]).toEqual([partDocumentSchema.safeParse(data).success, data]);
    }
  });
  fc.assert(agree, runs(300));
  expect(seen.accepted).toBeGreaterThan(30);
  expect(seen.refused).toBeGreaterThan(30);
});
