import type { MetricFamily } from "../../exposition/exposition.js";
import { parseExposition } from "../../exposition/parse-exposition.js";
import { rejections } from "../checks/rejected.js";
import type { Payload } from "../otlp/take-request.js";
import type { ReceivedMetric, ReceivedPoint } from "../received.js";
import type { LiveSession, Unknown } from "../session.js";
import type { Exported } from "./families.js";
import { readFamily } from "./read-family.js";

/** Checks a scrape by the names under which the catalog's metrics are exported. */
export function takeExposition(
  session: LiveSession,
  exported: Exported,
  text: string,
  { where, time }: Pick<Payload, "where" | "time">,
): void {
  session.looked.payloads += 1;
  session.looked.bytes += Buffer.byteLength(text);
  const { families, findings } = parseExposition(text);
  for (const { line, message } of findings) session.unreadable(where, `line ${line}: ${message}`, time);
  for (const family of families) {
    if (exported.isTarget(family)) continue;
    const owner = exported.ownerOf(family);
    if (rejectionFamily.test(family.name)) session.take(readRejections(family, where), time);
    else if (owner !== undefined) session.take(readFamily(family, owner, { exported, origin: where }), time);
    else session.takeUnknown({ ...unknown(family, exported), names: () => exported.names }, time);
  }
}

const rejectionFamily = /^meterbook[._]invalid(_total)?$/;

/** What recorders count in `meterbook.invalid`. */
function readRejections({ samples }: MetricFamily, origin: string): ReceivedMetric {
  const head = { name: rejections, description: null, unit: null, isTyped: false };
  const shape = { shape: null, isMonotonic: null, temporality: null };
  const points = samples.map(({ labels }): ReceivedPoint => {
    const attributes = labels.map(({ name: key, value }) => ({ key, value: { type: "text", value } as const }));
    return { key: "", attributes: () => attributes, time: 0, value: null };
  });
  return { origin, scope: { name: null, version: null, schemaUrl: null }, head: { ...head, ...shape }, points };
}

function unknown({ name, samples }: MetricFamily, { answersFor, meter }: Exported): Unknown {
  const scope = samples[0]?.labels.find((label) => label.name === "otel_scope_name")?.value ?? null;
  return { name, scope, points: samples.length, isOurs: scope === meter || answersFor(name) };
}
