import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { parseCatalog } from "../../../generator/document/parse.js";
import { amend } from "./amend-text.js";
import type { Amendment, Plain } from "../../../generator/edit/amendment.js";
import { brackets, catalogTexts } from "./catalog-texts.js";
import { runs } from "../../fuzz.js";

const fields: Readonly<Record<string, fc.Arbitrary<Plain>>> = {
  description: fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom("a: b", "two\nlines\n", " # x", "yes", "1.10", "| x"),
  ),
  unit: fc.constantFrom("ms", "1", "{call}", "By/s"),
  since: fc.constantFrom("1.10", "1.4.0", "2027-01-31", "0x1f"),
  owner: fc.string({ minLength: 1, unit: "binary" }),
  tags: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
  deprecated: fc.record({ reason: fc.string({ minLength: 1 }), since: fc.constant("2.0") }),
  attributes: fc.constantFrom<Plain>({}, { kind: ["a", "b"] }, { own: "string", n: { type: "int", min: 1 } }),
};

function metricsOf(text: string): Readonly<Record<string, object>> {
  return parseCatalog({ name: "c", text }, new DiagnosticCollector())?.document.metrics ?? {};
}

/** An amendment of a metric that the text has, or of a new one. */
function amendmentOf(text: string): fc.Arbitrary<Amendment> {
  const metrics = metricsOf(text);
  const names = Object.keys(metrics);
  const set = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...Object.keys(fields)))
    .chain(([name, key]) =>
      (fields[key] ?? fc.constant(null)).map(
        (value): Amendment => ({ kind: "set", path: ["metrics", name, key], value }),
      ),
    );
  const added = fc.constantFrom("new", "task.new", "a.b.c").map(
    (name): Amendment => ({
      kind: "set",
      path: ["metrics", name],
      value: { instrument: "counter", description: "d" },
    }),
  );
  const moved = fc
    .tuple(
      fc.constantFrom<"copy" | "rename">("copy", "rename"),
      fc.constantFrom(...names),
      fc.constantFrom("another.name", "task.other", "x"),
    )
    .map(([kind, name, key]): Amendment => ({ kind, path: ["metrics", name], key }));
  const removed = fc.constantFrom(...names).chain((name) => {
    const keys = Object.keys(metrics[name] ?? {}).filter((key) => key !== "instrument" && key !== "attributes");
    const path = fc.constantFrom(["metrics", name], ...keys.map((key) => ["metrics", name, key]));
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

test("an amendment reads as it should, and touches no line of another metric", () => {
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
      const others = Object.keys(metricsOf(text)).filter((key) => key !== name);
      for (const other of others) expect(gone.filter((line) => line.trim().startsWith(`${other}:`))).toEqual([]);
      if (amendment.kind === "rename") expect(gone).toHaveLength(1);
    }),
    runs(40),
  );
  expect(made).toBeGreaterThan(26);
});

test("what is set again can be removed again, and every byte is as it was", () => {
  const anew = edits.filter(([text, { kind, path }]) => {
    const [, name = "", key] = path;
    const metric: unknown = metricsOf(text)[name];
    return kind === "set" && !(typeof metric === "object" && metric !== null && (key === undefined || key in metric));
  });
  fc.assert(
    fc.property(anew, ([text, amendment]) => {
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
