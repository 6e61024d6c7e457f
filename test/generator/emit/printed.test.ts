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
import { largeCatalog, manySignals } from "./large-catalog.js";

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

type Entries = "metrics" | "events" | "spans";

function entriesOf(document: Written, kind: Entries): readonly string[] {
  return Object.keys(document[kind] ?? {});
}

type Fields = Readonly<Record<string, readonly unknown[]>>;

/** Fields of any metric, in values that it has, that others have, and that nobody has. */
const ofMetrics: Fields = {
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

/** Those of any event or span. */
const ofSignals: Fields = {
  description: ["Other.", undefined],
  severity: ["error", undefined],
  kind: ["server", undefined],
  note: ["A note.", undefined],
  owner: ["somebody", undefined],
  stability: ["stable", undefined],
  status: ["planned", "removed", "deprecated", undefined],
  expires: ["2031-01-31", undefined],
  recorder: ["chosen", undefined],
  deprecated: [{ renamed_to: "net.e1" }, { renamed_to: "db.s1", reason: "So." }, undefined],
  events: [["net.e0"], ["db.e1", "net.e2"], undefined],
  records: [{ "net.n3": {} }, { "net.n0": {}, "net.n2": {} }, undefined],
  attributes: [
    { tool: null },
    { tool: { description: "Said here." }, status: null },
    { status: { ref: "status", values: { ok: "It worked.", "error_*": "It failed." } } },
    {},
  ],
};

/** Mostly of metrics. */
const kinds = fc.constantFrom<readonly [Entries, Fields]>(
  ["metrics", ofMetrics],
  ["metrics", ofMetrics],
  ["events", ofSignals],
  ["spans", ofSignals],
);

/** An edit of a random metric, event or span, or of anything that the rich catalog has. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(kinds, fc.nat(), fc.nat(), fc.nat()).map(([[kind, fields], entry, field, value]): Edit => {
    const name = Object.keys(fields)[field % Object.keys(fields).length] ?? "";
    const options = fields[name] ?? [];
    return (document) => {
      const names = entriesOf(document, kind);
      return set(`${kind}/${names[entry % names.length]}/${name}`, options[value % options.length])(document);
    };
  }),
  fc.tuple(kinds, fc.nat()).map(
    ([[kind], entry]): Edit =>
      (document) => {
        const names = entriesOf(document, kind);
        return unset(`${kind}/${names[entry % names.length]}`)(document);
      },
  ),
  fc.constantFrom("db.new", "http.new", "zebra", "net.n1.more").map((name) => {
    return set(`metrics/${name}`, { instrument: "counter", attributes: { tool: null } });
  }),
  fc.tuple(kinds, fc.nat()).map(
    ([[kind], by]): Edit =>
      (document) => {
        const entries = Object.entries(document[kind] ?? {});
        const start = by % entries.length;
        return { ...document, [kind]: Object.fromEntries([...entries.slice(start), ...entries.slice(0, start)]) };
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

test.each([
  ["metrics", largeCatalog, 3],
  ["metrics, events and spans", manySignals, 2],
])("of equal inputs equal texts are printed of %s, after whatever edits", (_, catalog, times) => {
  const known = new Map<string, string>();
  const counts = { printed: 0, equal: 0 };
  const notice = ({ path, inputHash, text }: Artifact) => {
    if (inputHash === undefined) return;
    const before = known.get(`${path} ${inputHash}`);
    const hash = textHash(text);
    if (before !== undefined && before !== hash) expect.fail(`${path} has two texts of one input`);
    known.set(`${path} ${inputHash}`, hash);
    counts.printed += 1;
    if (before !== undefined) counts.equal += 1;
  };
  fc.assert(
    fc.property(fc.array(edits, { minLength: 3, maxLength: 8 }), (sequence) => {
      let document = catalog;
      for (const edit of sequence) {
        const candidate = edited(document, edit);
        const resolved = catalogOf(candidate);
        if (resolved === undefined) continue;
        document = candidate;
        emitted(resolved).forEach(notice);
      }
    }),
    runs(times),
  );
  expect(counts.equal).toBeGreaterThan(counts.printed / 4);
});

test.each<[string, Written, Edit, readonly string[]]>([
  [
    "a metric",
    largeCatalog,
    set("metrics/disk.n0/tags", ["new"]),
    ["recorders/disk.ts", "validators/disk.ts", "metrics/disk.md"],
  ],
  [
    "an event",
    manySignals,
    set("events/disk.e0/tags", ["new"]),
    ["recorders.ts", "recorders/signals/disk.ts", "validators.ts", "metrics.md", "signals/disk.md"],
  ],
])("a change of %s leaves the inputs of all other parts as they are", (_, catalog, edit, expected) => {
  const before = catalogOf(catalog);
  const after = catalogOf(edit(catalog));
  const hashes = (catalog: Catalog | undefined) =>
    new Map((catalog === undefined ? [] : emitted(catalog)).map(({ path, inputHash }) => [path, inputHash]));
  const old = hashes(before);
  const changed = [...hashes(after)].flatMap(([path, hash]) => (hash === old.get(path) ? [] : [path]));
  expect(changed).toEqual(expected);
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
