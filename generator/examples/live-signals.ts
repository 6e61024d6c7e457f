import type { FileExample } from "./example.js";
import { attributesOf, ofLines, type Point } from "./live-lines.js";

const signals = `catalog: 1
name: shop
prefix: shop.
metrics: {}
events:
  refunded: { description: Money went back., severity: warn, attributes: { channel: [web, app] } }
spans:
  checkout: { description: Paying., kind: client, attributes: { step: string }, events: [refunded] }
  night: { description: The shop is closed. }
`;

const channel = { channel: "web" };
const client = 3;

/** A log record of `shop.refunded`. */
function refunded(attributes: Parameters<typeof attributesOf>[0] = channel, more: Point = {}): Point {
  return { eventName: "shop.refunded", severityNumber: 13, ...attributesOf(attributes), ...more };
}

/** `shop.checkout`. */
function checkout(more: Point = {}): Point {
  return { name: "shop.checkout", kind: client, ...attributesOf({ step: "card" }), ...more };
}

function logsOf(logRecords: readonly Point[]): string {
  return `${JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope: { name: "shop" }, logRecords }] }] })}\n`;
}

function spansOf(spans: readonly Point[]): string {
  return `${JSON.stringify({ resourceSpans: [{ scopeSpans: [{ scope: { name: "shop" }, spans }] }] })}\n`;
}

const attached = [{ name: "shop.refunded", ...attributesOf(channel) }];
const secret = signals.replace("[web, app]", "{ type: string, sensitivity: secret }");

export const unknownEvent: FileExample = ofLines(
  logsOf([refunded(), refunded(channel, { eventName: "shop.refund" })]),
  logsOf([refunded()]),
  signals,
);
export const unknownSpan: FileExample = ofLines(
  spansOf([checkout(), checkout({ name: "shop.chekout" })]),
  spansOf([checkout()]),
  signals,
);
export const wrongSeverity: FileExample = ofLines(
  logsOf([refunded(channel, { severityNumber: 9 })]),
  logsOf([refunded()]),
  signals,
);
export const wrongSpanKind: FileExample = ofLines(spansOf([checkout({ kind: 2 })]), spansOf([checkout()]), signals);
export const unlistedEvent: FileExample = ofLines(
  spansOf([checkout(), { name: "shop.night", events: attached }]),
  spansOf([checkout({ events: attached }), { name: "shop.night" }]),
  signals,
);
export const sensitiveContent: FileExample = ofLines(
  logsOf([refunded()]),
  logsOf([refunded({ channel: "[REDACTED]" })]),
  secret,
);
