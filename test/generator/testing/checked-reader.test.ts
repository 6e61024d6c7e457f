import { join } from "node:path";
import { ValueType } from "@opentelemetry/api";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { expect, test } from "vitest";
import type { checkedReader as Published } from "../../../generator/testing.js";
import * as entry from "../../../generator/testing/entry.js";
import { createRecorderProducer } from "../../../src/runtime/sdk.js";
import { temporaryFolder } from "../temporary-folder.js";

// As its declarations say it, which are written by hand.
const checkedReader = entry.checkedReader as unknown as typeof Published;

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, value_type: int, unit: "{order}", attributes: { channel: [web, app] } }
  wait: { instrument: histogram, unit: s, buckets: [0.1, 1] }
`;

function reader(more: object = {}) {
  return checkedReader({ catalog: join(temporaryFolder({ "catalog.yaml": catalog }), "catalog.yaml"), ...more });
}

test("a program's own meters are checked by what they export", async () => {
  const checked = reader();
  const meter = new MeterProvider({ readers: [checked] }).getMeter("shop");
  meter.createCounter("shop.orders", { unit: "{order}", valueType: ValueType.INT }).add(1, { channel: "web" });
  const advice = { explicitBucketBoundaries: [0.1, 1] };
  meter.createHistogram("shop.wait", { unit: "s", advice }).record(0.5);
  const sound = await checked.check();
  expect(sound.findings).toEqual([]);
  expect(sound.coverage.totals).toMatchObject({ metrics: { seen: 2, of: 2 }, values: { seen: 1, of: 2 } });

  meter.createCounter("shop.orders", { unit: "{order}", valueType: ValueType.INT }).add(1, { channel: "wap" });
  meter.createUpDownCounter("shop.order").add(1);
  const { findings } = await checked.check();
  expect(findings.map(({ code, severity, metric }) => [code, severity, metric])).toEqual([
    ["live/unknown-value", "error", "shop.orders"],
    ["live/unknown-metric", "error", "shop.order"],
  ]);
});

test("what a producer of recorders gives is checked, too", async () => {
  const producer = createRecorderProducer({ name: "shop" });
  const checked = reader({ metricProducers: [producer] });
  new MeterProvider({ readers: [checked] });
  producer.meter.createHistogram("shop.wait", { unit: "ms", advice: { explicitBucketBoundaries: [0.1, 1] } }).record(1);
  const { findings } = await checked.check();
  expect(findings.map(({ code }) => code)).toEqual(["live/wrong-unit"]);
});

test("what a reader sees has not left, so that hidden attributes are no finding", async () => {
  const secret = catalog.replace("[web, app]", "{ type: string, sensitivity: secret, max_length: 3 }");
  const checked = checkedReader({ catalog: join(temporaryFolder({ "catalog.yaml": secret }), "catalog.yaml") });
  const meter = new MeterProvider({ readers: [checked] }).getMeter("shop");
  meter.createCounter("shop.orders", { unit: "{order}", valueType: ValueType.INT }).add(1, { channel: "hunter2" });
  const { findings, coverage } = await checked.check();
  expect(findings).toEqual([]);
  expect(coverage.totals.attributes).toMatchObject({ seen: 1, of: 1 });
});

test("a reader without a provider, and a catalog that cannot be used, are errors that say so", async () => {
  await expect(reader().check()).rejects.toThrow("the reader is in no MeterProvider");
  const none = checkedReader({ catalog: "none.yaml" });
  new MeterProvider({ readers: [none] });
  await expect(none.check()).rejects.toThrow("the catalog cannot be used: none.yaml");
});
