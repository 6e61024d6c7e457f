import { describe, expect, test } from "vitest";
import { readCatalog } from "../../../generator/pipeline.js";
import { findings, findingsOfMetric } from "./read.js";

/** The corners of each rule about the life of metrics; that each fires at its place is in diagnostics.test.ts. */

const head = "catalog: 1\nname: shop\nmetrics:\n";

/** What is said of metrics, a line each, with its help. */
function told(...metrics: readonly string[]): readonly (readonly [string, string | null])[] {
  const text = `${head}${metrics.map((line) => `  ${line}\n`).join("")}`;
  return readCatalog({ name: "catalog.yaml", text }).diagnostics.map(({ message, help }) => [message, help]);
}

function codes(...metrics: readonly string[]): readonly string[] {
  return findings(`metrics:\n${metrics.map((line) => `  ${line}\n`).join("")}`).map((found) =>
    found.replace(/ .*/, ""),
  );
}

describe("ends", () => {
  test.each(["2027-01-31", "2028-02-29", '"2.0"', "2.0.1", "v3", '"1"', "1.4.0-1", '"2027.1"'])("%s is one", (end) => {
    expect(findingsOfMetric(`instrument: counter, expires: ${end}`)).toEqual([]);
  });

  test.each([
    ["2027-02-29", 'write its last day, as in "2027-01-31", or the first version without it, as in "2.0"'],
    ["2027-1-5", 'write "2027-01-05"'],
    ["2027/01/31", 'write "2027-01-31"'],
    ["2027-01-31T00:00:00Z", 'write "2027-01-31"'],
    ["31.01.2027", 'write "2027-01-31"'],
    ["01/31/2027", 'write its last day, as in "2027-01-31", or the first version without it, as in "2.0"'],
    ["next year", 'write its last day, as in "2027-01-31", or the first version without it, as in "2.0"'],
  ])("%s is none", (end, help) => {
    expect(told(`orders: { instrument: counter, expires: "${end}" }`)).toEqual([
      [`"expires" of metric "orders" is "${end}", neither a day nor a version`, help],
    ]);
  });

  test("of windows are held to the same", () => {
    const orders = "orders: { instrument: counter, deprecated: { renamed_to: sales, emit: both, until: never } }";
    expect(told(orders, "sales: { instrument: counter }")).toMatchObject([
      ['"until" of metric "orders" is "never", neither a day nor a version', expect.any(String)],
    ]);
  });
});

describe("a status", () => {
  test.each([
    ["status: active, deprecated: {}", ["contradictory-status"]],
    ["status: planned, deprecated: {}", ["contradictory-status"]],
    ["status: deprecated, deprecated: {}", []],
    ["status: removed, deprecated: { since: '2' }, expires: '3', since: '1'", []],
    ["status: planned, stability: stable, since: '2.0', expires: '3.0'", []],
  ])("{ %s }", (keys, found) => {
    expect(findingsOfMetric(`instrument: counter, ${keys}`)).toEqual(found);
  });
});

describe("the order of a life", () => {
  test.each([
    ["since: '1.2', deprecated: { since: '1.10' }", 0],
    ["since: '1.10', deprecated: { since: '1.2' }", 1],
    ["since: '1.2', deprecated: { since: '1.2.0' }", 0],
    ["since: '1.2', expires: '1.3'", 0],
    ["since: '1.2', expires: '1.2'", 1],
    ["since: '1.2', expires: '1.1'", 1],
    ["since: '1.2', expires: '2026-01-31'", 0],
    ["since: '2026-01-31', expires: '2026-01-31'", 0],
    ["since: '2026-02-01', expires: '2026-01-31'", 1],
    ["since: spring, expires: '2026-01-31', deprecated: { since: summer }", 0],
    ["since: '1.0', expires: '1.4', deprecated: { since: '1.4' }", 1],
    ["since: '1.6', expires: '1.4', deprecated: { since: '1.4' }", 2],
    ["status: removed, since: '1.6', expires: '1.4'", 1],
  ])("{ %s } has %i findings", (keys, count) => {
    const found = findingsOfMetric(`instrument: counter, ${keys}`);
    expect(found).toEqual(Array.from({ length: count }, () => "life-order"));
  });

  test("is that of a window, too", () => {
    const orders = `orders: { instrument: counter, deprecated: { since: "2.0", renamed_to: sales, emit: both, until: "2.0" } }`;
    expect(told(orders, "sales: { instrument: counter }").map(([message]) => message)).toEqual([
      '"deprecated.until" of metric "orders", 2.0, does not come after its "deprecated.since", 2.0',
    ]);
  });
});

