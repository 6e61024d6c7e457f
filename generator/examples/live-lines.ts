import type { FileExample, Files } from "./example.js";

export const orders = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, unit: "{order}", value_type: int, description: A customer confirmed., attributes: { channel: [web, app] } }
`;
export const wait = "  wait: { instrument: histogram, unit: s, buckets: [0.1, 1], description: Until it is paid. }\n";

type Attributes = Readonly<Record<string, string | number | boolean>>;
export type Point = Readonly<Record<string, unknown>>;

export function attributesOf(attributes: Attributes): Point {
  const typed = (value: Attributes[string]) => {
    if (typeof value === "string") return { stringValue: value };
    return typeof value === "boolean" ? { boolValue: value } : { intValue: `${value}` };
  };
  return { attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: typed(value) })) };
}

/** A point of `shop.orders`. */
export function order(attributes: Attributes = { channel: "web" }, value: Point = { asInt: "1" }): Point {
  return { ...attributesOf(attributes), ...value };
}

const description = "A customer confirmed.";
const unit = "{order}";
const cumulative = 2;

export function sumOf(points: readonly Point[], more: Point = {}): Point {
  const sum = { aggregationTemporality: cumulative, isMonotonic: true, dataPoints: points };
  return { name: "shop.orders", description, unit, sum, ...more };
}

export function waitOf(bounds: readonly number[], counts: readonly number[], more: Point = {}): Point {
  const point = { count: "1", sum: 0.5, explicitBounds: bounds, bucketCounts: counts.map(String), ...more };
  const histogram = { aggregationTemporality: cumulative, dataPoints: [point] };
  return { name: "shop.wait", description: "Until it is paid.", unit: "s", histogram };
}

/** A line as the file exporters write it. */
export function lineOf(metrics: readonly Point[], scope: Point = { name: "shop" }, more: Point = {}): string {
  return `${JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope, metrics, ...more }] }] })}\n`;
}

export function ofLines(wrong: string, right: string, catalog = orders): FileExample {
  const around = (lines: string): Files => ({ "catalog.yaml": catalog, "metrics.jsonl": lines });
  return { wrong: around(wrong), right: around(right) };
}

/** One metric that is wrong, and right. */
export function ofMetrics(
  wrong: readonly Point[],
  right: readonly Point[] = [sumOf([order()])],
  catalog = orders,
): FileExample {
  return ofLines(lineOf(wrong), lineOf(right), catalog);
}

/** Points of `shop.orders` where its attribute, or the metric, is written in another way. */
export function ofOrders(from: string, to: string, wrong: readonly Point[], right: readonly Point[]): FileExample {
  return ofMetrics([sumOf(wrong)], [sumOf(right)], orders.replace(from, to));
}

/** The same beside a metric that is called `shop.sales`. */
export function ofSales(sales: string, wrong: readonly Point[], right: readonly Point[]): FileExample {
  const line = `  sales: { instrument: counter, unit: "{order}", value_type: int, description: A customer confirmed., ${sales} }\n`;
  return ofMetrics(wrong, right, orders + line);
}

export const scoped = orders.replace(
  "prefix",
  'meter: { version: "2.0", schema_url: https://example.com/2.0 }\nprefix',
);
export const closed = "channel: [web, app]";
export const at = (channel: string | number) => order({ channel });
