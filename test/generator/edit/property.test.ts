import fc from "fast-check";
import { expect, test } from "vitest";
import type { Path } from "../../../generator/source.js";
import { type EntrySection, sectionsOfKinds } from "../../../generator/vocabulary.js";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { parseCatalog } from "../../../generator/document/parse.js";
import { amend } from "./amend-text.js";
import type { Amendment, Plain } from "../../../generator/edit/amendment.js";
import { brackets, catalogTexts } from "./catalog-texts.js";
import { anyCharacter, runs } from "../../fuzz.js";

const fields: Readonly<Record<string, fc.Arbitrary<Plain>>> = {
  description: fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom("a: b", "two\nlines\n", " # x", "yes", "1.10", "| x"),
  ),
  unit: fc.constantFrom("ms", "1", "{call}", "By/s"),
  since: fc.constantFrom("1.10", "1.4.0", "2027-01-31", "0x1f"),
  owner: fc.string({ minLength: 1, unit: anyCharacter }),
  tags: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
  deprecated: fc.record({ reason: fc.string({ minLength: 1 }), since: fc.constant("2.0") }),
  attributes: fc.constantFrom<Plain>({}, { kind: ["a", "b"] }, { own: "string", n: { type: "int", min: 1 } }),
};

type Entry = { readonly section: EntrySection; readonly name: string; readonly written: object };

function entriesOf(text: string): readonly Entry[] {
  const document = parseCatalog({ name: "c", text }, new DiagnosticCollector())?.document;
  const sections = Object.values(sectionsOfKinds);
  return sections.flatMap((section) =>
    Object.entries(document?.[section] ?? {}).map(([name, written]) => ({ section, name, written })),
  );
}

function fieldOf(text: string, [section, name, field = ""]: Path): unknown {
  const entry = entriesOf(text).find((each) => each.section === section && each.name === name)?.written;
  return entry === undefined || field === "" ? entry : Object.entries(entry).find(([key]) => key === field);
}

/** An amendment of an entry that the text has, or of a new one. */
function amendmentOf(text: string): fc.Arbitrary<Amendment> {
  const entries = entriesOf(text);
  const entry = fc.constantFrom(...entries);
  const set = fc
    .tuple(entry, fc.constantFrom(...Object.keys(fields)))
    .chain(([{ section, name }, key]) =>
      (fields[key] ?? fc.constant(null)).map(
        (value): Amendment => ({ kind: "set", path: [section, name, key], value }),
      ),
    );
  const added = fc
    .tuple(
      fc.constantFrom(...new Set(entries.map(({ section }) => section))),
      fc.constantFrom("new", "task.new", "a.b.c"),
    )
    .map(([section, name]): Amendment => {
      const value = { ...(section === "metrics" && { instrument: "counter" }), description: "d" };
      return { kind: "set", path: [section, name], value };
    });
  const moved = fc
    .tuple(
      fc.constantFrom<"copy" | "rename">("copy", "rename"),
      entry,
      fc.constantFrom("another.name", "task.other", "x"),
    )
    .map(([kind, { section, name }, key]): Amendment => ({ kind, path: [section, name], key }));
  const removed = entry.chain(({ section, name, written }) => {
    const keys = Object.keys(written).filter((key) => key !== "instrument" && key !== "attributes");
    const path = fc.constantFrom([section, name], ...keys.map((key) => [section, name, key]));
    return path.map((path): Amendment => ({ kind: "remove", path }));
  });
  return fc.oneof(set, added, moved, removed);
}

const edits = fc.constantFrom(...catalogTexts).chain((text) => fc.tuple(fc.constant(text), amendmentOf(text)));

function amended(text: string, ...amendments: readonly Amendment[]): string | undefined {
  const result = amend(text, amendments);
  return result.kind === "open" ? result.source.text : undefined;
}

