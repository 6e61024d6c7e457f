import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExposition } from "../../../generator/exposition/parse-exposition.js";
import { anyCharacter, runs } from "../../fuzz.js";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom('"', "\\", "\n", "\\n", '{a="b"}'),
);
const name = fc.oneof(fc.stringMatching(/^[a-z_]{1,6}$/), text).filter((value) => value !== "");
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Infinity, -Infinity));
const labels = fc.uniqueArray(fc.record({ name, value: text }), { selector: (label) => label.name, maxLength: 4 });
const exemplar = fc.record({ labels, value: number, timestampMs: fc.constantFrom(null, 1500) });
const sample = fc.record({
  labels,
  value: number,
  timestampMs: fc.option(fc.integer({ min: -1e12, max: 1e12 }).map((seconds) => seconds * 1000)),
  exemplar: fc.option(exemplar),
});
const family = fc.record({
  name,
  type: fc.constantFrom("gauge", "unknown", "stateset"),
  help: fc.option(text),
  samples: fc.uniqueArray(sample, {
    selector: ({ labels: each, timestampMs }) =>
      `${printLabels(each.toSorted((a, b) => (a.name < b.name ? -1 : 1)))} ${timestampMs}`,
    maxLength: 4,
  }),
});

const quote = (value: string) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

function printLabels(all: readonly { readonly name: string; readonly value: string }[]): string {
  return all.map((label) => `${quote(label.name)}=${quote(label.value)}`).join(",");
}

function printValue(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? String(value) : ({ NaN: "NaN", Infinity: "+Inf" }[String(value)] ?? "-Inf");
}

function print(families: readonly (typeof family extends fc.Arbitrary<infer F> ? F : never)[]): string {
  const lines = families.flatMap((each) => [
    `# TYPE ${quote(each.name)} ${each.type}`,
    ...(each.help === null ? [] : [`# HELP ${quote(each.name)} ${quote(each.help).slice(1, -1)}`]),
    ...each.samples.map((one) => {
      const time = one.timestampMs === null ? "" : ` ${one.timestampMs / 1000}`;
      const more = one.exemplar;
      const end = more?.timestampMs == null ? "" : ` ${more.timestampMs / 1000}`;
      const shown = more === null ? "" : ` # {${printLabels(more.labels)}} ${printValue(more.value)}${end}`;
      const inner = [quote(each.name), printLabels(one.labels)].filter((part) => part !== "").join(",");
      return `{${inner}} ${printValue(one.value)}${time}${shown}`;
    }),
  ]);
  return [...lines, "# EOF", ""].join("\n");
}

test("what is printed is read as it was", () => {
  const families = fc.uniqueArray(family, { selector: (each) => each.name, maxLength: 4 });
  fc.assert(
    fc.property(families, (all) => {
      const read = parseExposition(print(all));
      expect(read.findings).toEqual([]);
      const seen = read.families.map(({ name: named, type, help, samples }) => ({
        name: named,
        type,
        // White space around the text of a line says nothing.
        help: help?.trim() ?? null,
        samples: samples.map(({ labels: own, value, timestampMs, exemplar: shown }) => ({
          labels: own,
          value,
          timestampMs,
          exemplar: shown,
        })),
      }));
      expect(seen).toEqual(all.map((each) => ({ ...each, help: each.help?.trim() ?? null })));
    }),
    runs(200),
  );
});

const pieces = fc.constantFrom(
  ...'{}",=# \\\n\t\r'.split(""),
  "# TYPE ",
  "# HELP ",
  "# UNIT ",
  "# EOF",
  "a",
  "a_total",
  "a_bucket",
  "counter",
  "histogram",
  "le",
  "1",
  "NaN",
  "é",
);

test("whatever the text, nothing is thrown, and every place lies in it", () => {
  const any = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: anyCharacter }),
  );
  fc.assert(
    fc.property(any, fc.constantFrom("text", "openmetrics", undefined), (scrape, format) => {
      const lines = scrape.split("\n");
      const { families, findings } = parseExposition(scrape, format);
      for (const { line, column } of [...findings, ...families.flatMap(({ samples }) => samples)]) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
      }
    }),
    runs(500),
  );
});

test.each([
  ["labels", (size: number) => `a{${Array.from({ length: size }, (_, at) => `l${at}="v"`).join()}} 1`],
  ["quotes", (size: number) => `a{b="${'\\"'.repeat(size)}`],
  ["spaces", (size: number) => `a${" ".repeat(size)}`],
  ["spaces before the end", (size: number) => `a 1${" ".repeat(size)}x\n`.repeat(2)],
  ["series", (size: number) => Array.from({ length: size }, (_, at) => `a{b="${at}"} 1`).join("\n")],
  ["families", (size: number) => Array.from({ length: size }, (_, at) => `a_bucket_${at}_bucket 1`).join("\n")],
])("many %s take a time that grows with their number", (_, scrape) => {
  const time = (size: number) => {
    const made = scrape(size);
    const before = process.cpuUsage();
    parseExposition(made);
    return process.cpuUsage(before).user / 1_000;
  };
  time(2000);
  // A quarter of a second alone; what grows with the square takes a minute.
  expect(time(30_000)).toBeLessThan(4000);
});
