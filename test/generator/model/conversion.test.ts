import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversionBetween, converted } from "../../../generator/model/units/conversion.js";
import { readCatalog } from "../../../generator/pipeline.js";

function found(...metrics: readonly string[]) {
  const text = `catalog: 1\nname: shop\nmetrics:\n${metrics.map((line) => `  ${line}\n`).join("")}`;
  return readCatalog({ name: "catalog.yaml", text }).diagnostics;
}

const reported = (...metrics: readonly string[]) =>
  found(...metrics).map(({ message, help }) => [message, help] as const);
const codes = (...metrics: readonly string[]) => found(...metrics).map(({ code }) => code);

describe("a conversion between units", () => {
  test.each([
    ["ms", "s", "x / 1000"],
    ["s", "ms", "x * 1000"],
    ["ns", "d", "x / 86400000000000"],
    ["By", "KiBy", "x / 1024"],
    ["GiBy", "By", "x * 1073741824"],
    ["bit", "By", "x / 8"],
    ["%", "1", "x / 100"],
    ["[lb_av]", "kg", "x * 0.45359237"],
    ["km/h", "m/s", "x / 3.6"],
    ["{request}", "{call}", "x"],
    ["{request}", "1", "x"],
    ["s", "s", "x"],
  ])("%s to %s: %s", (from, to, text) => {
    const found = conversionBetween(from, to);
    expect(found && converted("x", found)).toBe(text);
  });

  test.each([
    ["ms", "By"],
    ["Cel", "K"],
    ["deg", "rad"],
    ["ms", "millis"],
  ])("there is none of %s to %s", (from, to) => {
    expect(conversionBetween(from, to)).toBeUndefined();
  });

  test("brings whole numbers there and back unchanged", () => {
    const units = fc.constantFrom("ns", "us", "ms", "s", "min", "h", "d");
    const apply = (value: number, from: string, to: string) => {
      const { operator, number } = conversionBetween(from, to) ?? { operator: "*", number: Number.NaN };
      return operator === "*" ? value * number : value / number;
    };
    fc.assert(
      fc.property(units, units, fc.integer({ min: 0, max: 1000 }), (from, to, value) => {
        expect(apply(apply(value, from, to), to, from)).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe("two names with a conversion", () => {
  const pair = (old: string, fresh: string, more = "convert: true") =>
    reported(
      `a: { instrument: histogram, ${old}, deprecated: { renamed_to: b, emit: both, until: "2.0", ${more} } }`,
      `b: { ${fresh} }`,
    ).map(([message]) => message.replace(/^the numbers .*?: /, ""));

  test.each([
    ["unit: ms", "instrument: histogram, unit: s"],
    ["unit: ms, value_type: int", "instrument: histogram, unit: s"],
    ["unit: ms, buckets: [1, 10]", "instrument: histogram, unit: s, buckets: [0.1]"],
  ])("may be { %s } and { %s }", (old, fresh) => {
    expect(pair(old, fresh)).toEqual([]);
  });

  test.each([
    ["unit: ms", "instrument: histogram, unit: By", '"ms" and "By" measure different things, or have no common zero'],
    ["unit: Cel", "instrument: histogram, unit: K", '"Cel" and "K" measure different things, or have no common zero'],
    ["unit: deg", "instrument: histogram, unit: rad", 'the factor between "deg" and "rad" is not exact'],
    ["unit: ms", "instrument: histogram, unit: ms", 'both are in "ms"'],
    ["note: a", "instrument: histogram, unit: ms", '"a" has no unit'],
    ["unit: ms", "instrument: histogram, unit: s, value_type: int", '"b" takes whole numbers only'],
  ])("are not { %s } and { %s }: %s", (old, fresh, reason) => {
    expect(pair(old, fresh)).toEqual([reason]);
  });

  test("have one instrument, and no callbacks", () => {
    const gauge = "instrument: gauge, unit: s, observable: true";
    expect(
      codes(
        `a: { ${gauge}, deprecated: { renamed_to: b, emit: both, until: "2.0", convert: true } }`,
        `b: { ${gauge} }`,
      ),
    ).toEqual(["emission-mismatch"]);
    expect(pair("unit: ms", "instrument: gauge, unit: s")).toEqual([
      'metric "a" cannot be emitted together with "b", which differs in "instrument"',
    ]);
  });

  test("convert nothing without a window", () => {
    expect(
      reported(
        "a: { instrument: gauge, unit: s, deprecated: { renamed_to: b, convert: true } }",
        "b: { instrument: gauge, unit: ms }",
      ),
    ).toEqual([['"convert" of metric "a" converts nothing without "emit: both"', expect.anything()]]);
  });
});

test("units alone that differ are helped by a conversion where there is one", () => {
  const of = (fresh: string) =>
    reported(
      'a: { instrument: histogram, unit: ms, value_type: int, deprecated: { renamed_to: b, emit: both, until: "2.0" } }',
      `b: { instrument: histogram, ${fresh} }`,
    ).map(([, help]) => help);
  expect(of("unit: s")).toEqual(['add "convert: true", which converts ms to s and back']);
  expect(of("unit: By")).toEqual(['make them alike, or remove "emit" and "until"']);
  expect(of("unit: s, attributes: { x: string }")).toEqual(['make them alike, or remove "emit" and "until"']);
});
