import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partition } from "../../../generator/model/partition.js";
import { catalogOf, metricOf } from "../emit/catalog-builder.js";
import { runs } from "../../fuzz.js";

function divide(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const parts = partition(catalogOf(keys.map((key) => metricOf(key))));
  return new Map(parts.map(({ id, metrics }) => [id, metrics.map(({ key }) => key)]));
}

function numbered(namespace: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${namespace}.m${index}`);
}

function sizes(keys: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...divide(keys)].map(([id, metrics]) => [id, metrics.length]));
}

describe("partition", () => {
  test("leaves a catalog of 60 metrics in one part, and divides one of 61 by namespace", () => {
    expect(sizes(numbered("a", 60))).toEqual({ "": 60 });
    expect(sizes([...numbered("a", 57), ...numbered("b", 4)])).toEqual({ a: 57, b: 4 });
  });

  test("puts namespaces of fewer than four metrics together, in the order of the catalog", () => {
    const parts = divide(["y.1", ...numbered("a", 60), "x.1", "other.z", "y.2"]);
    expect([...parts.keys()]).toEqual(["a", "other"]);
    expect(parts.get("other")).toEqual(["y.1", "x.1", "other.z", "y.2"]);
  });

  test("divides a namespace of more than 120 by its next word, and what words cannot divide by count", () => {
    expect(sizes([...numbered("a.b", 80), ...numbered("a.c", 80)])).toEqual({ "a-b": 80, "a-c": 80 });
    expect(sizes(numbered("a", 121))).toEqual({ "a--1": 120, "a--2": 1 });
  });

  test("cuts names with dots at the dots only, and others between words", () => {
    const keys = [
      ...numbered("gen_ai", 40),
      ...numbered("gen.other", 4),
      ...numbered("credit_cards", 4),
      ...numbered("credit_notes", 4),
      "http_requests",
      "http_errors",
      "http_bytes",
      "http_time",
      ...numbered("k8s.pod", 6),
    ];
    const parts = partition(catalogOf(keys.map((key) => metricOf(key))));
    expect(parts.map(({ id, namespace }) => [id, namespace])).toEqual([
      ["gen_ai", "gen_ai"],
      ["gen", "gen"],
      ["credit_cards", "credit_cards"],
      ["credit_notes", "credit_notes"],
      ["http", "http"],
      ["k8s", "k8s"],
    ]);
  });

  test("calls a crowded namespace by its parts with dots between", () => {
    const keys = [...numbered("gen_ai.client", 80), ...numbered("gen_ai.server", 80)];
    const parts = partition(catalogOf(keys.map((key) => metricOf(key))));
    expect(parts.map(({ id, namespace }) => [id, namespace])).toEqual([
      ["gen_ai-client", "gen_ai.client"],
      ["gen_ai-server", "gen_ai.server"],
    ]);
  });

  test("calls no part like a device of Windows", () => {
    expect([...divide([...numbered("con", 10), ...numbered("Aux", 60)]).keys()]).toEqual(["con_", "aux_"]);
  });

  test("compares namespaces without regard to case, as file systems do", () => {
    expect(sizes([...numbered("Http", 40), ...numbered("http", 40)])).toEqual({ http: 80 });
  });

  test("changes only the part of a metric that is added, in a catalog that is divided already", () => {
    const keys = [...numbered("a", 40), ...numbered("b", 40), ...numbered("c", 2)];
    const before = divide(keys);
    for (const [added, part] of [
      ["a.new", "a"],
      ["c.new", "other"],
      ["d.new", "other"],
    ] as const) {
      const after = divide([...keys.slice(0, 50), added, ...keys.slice(50)]);
      const changed = [...after.keys()].filter((id) => after.get(id)?.join() !== before.get(id)?.join());
      expect(changed).toEqual([part]);
      expect([...after.keys()]).toEqual([...before.keys()]);
    }
  });

  test("puts each metric into one part, parts of 120 at most, with ids that differ and file systems take", () => {
    const key = fc.stringMatching(/^[a-c]{1,2}([._][a-b0-9]{1,2}){0,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 61, maxLength: 300 }), (keys) => {
        const parts = [...divide(keys)];
        expect(parts.flatMap(([, metrics]) => metrics).sort()).toEqual([...keys].sort());
        for (const [id, metrics] of parts) {
          expect(id).toMatch(/^[a-z0-9]+([-_][a-z0-9]+)*_?(--\d+)?$/);
          expect(metrics.length).toBeLessThanOrEqual(120);
          expect([...metrics].sort((a, b) => keys.indexOf(a) - keys.indexOf(b))).toEqual(metrics);
        }
      }),
      runs(25),
    );
  });
});

test("no part is called like the page of the shared attributes", () => {
  const metrics = Array.from({ length: 61 }, (_, index) => metricOf(`attributes.metric_${index}`));
  expect(partition(catalogOf(metrics)).map(({ id, namespace }) => [id, namespace])).toEqual([
    ["attributes_", "attributes"],
  ]);
});
