import { readFileSync } from "node:fs";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, MetricReader, type ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { ValueType } from "@opentelemetry/api";
import type { Attribute, Catalog, Metric, Scalar } from "../../../../generator/model/catalog.js";
import { readCatalog } from "../../../../generator/pipeline.js";

/** Kinds of metrics and limits that the catalog of Codex does not have. */
const more = `  pool.size: { instrument: gauge, unit: "{thread}", value_type: int, description: Threads that wait. }
  pool.busy: { instrument: up_down_counter, unit: "{thread}", value_type: int, description: Threads at work. }
  upload.size:
    instrument: histogram
    unit: By
    value_type: int
    buckets: [10, 100, 1000]
    description: Size of an upload.
    attributes:
      shard: { type: int, min: 1, max: 9 }
      code: { type: string, pattern: "[a-z]{2}", max_length: 2 }
      name: { type: string, max_length: 5 }
      share: { type: double, min: 0, max: 1 }
      dry: { type: boolean, required: false }
`;

/** Codex's own catalog, where everything is active and the meter has a version and a schema. */
export function codexCatalog(): Catalog {
  const text = readFileSync(new URL("../../../../catalog.yaml", import.meta.url), "utf8");
  const meter = 'meter: { version: "1.4.0", schema_url: https://example.com/1.4.0 }\n';
  const whole = text
    .replaceAll(/^ +status: planned.*\n/gm, "")
    .replace("prefix:", `${meter}prefix:`)
    .replace("metrics:\n", `metrics:\n${more}`);
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text: whole });
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  return catalog;
}

class OneReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** What a program with OpenTelemetry's SDK exports that records each metric once for each allowed value. */
export async function emitted(catalog: Catalog): Promise<ResourceMetrics> {
  const reader = new OneReader();
  const resource = resourceFromAttributes({ "service.name": "codex" });
  const provider = new MeterProvider({ readers: [reader], resource });
  const { version, schemaUrl } = catalog.meter;
  const meter = provider.getMeter(catalog.name, version ?? "", { schemaUrl: schemaUrl ?? "" });
  for (const metric of catalog.metrics) {
    const { description, unit, valueType } = metric;
    const options = { description, unit, valueType: valueType === "int" ? ValueType.INT : ValueType.DOUBLE };
    const record = recorderOf(meter, metric, options);
    const attributes = [...catalog.context, ...metric.attributes];
    const most = Math.max(...attributes.map((attribute) => valuesOf(attribute).length), 1);
    for (let round = 0; round < most; round += 1) {
      record(
        5,
        Object.fromEntries(
          attributes.map((attribute) => {
            const values = valuesOf(attribute);
            return [attribute.key, values[round % values.length] ?? ""];
          }),
        ),
      );
    }
  }
  const { resourceMetrics, errors } = await reader.collect();
  if (errors.length > 0) throw new Error(String(errors));
  return resourceMetrics;
}

type Meter = ReturnType<MeterProvider["getMeter"]>;
type Options = Parameters<Meter["createCounter"]>[1];
type Record1 = (value: number, attributes: Record<string, Scalar>) => void;

function recorderOf(meter: Meter, metric: Metric, options: Options): Record1 {
  const { name } = metric;
  switch (metric.instrument) {
    case "counter": {
      const counter = meter.createCounter(name, options);
      return (value, attributes) => counter.add(value, attributes);
    }
    case "up_down_counter": {
      const counter = meter.createUpDownCounter(name, options);
      return (value, attributes) => counter.add(value, attributes);
    }
    case "gauge": {
      const gauge = meter.createGauge(name, options);
      return (value, attributes) => gauge.record(value, attributes);
    }
    case "histogram": {
      const advice = metric.buckets === null ? {} : { advice: { explicitBucketBoundaries: [...metric.buckets] } };
      const histogram = meter.createHistogram(name, { ...options, ...advice });
      return (value, attributes) => histogram.record(value, attributes);
    }
  }
}

/** Values that an attribute allows: each listed one, or one of its type. */
export function valuesOf({ key, type, values, open }: Attribute): readonly Scalar[] {
  const listed = values.map((each) => (each.kind === "exact" ? each.value : `${each.prefix}x`));
  if (listed.length > 0) return open ? [...listed, "something else"] : listed;
  if (type === "boolean") return [true, false];
  if (type === "int") return [3];
  if (type === "double") return [0.5];
  return [key === "code" ? "ab" : "text"];
}