describe("renames", () => {
  const leading = (from: string, to: string) => `${from}: { instrument: counter, deprecated: { renamed_to: ${to} } }`;

  test("in a circle are found once", () => {
    const found = told(leading("a", "b"), leading("b", "c"), leading("c", "d"), leading("d", "b"));
    expect(found.map(([message]) => message)).toEqual([
      '"renamed_to" leads in a circle, from "b" to "c" to "d" to "b"',
    ]);
  });

  test("that follow each other, or meet, are none", () => {
    expect(codes(leading("a", "b"), leading("b", "c"), leading("x", "b"), "c: { instrument: counter }")).toEqual([]);
  });

  test("of what was removed may lead to what was removed later, and to nothing else that is not there", () => {
    const removed = (key: string, to: string) =>
      `${key}: { instrument: counter, status: removed, deprecated: { renamed_to: ${to} } }`;
    const live = "c: { instrument: counter }";
    expect(codes(removed("a", "b"), removed("b", "c"), live)).toEqual([]);
    expect(codes(removed("a", "x"), live)).toEqual(["unknown-metric"]);
    expect(told(leading("a", "b"), removed("b", "c"), live)[0]?.[0]).toBe(
      '"renamed_to: b" of metric "a" leads to a metric that is removed',
    );
  });
});

describe("a window", () => {
  const window = (keys: string, more = "") => `a: { instrument: counter, deprecated: { ${keys} }${more} }`;
  const whole = 'renamed_to: b, emit: both, until: "2027-01-31"';

  test.each([
    [window(whole), "", []],
    [window("renamed_to: b, emit: both"), "", ['"emit: both" of metric "a" has no "until"']],
    [window("emit: both, until: '2.0'"), "", ['"emit: both" of metric "a" has no "renamed_to"']],
    [window("renamed_to: b, until: '2.0'"), "", ['"until" of metric "a" ends a window that no "emit: both" opens']],
    [window(whole, ", expires: '2.0'"), "", ['metric "a" has two ends, "expires" and the "until" of its window']],
    [window(whole), ", expires: '2.0'", []],
    [window(whole), ", expires: '2027-01-31'", []],
    [
      window(whole),
      ", expires: '2027-01-30'",
      ['the window of metric "a" lasts until 2027-01-31, its new name "b" only until 2027-01-30'],
    ],
    [window(whole, ", status: removed, expires: '2.0'"), "", []],
  ])("%s beside { instrument: counter%s }", (a, more, messages) => {
    expect(told(a, `b: { instrument: counter${more} }`).map(([message]) => message)).toEqual(messages);
  });

  test("is checked when everything else can be read", () => {
    expect(codes(window("renamed_to: 7, emit: both, until: '2.0'"), "b: { instrument: counter }")).toEqual([
      "wrong-type",
    ]);
  });
});

