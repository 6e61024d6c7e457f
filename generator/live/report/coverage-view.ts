import { type AttributeCoverage, type Coverage, type EntryCoverage, percentOf, type Share } from "../coverage.js";

/** How much of the catalog was seen, for other programs. */
export function coverageView({ metrics, events, spans, common, totals }: Coverage) {
  return {
    totals: {
      metrics: shareView(totals.metrics),
      events: shareView(totals.events),
      spans: shareView(totals.spans),
      attributes: shareView(totals.attributes),
      optional: shareView(totals.optional),
      values: shareView(totals.values),
    },
    common: common.map(attributeView),
    metrics: metrics.map((each) => ({ metric: each.entry.name, points: each.count, ...entryView(each) })),
    events: events.map((each) => ({ event: each.entry.name, events: each.count, ...entryView(each) })),
    spans: spans.map((each) => ({ span: each.entry.name, spans: each.count, ...entryView(each) })),
  };
}

function entryView({ first, attributes }: EntryCoverage) {
  return {
    first: first === null ? null : new Date(first).toISOString(),
    attributes: attributes.map(attributeView),
  };
}

function shareView(share: Share) {
  return { ...share, percent: percentOf(share) };
}

export type AttributeView = ReturnType<typeof attributeView>;

function attributeView({ attribute, isPresent, isAbsent, values }: AttributeCoverage) {
  return {
    attribute: attribute.key,
    present: isPresent,
    absent: isAbsent,
    values: values.map(({ value, isSeen }) => ({ value, seen: isSeen })),
  };
}
