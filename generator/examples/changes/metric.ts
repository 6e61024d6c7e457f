import type { metricCodes } from "../../diff/codes/metric.js";
import {
  additive,
  breaking,
  type ChangeExample,
  changed,
  cosmetic,
  type Assessment,
  ofCounter,
  onlyConsumers,
  orders,
} from "./change-example.js";

const both = `${orders}\n  returns:\n    instrument: counter\n    description: Sent back.`;

/** Lines of the time that paying takes. */
function ofDuration(impacts: Assessment, before: readonly string[], after: readonly string[]): ChangeExample {
  const around = (lines: readonly string[]) =>
    `metrics:\n  checkout.duration:\n    ${[...lines, "description: Time to pay."].join("\n    ")}`;
  return changed(impacts, around(before), around(after));
}

export const metricExamples: Readonly<Record<keyof typeof metricCodes, ChangeExample>> = {
  "metric-added": changed(additive, orders, both),
  "metric-removed": changed(breaking, both, orders),
  "metric-renamed": changed(breaking, orders, orders.replace("orders:", "order.count:")),
  "instrument-changed": changed(onlyConsumers, orders, orders.replace("counter", "up_down_counter")),
  "observable-changed": ofDuration(
    ["breaking", "cosmetic"],
    ["instrument: gauge", "unit: ms"],
    ["instrument: gauge", "unit: ms", "observable: true"],
  ),
  "unit-changed": ofDuration(
    onlyConsumers,
    ["instrument: histogram", "unit: ms"],
    ["instrument: histogram", "unit: s"],
  ),
  "value-type-changed": ofDuration(
    onlyConsumers,
    ["instrument: histogram", "unit: ms"],
    ["instrument: histogram", "unit: ms", "value_type: int"],
  ),
  "buckets-changed": ofDuration(
    onlyConsumers,
    ["instrument: histogram", "unit: ms", "buckets: [10, 50, 100]"],
    ["instrument: histogram", "unit: ms", "buckets: [10, 50, 100, 500]"],
  ),
  "recorder-changed": ofCounter(["breaking", "none"], "", "recorder: confirmed"),
  "enabled-changed": ofCounter(onlyConsumers, "", "enabled: false"),
  "variant-added": ofCounter(additive, "", "variants: { gift: { attributes: { wrapped: boolean } } }"),
  "variant-removed": ofCounter(breaking, "variants: { gift: { attributes: { wrapped: boolean } } }", ""),
  "cardinality-changed": ofCounter(onlyConsumers, "cardinality: 500", "cardinality: 100"),
  "description-changed": changed(cosmetic, orders, orders.replace("confirmed", "confirmed the cart")),
  "note-changed": ofCounter(cosmetic, "", "note: Gifts count once."),
  "owner-changed": ofCounter(cosmetic, "owner: checkout-team", "owner: cart-team"),
  "links-changed": ofCounter(cosmetic, "", 'links: ["https://example.com/orders"]'),
  "tags-changed": ofCounter(cosmetic, "tags: [sales]", "tags: [sales, weekly]"),
  "entities-changed": ofCounter(cosmetic, "entities: [host]", "entities: [service.instance]"),
  "annotations-changed": ofCounter(cosmetic, "", "annotations: { dashboard_id: 7 }"),
  "allow-changed": ofCounter(cosmetic, "", "allow: [missing-owner]"),
};