describe("metrics that are emitted together", () => {
  const pair = (old: string, fresh: string) =>
    told(
      `a: { ${old}, deprecated: { renamed_to: b, emit: both, until: "2.0" } }`,
      `b: { ${fresh} }`,
      'deep: { instrument: counter, attributes: { x: [one, "two*"] } }',
    ).map(([message]) => message.replace(/.*, which /, ""));

  test.each([
    ["instrument: gauge", "instrument: counter", 'differs in "instrument"'],
    ["instrument: gauge", "instrument: gauge, observable: true", 'differs in "observable"'],
    ["instrument: gauge", "instrument: gauge, value_type: int, unit: s", 'differs in "value_type", "unit"'],
    ["instrument: counter", "instrument: counter, status: planned", "is planned"],
    ["instrument: counter", "instrument: counter, deprecated: {}", "is deprecated"],
    ["instrument: counter, attributes: { x: string }", "instrument: counter", 'differs in the attribute "x"'],
    ["instrument: counter", "instrument: counter, attributes: { x: string }", 'differs in the attribute "x"'],
  ])("{ %s } with { %s }: %s", (old, fresh, problem) => {
    expect(pair(old, fresh)).toEqual([problem]);
  });

  test.each([
    ["string", "int", '"type"'],
    ["string", "{ type: string, required: false }", '"required"'],
    ["[one, two]", "[one, three]", '"values"'],
    ["[one, two]", "[one, two*]", '"values"'],
    ["[one, two]", "{ values: [one, two], open: true }", '"open"'],
    ["{ type: string, pattern: a }", "{ type: string, pattern: b }", '"pattern"'],
    ["{ type: string, max_length: 9 }", "string", '"max_length"'],
    ["{ type: int, min: 1 }", "{ type: int, max: 1 }", '"min" of the attribute "x", "max"'],
  ])("with an attribute %s and %s", (old, fresh, field) => {
    const metric = (attribute: string) => `instrument: counter, attributes: { x: ${attribute} }`;
    expect(pair(metric(old), metric(fresh))).toEqual([`differs in ${field} of the attribute "x"`]);
  });

  test.each([
    ["attributes: { x: [one, two], y: string }", "attributes: { y: string, x: [two, one] }"],
    ["attributes: { x: { type: string, description: X., max_values: 3 } }", "attributes: { x: string }"],
    ["cardinality: 10, description: A.", "cardinality: 20, stability: stable"],
  ])("need not agree in what a measurement does not show: { %s } with { %s }", (old, fresh) => {
    expect(pair(`instrument: counter, ${old}`, `instrument: counter, ${fresh}`)).toEqual([]);
  });

  test("may be more than two, but no chain", () => {
    const old = (key: string, to: string) =>
      `${key}: { instrument: counter, deprecated: { renamed_to: ${to}, emit: both, until: "2.0" } }`;
    expect(codes(old("a", "c"), old("b", "c"), "c: { instrument: counter }")).toEqual([]);
    expect(codes(old("a", "b"), old("b", "c"), "c: { instrument: counter }")).toEqual(["emission-mismatch"]);
  });
});

describe("the name of what was removed", () => {
  const beside = (tombstone: string, fresh: string) => codes(`${tombstone}, status: removed }`, `${fresh} }`);

  test.each([
    ["a.b: { instrument: counter", "a_b: { instrument: counter"],
    ["a.b: { instrument: counter", "A.B: { instrument: counter"],
    ["ab: { instrument: gauge", "a.b: { instrument: counter"],
    ["a.b: { instrument: counter", "a.b.total: { instrument: counter"],
    ["a.b_total: { instrument: gauge", "a.b: { instrument: counter"],
    ["level: { instrument: gauge, observable: true", "le_vel: { instrument: gauge"],
    ["a.b: { instrument: counter", "a-b: { instrument: counter, status: planned"],
  ])("%s } is not for %s }", (tombstone, fresh) => {
    expect(beside(tombstone, fresh)).toEqual(["name-collision"]);
  });

  test.each([
    ["a.b: { instrument: gauge", "a.b.total: { instrument: gauge"],
    ["wait: { instrument: histogram, unit: s", "start.wait: { instrument: counter"],
    ["a.b: { instrument: counter", "a_b: { instrument: counter, status: removed"],
    ["a: { instrument: counter", "b: { instrument: counter"],
  ])("%s } leaves room for %s }", (tombstone, fresh) => {
    expect(beside(tombstone, fresh)).toEqual([]);
  });
});
