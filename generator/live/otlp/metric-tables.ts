import { keyValue, resource, scope } from "./common-tables.js";
import { type Table, table } from "./tables.js";

// opentelemetry/proto/metrics/v1/metrics.proto

const attributes = [() => keyValue, "lazy"] as const;
const exemplar: Table = table(
  "Exemplar",
  [7, "filteredAttributes", ...attributes],
  [2, "timeUnixNano", "fixed64"],
  [3, "asDouble", "double"],
  [6, "asInt", "sfixed64"],
  [4, "spanId", "id"],
  [5, "traceId", "id"],
);
const numberDataPoint: Table = table(
  "NumberDataPoint",
  [7, "attributes", ...attributes],
  [2, "startTimeUnixNano", "fixed64"],
  [3, "timeUnixNano", "fixed64"],
  [4, "asDouble", "double"],
  [6, "asInt", "sfixed64"],
  [5, "exemplars", () => exemplar, "walked"],
  [8, "flags", "uint32"],
);
const histogramDataPoint: Table = table(
  "HistogramDataPoint",
  [9, "attributes", ...attributes],
  [2, "startTimeUnixNano", "fixed64"],
  [3, "timeUnixNano", "fixed64"],
  [4, "count", "fixed64"],
  [5, "sum", "double"],
  [6, "bucketCounts", "fixed64", "repeated"],
  [7, "explicitBounds", "double", "repeated"],
  [8, "exemplars", () => exemplar, "walked"],
  [10, "flags", "uint32"],
  [11, "min", "double"],
  [12, "max", "double"],
);
const buckets: Table = table("Buckets", [1, "offset", "sint32"], [2, "bucketCounts", "int64", "repeated"]);
const exponentialHistogramDataPoint: Table = table(
  "ExponentialHistogramDataPoint",
  [1, "attributes", ...attributes],
  [2, "startTimeUnixNano", "fixed64"],
  [3, "timeUnixNano", "fixed64"],
  [4, "count", "fixed64"],
  [5, "sum", "double"],
  [6, "scale", "sint32"],
  [7, "zeroCount", "fixed64"],
  [8, "positive", () => buckets],
  [9, "negative", () => buckets],
  [10, "flags", "uint32"],
  [11, "exemplars", () => exemplar, "walked"],
  [12, "min", "double"],
  [13, "max", "double"],
  [14, "zeroThreshold", "double"],
);
const valueAtQuantile: Table = table("ValueAtQuantile", [1, "quantile", "double"], [2, "value", "double"]);
const summaryDataPoint: Table = table(
  "SummaryDataPoint",
  [7, "attributes", ...attributes],
  [2, "startTimeUnixNano", "fixed64"],
  [3, "timeUnixNano", "fixed64"],
  [4, "count", "fixed64"],
  [5, "sum", "double"],
  [6, "quantileValues", () => valueAtQuantile, "repeated"],
  [8, "flags", "uint32"],
);

const points = (of: Table) => [1, "dataPoints", () => of, "walked"] as const;
const temporality = [2, "aggregationTemporality", "enum"] as const;
const gauge: Table = table("Gauge", points(numberDataPoint));
const sum: Table = table("Sum", points(numberDataPoint), temporality, [3, "isMonotonic", "bool"]);
const histogram: Table = table("Histogram", points(histogramDataPoint), temporality);
const exponentialHistogram: Table = table("ExponentialHistogram", points(exponentialHistogramDataPoint), temporality);
const summary: Table = table("Summary", points(summaryDataPoint));

const metric: Table = table(
  "Metric",
  [1, "name", "string"],
  [2, "description", "string"],
  [3, "unit", "string"],
  [5, "gauge", () => gauge, "walked"],
  [7, "sum", () => sum, "walked"],
  [9, "histogram", () => histogram, "walked"],
  [10, "exponentialHistogram", () => exponentialHistogram, "walked"],
  [11, "summary", () => summary, "walked"],
  [12, "metadata", () => keyValue, "walked"],
);
const scopeMetrics: Table = table(
  "ScopeMetrics",
  [1, "scope", () => scope],
  [2, "metrics", () => metric, "walked"],
  [3, "schemaUrl", "string"],
);
const resourceMetrics: Table = table(
  "ResourceMetrics",
  [1, "resource", () => resource],
  [2, "scopeMetrics", () => scopeMetrics, "walked"],
  [3, "schemaUrl", "string"],
);
export const metricsRequest: Table = table("ExportMetricsServiceRequest", [
  1,
  "resourceMetrics",
  () => resourceMetrics,
  "walked",
]);
