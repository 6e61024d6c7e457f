import { visible } from "../../emit/visible.js";
import type { LookedAt } from "../../live/looked-at.js";
import { count } from "../terminal/display.js";

/** What came of other meters, as a part of a sentence. */
export function otherScopesText({ payloads, otherScopes, spans, logRecords }: LookedAt): string {
  if (payloads === 0) return "nothing was received at all";
  const meters = [...otherScopes].sort(([, a], [, b]) => b - a).slice(0, 5);
  const texts = meters.map(([name, points]) => `"${visible(name)}" (${count(points, "point")})`);
  const parts = [
    ...(texts.length === 0 ? [] : [`metrics of ${texts.join(", ")}${otherScopes.size > 5 ? " and others" : ""}`]),
    ...(spans === 0 ? [] : [count(spans, "span")]),
    ...(logRecords === 0 ? [] : [count(logRecords, "log event")]),
  ];
  return parts.length === 0 ? `${count(payloads, "payload")} came without metrics` : `what came: ${parts.join("; ")}`;
}
