import type { MetricFamily } from "../../exposition/exposition.js";
import { parseExposition } from "../../exposition/parse-exposition.js";
import type { Payload } from "../otlp/take-request.js";
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
    if (owner !== undefined) session.take(readFamily(family, owner, { exported, origin: where }), time);
    else session.takeUnknown({ ...unknown(family, exported), names: exported.names }, time);
  }
}

function unknown({ name, samples }: MetricFamily, { answersFor, meter }: Exported): Unknown {
  const scope = samples[0]?.labels.find((label) => label.name === "otel_scope_name")?.value ?? null;
  return { name, scope, points: samples.length, isOurs: scope === meter || answersFor(name) };
}
