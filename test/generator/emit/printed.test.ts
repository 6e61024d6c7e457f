import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { emitters } from "../../../generator/emit/emitters.js";
import type { Artifact } from "../../../generator/emit/emitter.js";
import { inputHash } from "../../../generator/emit/input-hash.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { resolveCatalog } from "../../../generator/model/resolve.js";
import { parseCatalogText } from "../../../generator/sources/parse-catalog-text.js";
import { outputNames } from "../../../generator/vocabulary.js";
import { textHash } from "../../../generator/write/hash.js";
import { runs } from "../../fuzz.js";
import { mutations } from "../diff/mutations/index.js";
import { type Edit, set, textOf, unset, type Written } from "../diff/rich-catalog.js";
import { largeCatalog } from "./large-catalog.js";

const origin = { catalog: "catalog.yaml", command: "npm run generate" };

/** Undefined where its rules find an error. */
function catalogOf(document: Written): Catalog | undefined {
  const found = new DiagnosticCollector();
  const located = parseCatalogText({ name: "catalog.yaml", text: textOf(document) }, found);
  return located && resolveCatalog(located, found);
}

function emitted(catalog: Catalog): readonly Artifact[] {
  const all = { ...catalog, settings: { ...catalog.settings, outputs: new Set(outputNames) } };
  return emitters.flatMap((emitter) => emitter.emit(all, origin));
}

function metricsOf(document: Written): readonly string[] {
  return Object.keys(document["metrics"] ?? {});
}

/** Fields of any metric, in values that it has, that others have, and that nobody has. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  description: ["Other.", "Two.\n\nParagraphs.", undefined],
  unit: ["s", "ms", "{thing}", undefined],
  tags: [["x"], undefined],
  owner: ["somebody", ["one", "two"], undefined],
  stability: ["stable", "beta", undefined],
  status: ["planned", "removed", "deprecated", undefined],
  recorder: ["chosen", undefined],
  note: ["A note.", undefined],
  deprecated: [
    { renamed_to: "net.n1" },
    { renamed_to: "db.n0", emit: "both", until: "2031-01-31" },
    { renamed_to: "tool.calls", reason: "So." },
    undefined,
  ],
  attributes: [
    { tool: null },
    { status: { ref: "status", required: false } },
    { status: { ref: "status", values: { ok: "It worked.", "error_*": "It failed." } } },
    { tool: { description: "Said here." }, extra: ["1", "2"] },
    {},
  ],
  variants: [{ a: {}, b: { attributes: { tool: null } } }, { a: { attributes: { tool: { note: "x" } } } }, undefined],
};

/** An edit of a random metric, or of anything that the rich catalog has. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(), fc.constantFrom(...Object.keys(values)), fc.nat()).map(([metric, field, value]): Edit => {
    const options = values[field] ?? [];
    return (document) => {
      const names = metricsOf(document);
      return set(`metrics/${names[metric % names.length]}/${field}`, options[value % options.length])(document);
    };
  }),
  fc.nat().map(
    (metric): Edit =>
      (document) => {
        const names = metricsOf(document);
        return unset(`metrics/${names[metric % names.length]}`)(document);
      },
  ),
  fc.constantFrom("db.new", "http.new", "zebra", "net.n1.more").map((name) => {
    return set(`metrics/${name}`, { instrument: "counter", attributes: { tool: null } });
  }),
  fc.nat().map(
    (by): Edit =>
      (document) => {
        const entries = Object.entries(document["metrics"] ?? {});
        const start = by % entries.length;
        return { ...document, metrics: Object.fromEntries([...entries.slice(start), ...entries.slice(0, start)]) };
      },
  ),
  fc.constantFrom(...mutations.map(({ edit }) => edit)),
);

/** An edit of what is not there any more changes nothing. */
function edited(document: Written, edit: Edit): Written {
  try {
    return edit(document);
  } catch {
    return document;
  }
}

test("of equal inputs equal texts are printed, after whatever edits", () => {
  const known = new Map<string, string>();
  const counts = { printed: 0, equal: 0 };
  const notice = ({ path, inputHash, text }: Artifact) => {
    if (inputHash === undefined) return;
    const before = known.get(`${path} ${inputHash}`);
    const hash = textHash(text);
    if (before !== undefined) expect({ path, hash: before }).toEqual({ path, hash });
    known.set(`${path} ${inputHash}`, hash);
    counts.printed += 1;
    if (before !== undefined) counts.equal += 1;
  };
  fc.assert(
    fc.property(fc.array(edits, { minLength: 3, maxLength: 8 }), (sequence) => {
      let document = largeCatalog;
      for (const edit of sequence) {
        const candidate = edited(document, edit);
        const catalog = catalogOf(candidate);
        if (catalog === undefined) continue;
        document = candidate;
        emitted(catalog).forEach(notice);
      }
    }),
    runs(5),
  );
  expect(counts.equal).toBeGreaterThan(counts.printed / 4);
});

test("a change of a metric leaves the inputs of all other parts as they are", () => {
  const before = catalogOf(largeCatalog);
  const after = catalogOf(set("metrics/disk.n0/tags", ["new"])(largeCatalog));
  const hashes = (catalog: Catalog | undefined) =>
    new Map((catalog === undefined ? [] : emitted(catalog)).map(({ path, inputHash }) => [path, inputHash]));
  const old = hashes(before);
  const changed = [...hashes(after)].flatMap(([path, hash]) => (hash === old.get(path) ? [] : [path]));
  expect(changed).toEqual(["recorders/disk.ts", "validators/disk.ts", "metrics/disk.md"]);
});

test("what is printed of an input begins as an artifact does", () => {
  const catalog = catalogOf(largeCatalog);
  const printed = (catalog === undefined ? [] : emitted(catalog)).filter(({ inputHash }) => inputHash !== undefined);
  expect(printed.length).toBeGreaterThan(15);
  expect(printed.filter(({ text }) => !/^(\/\/|<!--) Generated by Meterbook from /.test(text))).toEqual([]);
});

const shared = ["a"];

test.each<[string, object, object]>([
  ["texts that are joined", ["a", "bc"], ["ab", "c"]],
  ["a text and a number", ["1"], [1]],
  ["null and nothing", [null], [undefined]],
  ["lone surrogates", ["\ud800"], ["\udfff"]],
  ["keys", { a: 1, b: 2 }, { a: 1, c: 2 }],
  ["annotations, whatever their keys are,", { annotations: { place: "a" } }, { annotations: { place: "b" } }],
  ["maps and their pairs", new Map([["a", 1]]), [["a", 1]]],
  ["sets and lists", new Set(["a"]), ["a"]],
  ["nested lists", [["a"], "b"], [["a", "b"]]],
  ["one object twice and two equal ones", [shared, shared], [["a"], ["a"]]],
])("the hash of an input knows %s apart", (_, one, other) => {
  expect(inputHash(one)).not.toBe(inputHash(other));
});

test("where something stands in its text does not count", () => {
  const at = (start: number) => ({ key: "a", place: { source: { name: "c", text: "" }, start, end: 9 } });
  expect(inputHash(at(1))).toBe(inputHash(at(5)));
});

test("a function in an input is a bug of ours", () => {
  expect(() => inputHash({ print: () => "" })).toThrow(TypeError);
});
