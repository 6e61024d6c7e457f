import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { DataPointType, type ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { expect, test } from "vitest";
import { exportedLabel, exportedName } from "../../../generator/exported/exported-name.js";
import type { MetricFacts } from "../../../generator/exported/metric-facts.js";
import { javascriptRoute } from "../../../generator/exported/route.js";
import { oracleInputs } from "./oracle/inputs.js";

/** What the exporter itself writes for one point of a metric that has its own name as an attribute. */
function exported({ name, unit, instrument }: MetricFacts): string {
  const metric = {
    descriptor: { name, unit, description: "d", valueType: 1, advice: {} },
    dataPointType: instrument === "gauge" ? DataPointType.GAUGE : DataPointType.SUM,
    isMonotonic: instrument === "counter",
    dataPoints: [{ value: 1, attributes: { [name]: "" }, startTime: [0, 0], endTime: [0, 0] }],
  };
  // The serializer reads nothing else of a collection.
  const collection = { resource: { attributes: {} }, scopeMetrics: [{ scope: { name: "m" }, metrics: [metric] }] };
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  return serializer.serialize(collection as unknown as ResourceMetrics).trimEnd();
}

test("names and labels equal those that the exporter writes", () => {
  for (const facts of oracleInputs(2000)) {
    if (facts.instrument === "histogram" || facts.name === "") continue;
    const name = exportedName(facts, javascriptRoute);
    const label = exportedLabel(facts.name, javascriptRoute);
    const line = name === undefined ? "# no registered metrics" : `${name}{${label}=""} 1`;
    expect(exported(facts).split("\n").at(-1)).toBe(line);
  }
});
