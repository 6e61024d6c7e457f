import { expect, test } from "vitest";
import { compare, signatureOf } from "../../../generator/diff/compare.js";
import { pairEntries } from "../../../generator/diff/pair-entries.js";
import type { Metric } from "../../../generator/model/catalog.js";
import { attributeOf, deprecationOf, metricOf } from "../emit/catalog-builder.js";
import { versionOf } from "./rich-catalog.js";

const head = "catalog: 1\nname: shop\nprefix: shop.\nmetrics:\n";

function changesOf(base: string, after: string): readonly (readonly unknown[])[] {
  const changes = compare(versionOf(head + base).catalog, versionOf(head + after).catalog);
  return changes.map(({ code, subject, callers, consumers, bump }) => [
    code,
    ...subject.metrics,
    callers,
    consumers,
    bump,
  ]);
}

function renamesOf(base: readonly Metric[], after: readonly Metric[]): readonly (readonly string[])[] {
  const { pairs } = pairEntries(base, after, signatureOf);
  return pairs.filter(({ found }) => found !== "same").map((pair) => [pair.base.key, pair.head.key, pair.found]);
}

test("a metric that stays beside its replacement is deprecated, and nothing breaks", () => {
  const base = "  calls: { instrument: counter, stability: stable }\n";
  const after =
    "  calls: { instrument: counter, stability: stable, deprecated: { renamed_to: tool.calls } }\n  tool.calls: { instrument: counter, stability: stable }\n";
  expect(changesOf(base, after)).toEqual([
    ["deprecation-added", "calls", "additive", "additive", "minor"],
    ["metric-added", "tool.calls", "additive", "additive", "minor"],
  ]);
});

test("a tombstone that names a new metric is a rename, whatever the two measure", () => {
  const base = "  calls: { instrument: counter, unit: s }\n";
  const after =
    "  calls: { instrument: counter, unit: s, status: removed, deprecated: { renamed_to: total } }\n  total: { instrument: counter, unit: s }\n";
  expect(changesOf(base, after)).toEqual([["metric-renamed", "total", "breaking", "breaking", "minor"]]);
});

test("a deprecation of the base says what a metric is called now", () => {
  const before = [metricOf("calls", { deprecated: deprecationOf({ renamedTo: "total" }), status: "deprecated" })];
  expect(renamesOf(before, [metricOf("total", { unit: "{call}" })])).toEqual([["calls", "total", "declared"]]);
});

test("two tombstones that name one metric are one rename and one end", () => {
  const gone = (name: string) =>
    `  ${name}: { instrument: counter, status: removed, deprecated: { renamed_to: total } }\n`;
  const base = "  a: { instrument: counter }\n  b: { instrument: counter }\n";
  expect(changesOf(base, `${gone("a")}${gone("b")}  total: { instrument: counter }\n`)).toEqual([
    ["status-changed", "b", "breaking", "breaking", "minor"],
    ["metric-renamed", "total", "breaking", "breaking", "minor"],
  ]);
});

test("a tombstone whose replacement is not new is no rename", () => {
  const base = "  calls: { instrument: counter }\n  total: { instrument: counter }\n";
  const after =
    "  calls: { instrument: counter, status: removed, deprecated: { renamed_to: total } }\n  total: { instrument: counter }\n";
  expect(changesOf(base, after)).toEqual([["status-changed", "calls", "breaking", "breaking", "minor"]]);
});

test("keys that take in the prefix are renamed for callers only", () => {
  const base = versionOf(
    "catalog: 1\nname: shop\nprefix: shop.\nmetrics:\n  a.b: { instrument: counter }\n  c.d: { instrument: gauge }\n",
  );
  const after = versionOf(
    "catalog: 1\nname: shop\nmetrics:\n  shop.a.b: { instrument: counter }\n  shop.c.d: { instrument: gauge }\n",
  );
  expect(
    compare(base.catalog, after.catalog).map(({ code, callers, consumers }) => [code, callers, consumers]),
  ).toEqual([
    ["prefix-changed", "none", "cosmetic"],
    ["metric-renamed", "breaking", "cosmetic"],
    ["metric-renamed", "breaking", "cosmetic"],
  ]);
});

test.each<[string, Metric, Metric, boolean]>([
  [
    "the same description",
    metricOf("a", { description: "Orders." }),
    metricOf("zzzzz", { description: "Orders." }),
    true,
  ],
  ["another namespace", metricOf("http.requests"), metricOf("web.requests"), true],
  ["a few letters", metricOf("session.started"), metricOf("session.start"), true],
  ["a word more", metricOf("orders"), metricOf("orders.placed.total"), true],
  ["nothing", metricOf("orders"), metricOf("level"), false],
  ["a name, but another unit", metricOf("orders", { unit: "s" }), metricOf("order", { unit: "ms" }), false],
  ["a name, but another instrument", metricOf("orders"), metricOf("order", { instrument: "gauge" }), false],
  ["a name, but other attributes", metricOf("orders"), metricOf("order", { attributes: [attributeOf("a")] }), false],
])("%s in common decides whether a rename is likely", (_, before, after, isLikely) => {
  expect(renamesOf([before], [after])).toEqual(isLikely ? [[before.key, after.key, "likely"]] : []);
});

test("a description that two metrics share proposes nothing by itself", () => {
  const before = [metricOf("a", { description: "Same." })];
  const after = [metricOf("yyyyy", { description: "Same." }), metricOf("zzzzz", { description: "Same." })];
  expect(renamesOf(before, after)).toEqual([]);
});

test("a namespace of thousands that moves is found whole, each with its own", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `item${index}.count`);
  const renames = renamesOf(
    names.map((name) => metricOf(`http.${name}`)),
    names.map((name) => metricOf(`web.${name}`)),
  );
  expect(renames).toEqual(names.map((name) => [`http.${name}`, `web.${name}`, "likely"]));
});

test("thousands that come and go without likeness are compared with few each", () => {
  const metrics = (letter: string) =>
    Array.from({ length: 5_000 }, (_, index) => metricOf(`${letter.repeat(20)}${index}`));
  expect(renamesOf(metrics("a"), metrics("b"))).toEqual([]);
});