/** Lines of a text that are not in the other, each counted once. */
function linesWithout(text: string, other: string): readonly string[] {
  const left = new Map<string, number>();
  for (const line of other.split("\n")) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split("\n").filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0 && line.trim() !== "";
  });
}

/** Whether every character of a text is in the other, in the same order. */
function isWithin(text: string, other: string): boolean {
  let at = 0;
  for (const character of other) if (text.startsWith(character, at)) at += character.length;
  return at === text.length;
}

test.each(catalogTexts)("catalog %# has no error, and is not changed by nothing", (text) => {
  expect(amended(text)).toBe(text);
});

test("an amendment reads as it should, and touches no line of another entry", () => {
  let made = 0;
  fc.assert(
    fc.property(edits, ([text, amendment]) => {
      const result = amended(text, amendment);
      if (result === undefined) return;
      made += 1;
      if (amendment.kind === "copy") expect(isWithin(text, result)).toBe(true);
      if (text === brackets) return;
      const name = String(amendment.path[1]);
      const gone = linesWithout(text, result);
      // An entry may name another one: an event, what it records.
      const own = JSON.stringify(entriesOf(text).flatMap((each) => (each.name === name ? [each.written] : [])));
      const others = entriesOf(text).flatMap((each) => {
        return each.name === name || own.includes(JSON.stringify(each.name)) ? [] : [each.name];
      });
      for (const other of others) expect(gone.filter((line) => line.trim().startsWith(`${other}:`))).toEqual([]);
      if (amendment.kind === "rename") expect(gone).toHaveLength(1);
    }),
    runs(40),
  );
  expect(made).toBeGreaterThan(26);
});

test("what is set again can be removed again, and every byte is as it was", () => {
  const again = edits.filter(([text, { kind, path }]) => kind === "set" && fieldOf(text, path) === undefined);
  fc.assert(
    fc.property(again, ([text, amendment]) => {
      const there = amended(text, amendment);
      if (there === undefined) return;
      expect(amended(there, { kind: "remove", path: amendment.path })).toBe(text);
    }),
    runs(30),
  );
});

test("amendments made at once and one after the other give the same text", () => {
  const several = fc
    .constantFrom(...catalogTexts)
    .chain((text) => fc.tuple(fc.constant(text), fc.array(amendmentOf(text), { minLength: 2, maxLength: 4 })));
  fc.assert(
    fc.property(several, ([text, amendments]) => {
      let one: string | undefined = text;
      try {
        for (const amendment of amendments) one = one === undefined ? undefined : amended(one, amendment);
      } catch {
        return; // an amendment of something that one before it has taken away
      }
      if (one !== undefined) expect(amended(text, ...amendments)).toBe(one);
    }),
    runs(40),
  );
});

test.each([
  [["new", "task.new"], "task.b.c task.new new"],
  [["task.a", "task.b.d"], "task.b.c task.b.d task.a"],
  [["a.x", "a.y", "task.b.d", "task.c"], "task.b.c task.b.d task.c a.x a.y"],
])("new entries %j behind the last one stand where they would go one by one", (names, order) => {
  const text = "catalog: 1\nname: shop\nmetrics:\n  task.b.c: { instrument: counter }\n";
  const amendments = names.map((name): Amendment => {
    return { kind: "set", path: ["metrics", name], value: { instrument: "counter" } };
  });
  const together = amended(text, ...amendments) ?? "";
  expect(together).toBe(amendments.reduce((one, amendment) => amended(one, amendment) ?? "", text));
  expect(
    entriesOf(together)
      .map(({ name }) => name)
      .join(" "),
  ).toBe(order);
});

test("an entry whose key is a boolean is found and changed", () => {
  const values = "values: { true: ok, false: error }";
  const text = catalogTexts.find((each) => each.includes(values)) ?? "";
  const path = ["events", "task.done", "records", "task.calls", "status", "values", "false"];
  const changed = amended(text, { kind: "set", path, value: "ok" });
  expect(changed).toBe(text.replace(values, "values: { true: ok, false: ok }"));
});
