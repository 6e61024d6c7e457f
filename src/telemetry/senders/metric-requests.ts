import type { MetricData, ResourceMetrics, ScopeMetrics } from "@opentelemetry/sdk-metrics";
import type { Format } from "../settings/config.js";

function countPoints(metrics: readonly MetricData[]): number {
  return metrics.reduce((sum, { dataPoints }) => sum + dataPoints.length, 0);
}

export function countAllPoints({ scopeMetrics }: ResourceMetrics): number {
  return scopeMetrics.reduce((sum, { metrics }) => sum + countPoints(metrics), 0);
}

function slicePoints(metric: MetricData, from: number, to: number): MetricData {
  // A slice of a union of lists is that union's list again.
  return { ...metric, dataPoints: metric.dataPoints.slice(from, to) } as MetricData;
}

/** What was collected in parts of so many data points, each whole by itself: with resource, scope, name and unit. */
export function* divide(collected: ResourceMetrics, most: number): Generator<ResourceMetrics> {
  let scopes: ScopeMetrics[] = [];
  let free = most;
  for (const { scope, metrics } of collected.scopeMetrics) {
    let part: MetricData[] = [];
    for (const metric of metrics) {
      for (let from = 0; from < metric.dataPoints.length; ) {
        const to = Math.min(metric.dataPoints.length, from + free);
        part.push(slicePoints(metric, from, to));
        free -= to - from;
        from = to;
        if (free > 0) continue;
        yield { resource: collected.resource, scopeMetrics: [...scopes, { scope, metrics: part }] };
        [scopes, part, free] = [[], [], most];
      }
    }
    if (part.length > 0) scopes.push({ scope, metrics: part });
  }
  if (scopes.length > 0) yield { resource: collected.resource, scopeMetrics: scopes };
}

const opening = '{"resourceMetrics":[';
const closing = "]}";

/** Encoded requests as one: messages of protobuf one after the other are one message, whose lists hold those of all. */
export function joinRequests(bodies: readonly Uint8Array[], format: Format): Uint8Array {
  const [first] = bodies;
  if (bodies.length === 1 && first !== undefined) return first;
  if (format === "binary") return Buffer.concat(bodies);
  const inner = bodies.map((body) => body.subarray(opening.length, body.length - closing.length));
  const comma = Buffer.from(",");
  const parts = inner.flatMap((body, index) => (index === 0 ? [body] : [comma, body]));
  return Buffer.concat([Buffer.from(opening), ...parts, Buffer.from(closing)]);
}
