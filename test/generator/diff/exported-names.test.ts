import { expect, test } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { comparisonOf } from "../../../generator/diff/comparison.js";
import { readVersion } from "../../../generator/diff/read-version.js";

function side(name: string, text: string) {
  const found = new DiagnosticCollector();
  const version = readVersion({ name, text: `catalog: 1\nname: shop\nprefix: shop.\n${text}` }, found);
  if (version === undefined) throw new Error(JSON.stringify(found.sorted()));
  return { name, file: name, errors: 0, version };
}

function renamed(base: string, head: string): readonly (readonly string[])[] {
  const circumstances = { baseVersion: null, today: null };
  const { exported } = comparisonOf(side("base.yaml", base), side("head.yaml", head), circumstances);
  return [...exported].map(([{ code }, names]) => [code, names.base, names.head]);
}

const javascript = "prometheus: { exporter: javascript }\n";
const strategy = "prometheus: { translation_strategy: NoTranslation }\n";
const wait = "metrics:\n  wait: { instrument: histogram, unit: ms }\n";

test.each([
  ["another unit", wait, wait.replace("ms", "s"), [["unit-changed", "shop_wait_milliseconds", "shop_wait_seconds"]]],
  [
    "another instrument",
    "metrics:\n  size: { instrument: gauge }\n",
    "metrics:\n  size: { instrument: counter }\n",
    [["instrument-changed", "shop_size", "shop_size_total"]],
  ],
  [
    "another name and unit, once",
    wait,
    `${wait.replace("ms", "ms, status: removed, deprecated: { renamed_to: queue }")}  queue: { instrument: histogram, unit: s }\n`,
    [["metric-renamed", "shop_wait_milliseconds", "shop_queue_seconds"]],
  ],
  ["a unit that the JavaScript exporter does not write", javascript + wait, javascript + wait.replace("ms", "s"), []],
  ["a unit that the strategy does not write", strategy + wait, strategy + wait.replace("ms", "s"), []],
  ["another description", wait, wait.replace("ms", "ms, description: Until it is paid."), []],
])("%s", (_, base, head, expected) => {
  expect(renamed(base, head)).toEqual(expected);
});
