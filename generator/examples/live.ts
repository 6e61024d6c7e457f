import type { LiveCode } from "../diagnostics/live-codes.js";
import type { FileExample } from "./example.js";
import {
  at,
  closed,
  lineOf,
  ofLines,
  ofMetrics,
  ofOrders,
  ofSales,
  order,
  orders,
  scoped,
  sumOf,
  wait,
  waitOf,
} from "./live-lines.js";
import {
  sensitiveContent,
  unknownEvent,
  unknownSpan,
  unlistedEvent,
  wrongSeverity,
  wrongSpanKind,
} from "./live-signals.js";

const withWait = orders + wait;
const sound = [sumOf([order()])];
const bounds = [0.1, 1];
const rightWait = [waitOf(bounds, [0, 1, 0])];
const withSales = [...sound, sumOf([order({})], { name: "shop.sales" })];
const withBoth = [...sound, sumOf([order()], { name: "shop.sales" })];

/** `shop.sales` as the old name of `shop.orders`, until a day. */
function both(until: string): string {
  return `deprecated: { renamed_to: orders, emit: both, until: "${until}" }, attributes: { channel: [web, app] }`;
}

/** What `meterbook live-check metrics.jsonl` finds. */
export const liveExamples: Readonly<Record<LiveCode, FileExample>> = {
  "live/unknown-metric": ofMetrics([...sound, sumOf([order()], { name: "shop.order" })]),
  "live/unknown-event": unknownEvent,
  "live/unknown-span": unknownSpan,
  "live/planned-metric": ofSales("status: planned", withSales, sound),
  "live/removed-metric": ofSales("status: removed", withSales, sound),
  "live/expired-metric": ofSales('expires: "2026-01-31"', withSales, sound),
  "live/deprecated-metric": ofSales(both("2026-01-31"), withBoth, sound),
  "live/single-name": ofSales(both("2099-01-31"), sound, withBoth),
  "live/wrong-instrument": ofMetrics([sumOf([order()], { sum: undefined, gauge: { dataPoints: [order()] } })]),
  "live/wrong-unit": ofMetrics([sumOf([order()], { unit: "{sale}" })]),
  "live/wrong-description": ofMetrics([sumOf([order()], { description: "An order." })]),
  "live/wrong-value-type": ofMetrics([sumOf([order({ channel: "web" }, { asDouble: 1 })])]),
  "live/wrong-buckets": ofMetrics([waitOf([0.5, 1], [0, 1, 0])], rightWait, withWait),
  "live/wrong-severity": wrongSeverity,
  "live/wrong-span-kind": wrongSpanKind,
  "live/unlisted-event": unlistedEvent,
  "live/mixed-temporality": ofMetrics([
    ...sound,
    sumOf([order()], { sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: [order()] } }),
  ]),
  "live/negative-value": ofMetrics([sumOf([order({ channel: "web" }, { asInt: "-1" })])]),
  "live/malformed-point": ofMetrics([waitOf(bounds, [0, 1])], rightWait, withWait),
  "live/unknown-attribute": ofMetrics([sumOf([order({ channel: "web", chanel: "app" })])]),
  "live/missing-attribute": ofMetrics([sumOf([order({})])]),
  "live/missing-common-attribute": ofMetrics(
    sound,
    [sumOf([order({ channel: "web", region: "eu" })])],
    orders.replace("metrics:", "context: { region: [eu, us] }\nmetrics:"),
  ),
  "live/wrong-attribute-type": ofMetrics([sumOf([at(1)])]),
  "live/unknown-value": ofMetrics([sumOf([at("wap")])]),
  "live/pattern-mismatch": ofOrders(
    closed,
    'channel: { type: string, pattern: "[a-z]+", max_length: 20 }',
    [at("Web")],
    [at("web")],
  ),
  "live/too-long": ofOrders(closed, "channel: { type: string, max_length: 4 }", [at("webshop")], [at("web")]),
  "live/out-of-range": ofOrders(closed, "channel: { type: int, min: 1, max: 9 }", [at(10)], [at(1)]),
  "live/sensitive-content": sensitiveContent,
  "live/too-many-series": ofOrders(
    "attributes: { channel: [web, app] }",
    "cardinality: 1, attributes: { channel: string }",
    [at("web"), at("app")],
    [at("web")],
  ),
  "live/too-many-values": ofOrders(
    closed,
    "channel: { type: string, max_values: 1 }",
    [at("web"), at("app")],
    [at("web")],
  ),
  "live/other-value": ofOrders(closed, "channel: { type: string, max_values: 1 }", [at("_other")], [at("web")]),
  "live/overflow": ofMetrics([sumOf([order(), order({ "otel.metric.overflow": true })])]),
  "live/rejected-measurement": ofMetrics([
    ...sound,
    sumOf([order({ metric: "shop.orders", reason: "value", attribute: "channel" })], { name: "meterbook.invalid" }),
  ]),
  "live/wrong-scope": ofLines(lineOf(sound, { name: "store" }), lineOf(sound)),
  "live/wrong-scope-version": ofLines(
    lineOf(sound, { name: "shop", version: "1.9" }, { schemaUrl: "https://example.com/2.0" }),
    lineOf(sound, { name: "shop", version: "2.0" }, { schemaUrl: "https://example.com/2.0" }),
    scoped,
  ),
  "live/wrong-schema-url": ofLines(
    lineOf(sound, { name: "shop", version: "2.0" }, { schemaUrl: "https://example.com/1.9" }),
    lineOf(sound, { name: "shop", version: "2.0" }, { schemaUrl: "https://example.com/2.0" }),
    scoped,
  ),
  "live/unreadable-payload": ofLines(`${lineOf(sound)}{"resourceMetrics":[\n`, lineOf(sound)),
  "live/nothing-received": ofLines(
    lineOf([sumOf([order()], { name: "http.requests" })], { name: "http" }),
    lineOf(sound),
  ),
  "live/never-emitted": ofMetrics(sound, [...sound, ...rightWait], withWait),
  "live/low-coverage": ofMetrics(sound, [...sound, ...rightWait], withWait),
};
