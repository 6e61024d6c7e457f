import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { amend } from "../../../generator/edit/amend.js";
import { type OpenCatalog, openCatalog } from "../../../generator/edit/open-catalog.js";
import { referencesIn } from "../../../generator/edit/references.js";
import { following, misreadAt, type Renaming, takenBy } from "../../../generator/edit/renaming.js";
import { signalsIn } from "../../../generator/model/entries.js";
import { runs } from "../../fuzz.js";

function opened(text: string): OpenCatalog {
  const open = openCatalog({ name: "catalog.yaml", text });
  if (open.kind === "invalid") throw new Error(open.diagnostics.map(({ message }) => message).join("\n"));
  return open;
}

function renamed(open: OpenCatalog, renaming: Renaming): string {
  const references = referencesIn(open.document, open.catalog.metrics);
  const after = amend(open, [...following(renaming, references), renaming]);
  if (after.kind === "invalid") throw new Error(after.diagnostics.map(({ message }) => message).join("\n"));
  return after.source.text;
}

const head = "catalog: 1\nname: shop\nattributes: { tool: string, took_ms: double }\n";

/** What becomes of a catalog when its shared attribute `tool` is called `way`. */
function way(rest: string): string {
  return renamed(opened(head + rest), { kind: "rename", path: ["attributes", "tool"], key: "way" }).replace(
    head.replace("tool:", "way:"),
    "",
  );
}

describe("what records says of a shared attribute that is renamed", () => {
  test("follows in keys, in sources, and in what a source comes from", () => {
    expect(
      way(`metrics:
  calls: { instrument: counter, attributes: [tool] }
  kinds: { instrument: counter, attributes: { kind: string } }
events:
  done:
    attributes: [tool]
    records:
      calls: { tool: tool } # the same
      kinds: { kind: { from: tool, values: { "*": other } } }
`),
    ).toBe(`metrics:
  calls: { instrument: counter, attributes: [way] }
  kinds: { instrument: counter, attributes: { kind: string } }
events:
  done:
    attributes: [way]
    records:
      calls: { way: way } # the same
      kinds: { kind: { from: way, values: { "*": other } } }
`);
  });

  test("needs no line where both follow, and gets one where only one does", () => {
    const text = `metrics:
  calls: { instrument: counter, attributes: [tool] }
  own: { instrument: counter, attributes: { tool: string } }
events:
  done: { attributes: [tool], records: { calls: , own: } }
  mine: { attributes: { tool: string }, records: { calls: } }
`;
    expect(way(text).split("\n").slice(3, -1)).toEqual([
      "events:",
      "  done: { attributes: [way], records: { calls: , own: { tool: way } } }",
      "  mine: { attributes: { tool: string }, records: { calls: { way: tool } } }",
    ]);
  });

  test("stays where an entry uses the attribute under another name, and where the name is that of another", () => {
    const text = `metrics:
  calls: { instrument: counter, attributes: { which: { ref: tool } } }
events:
  done: { attributes: { tool: string }, records: { calls: { which: tool } } }
`;
    expect(way(text)).toBe(text.replace("ref: tool", "ref: way"));
  });

  test("is the number of a metric, too, but not the length of a span", () => {
    const text = `catalog: 1
name: shop
attributes: { duration: double }
metrics: { time: { instrument: histogram, unit: s } }
events: { done: { attributes: [duration], records: { time: { value: { from: duration, unit: s } } } } }
spans: { work: { attributes: [duration], records: { time: { value: duration } } } }
`;
    const renaming: Renaming = { kind: "rename", path: ["attributes", "duration"], key: "length" };
    expect(renamed(opened(text), renaming)).toBe(
      text
        .replace("{ duration: double", "{ length: double")
        .replaceAll("[duration]", "[length]")
        .replace("from: duration", "from: length"),
    );
  });
});

