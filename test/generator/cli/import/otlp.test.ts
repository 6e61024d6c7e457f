import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printedBy, programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

const instruments = `import { metrics, ValueType, type Meter } from "@opentelemetry/api";

export const meter: Meter = metrics.getMeter("shop");

function counter(name: string, description: string, unit?: string) {
  return meter.createCounter(name, { description, unit, valueType: ValueType.INT });
}

export const orders = counter("shop.orders", "Orders.", "{order}");
export const bytes = counter("shop.sent", "Bytes.", "By");
export const active = meter.createUpDownCounter("shop.active", { description: "Active.", valueType: ValueType.INT });
export const wait = meter.createHistogram("shop.wait", {
  description: "Wait.",
  unit: "s",
  advice: { explicitBucketBoundaries: [0.1, 1, 10] },
});
export const level = meter.createGauge("shop.level", { description: "Level." });
`;

const server = `import { active, bytes, level, orders, wait } from "./instruments.js";

export function serve(channel: "web" | "app", status: 200 | 404, took: number, isPaid: boolean): void {
  orders.add(1, { channel, status, "order.paid": isPaid });
  orders.add(2, { channel: "web", status: 404, "order.paid": false });
  bytes.add(1000);
  active.add(1, { channel });
  active.add(-1, { channel });
  active.add(3, { channel: "app" });
  wait.record(took, { channel, status });
  level.record(-took, { channel });
}
`;

const main = `import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { JsonMetricsSerializer } from "@opentelemetry/otlp-transformer";
import { metrics } from "@opentelemetry/api";

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1_000_000 });
const provider = new MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(provider);
const { serve } = await import("./server.js");
serve("web", 200, 0.5, true);
serve("app", 404, 7, false);
await provider.forceFlush();
for (const each of exporter.getMetrics()) console.log(new TextDecoder().decode(JsonMetricsSerializer.serializeRequest(each)));
await provider.shutdown();
`;
const binding = 'const { record } = await import("./record.js");\nrecord.bind(provider);\n';

type Exported = {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly {
      readonly scope: { readonly name: string };
      readonly metrics: readonly object[];
    }[];
  }[];
};

/** Attributes are a set: their order says nothing. */
function inOrder(key: string, value: unknown): unknown {
  return key === "attributes" && Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value;
}

/** Each metric as it is sent over OTLP, with its points in their order, without their times. */
async function exportedBy(folder: string): Promise<readonly string[]> {
  const { resourceMetrics }: Exported = JSON.parse(await printedBy(folder));
  return resourceMetrics
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ scope: { name }, metrics }) => metrics.map((metric) => `${name} ${JSON.stringify(metric, inOrder)}`))
    .map((line) => line.replaceAll(/imeUnixNano":"\d+"/g, 'imeUnixNano":""'))
    .sort();
}

test("an OpenTelemetry program sends the same over OTLP before and after it is rewritten, and usage finds nothing in it", async () => {
  const folder = programFolder({
    "src/instruments.ts": instruments,
    "src/server.ts": server,
    "src/main.ts": main,
  });
  const old = await exportedBy(folder);
  expect(old).toHaveLength(5);
  expect((await meterbook(folder, ["import", "typescript"])).err).toBe("");
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
  const { out, err } = await meterbook(folder, ["import", "typescript", "--rewrite"]);
  expect([err, out]).toEqual(["", expect.stringMatching(/^5 metrics rewritten in 3 files, 0 left/)]);
  writeFileSync(join(folder, "src/main.ts"), main.replace("const { serve }", `${binding}const { serve }`));
  expect(await exportedBy(folder)).toEqual(old);
  const used = await meterbook(folder, ["usage", "--fail-on", "warning"]);
  expect([used.code, used.err]).toEqual([0, ""]);
});
