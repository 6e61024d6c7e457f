import type { signalCodes } from "../../diff/codes/signal.js";
import { additive, breaking, type ChangeExample, changed, onlyConsumers, orders } from "./change-example.js";

const placed = "order.placed: { description: A customer confirmed. }";
const shipped = "order.shipped: { description: A parcel left. }";

function ofSection(section: "events" | "spans", ...lines: readonly string[]): string {
  return `${orders}\n${section}:\n  ${lines.join("\n  ")}`;
}

function ofSpan(line: string): string {
  return `${ofSection("events", placed)}\nspans:\n  ${line}`;
}

export const signalExamples: Readonly<Record<keyof typeof signalCodes, ChangeExample>> = {
  "event-added": changed(additive, ofSection("events", placed), ofSection("events", placed, shipped)),
  "event-removed": changed(breaking, ofSection("events", placed, shipped), ofSection("events", placed)),
  "event-renamed": changed(
    breaking,
    ofSection("events", placed),
    ofSection("events", placed.replace("order.placed", "order.confirmed")),
  ),
  "span-added": changed(additive, ofSection("spans", placed), ofSection("spans", placed, shipped)),
  "span-removed": changed(breaking, ofSection("spans", placed, shipped), ofSection("spans", placed)),
  "span-renamed": changed(
    breaking,
    ofSection("spans", placed),
    ofSection("spans", placed.replace("order.placed", "order.confirmed")),
  ),
  "severity-changed": changed(
    onlyConsumers,
    ofSection("events", "order.lost: { severity: warn }"),
    ofSection("events", "order.lost: { severity: error }"),
  ),
  "span-kind-changed": changed(
    onlyConsumers,
    ofSection("spans", "checkout: { kind: server }"),
    ofSection("spans", "checkout: { kind: internal }"),
  ),
  "records-changed": changed(
    onlyConsumers,
    ofSection("events", "order.placed: { records: { orders: } }"),
    ofSection("events", "order.placed: {}"),
  ),
  "span-events-changed": changed(onlyConsumers, ofSpan("checkout: { events: [order.placed] }"), ofSpan("checkout: {}")),
};
