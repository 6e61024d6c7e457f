import { type AttributeCoverage, type Coverage, percentOf, type Share } from "../../live/coverage.js";
import type { LookedAt } from "../../live/looked-at.js";
import { visible } from "../../emit/visible.js";
import { count } from "../terminal/display.js";

/** What was looked at, for other programs. */
export function lookedView(looked: LookedAt) {
  return {
    payloads: looked.payloads,
    bytes: looked.bytes,
    points: looked.points,
    checked_points: looked.checkedPoints,
    unreadable: looked.unreadable,
    allowed: looked.allowed,
    spans: looked.spans,
    log_records: looked.logRecords,
    other_scopes: [...looked.otherScopes].map(([name, points]) => ({ name, points })),
  };
}

export function coverageView({ metrics, common, totals }: Coverage) {
  return {
    totals: {
      metrics: shareView(totals.metrics),
      attributes: shareView(totals.attributes),
      optional: shareView(totals.optional),
      values: shareView(totals.values),
    },
    common: common.map(attributeView),
    metrics: metrics.map(({ metric, points, first, attributes }) => ({
      metric: metric.name,
      points,
      first: first === null ? null : new Date(first).toISOString(),
      attributes: attributes.map(attributeView),
    })),
  };
}

function shareView(share: Share) {
  return { ...share, percent: percentOf(share) };
}

function attributeView({ attribute, isPresent, isAbsent, values }: AttributeCoverage) {
  return {
    attribute: attribute.key,
    present: isPresent,
    absent: isAbsent,
    values: values.map(({ value, isSeen }) => ({ value, seen: isSeen })),
  };
}

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