test("the own attribute of an event, and of a metric, is followed within what the event records", () => {
  const open = opened(`${head}metrics:
  calls: { instrument: counter, attributes: { kind: string } }
events:
  done: { attributes: { kind: string }, records: { calls: } }
  other: { attributes: { kind: string }, records: { calls: { kind: kind } } }
`);
  const ofEvent = renamed(open, { kind: "rename", path: ["events", "done", "attributes", "kind"], key: "sort" });
  expect(ofEvent).toContain("done: { attributes: { sort: string }, records: { calls: { kind: sort } } }");
  expect(ofEvent).toContain("other: { attributes: { kind: string }, records: { calls: { kind: kind } } }");
  const ofMetric = renamed(open, { kind: "rename", path: ["metrics", "calls", "attributes", "kind"], key: "sort" });
  expect(ofMetric).toContain("done: { attributes: { kind: string }, records: { calls: { sort: kind } } }");
  expect(ofMetric).toContain("other: { attributes: { kind: string }, records: { calls: { sort: kind } } }");
});

test("a name by which records would mean something else is found", () => {
  const { document, catalog } = opened(`${head}metrics:
  calls: { instrument: counter, attributes: [tool] }
  time: { instrument: histogram, unit: ms }
events:
  done: { attributes: { which: string }, records: { calls: { tool: which } } }
spans:
  work: { attributes: [took_ms], records: { time: { value: took_ms } } }
`);
  const references = referencesIn(document, catalog.metrics);
  const at = (from: string, key: string) => misreadAt({ kind: "rename", path: ["attributes", from], key }, references);
  expect(at("tool", "value")).toEqual(["events", "done", "records", "calls", "tool"]);
  expect(at("took_ms", "duration")).toEqual(["spans", "work", "records", "time", "value"]);
  expect([at("tool", "duration"), at("took_ms", "value")]).toEqual([undefined, undefined]);
});

const own = fc.constantFrom("a", "b", "c");
const use = fc.constantFrom(null, null, "string", { ref: "a" }, { ref: "b" });
const ofSignal = fc.record({ a: use, b: use, c: use });
const lines = fc.dictionary(
  own,
  fc.oneof(own, fc.record({ from: own }), fc.record({ from: own, values: fc.constant({ "*": "x" }) })),
);
const catalogs = fc
  .record({ ofMetric: fc.dictionary(own, use), ofEvent: ofSignal, ofSpan: ofSignal, ofDone: lines, ofWork: lines })
  .map(({ ofMetric, ofEvent, ofSpan, ofDone, ofWork }) => {
    const attributesOf = (attributes: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        Object.entries(attributes).map(([key, each]) => [key, key === "c" ? (each ?? "string") : each]),
      );
    const of = (written: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(written).filter(([key]) => Object.hasOwn(ofMetric, key)));
    const document = {
      catalog: 1,
      name: "shop",
      attributes: { a: "string", b: "string" },
      metrics: {
        calls: { instrument: "counter", attributes: attributesOf(ofMetric) },
        all: { instrument: "counter", attributes: ["a", "b"] },
      },
      events: { done: { attributes: attributesOf(ofEvent), records: { calls: of(ofDone) } } },
      spans: { work: { attributes: attributesOf(ofSpan), records: { calls: of(ofWork) } } },
    };
    return stringify(document, { aliasDuplicateObjects: false });
  });

type Source = readonly [target: string, source: string];

/** Where each attribute of each recorded metric comes from, by the names as they are after a renaming. */
function sources({ catalog }: OpenCatalog, nameOf: (attribute: string, isShared: boolean) => string) {
  return signalsIn(catalog).map(({ records }): readonly Source[] =>
    records.flatMap(({ attributes }) =>
      attributes.map(({ target, source }): Source => {
        const from = source.kind === "attribute" ? source.attribute : target;
        return [target, from].map((each) => nameOf(each.key, each.shared === each.key)) as [string, string];
      }),
    ),
  );
}

test("each attribute of a recorded metric comes from the same attribute under its new name", () => {
  let made = 0;
  fc.assert(
    fc.property(catalogs, fc.constantFrom("z", "z", "b", "value", "duration"), (text, key) => {
      const before = openCatalog({ name: "catalog.yaml", text });
      if (before.kind === "invalid") return;
      const renaming: Renaming = { kind: "rename", path: ["attributes", "a"], key };
      const references = referencesIn(before.document, before.catalog.metrics);
      if (takenBy(renaming, references, before.document) ?? misreadAt(renaming, references)) return;
      const after = opened(renamed(before, renaming));
      made += 1;
      const wanted = sources(before, (name, isShared) => (name === "a" && isShared ? key : name));
      expect(sources(after, (name) => name)).toEqual(wanted);
    }),
    runs(60),
  );
  expect(made).toBeGreaterThan(20);
});
