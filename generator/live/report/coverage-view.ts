import { type AttributeCoverage, type Coverage, percentOf, type Share } from "../coverage.js";

/** How much of the catalog was seen, for other programs. */
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

export type AttributeView = ReturnType<typeof attributeView>;

function attributeView({ attribute, isPresent, isAbsent, values }: AttributeCoverage) {
  return {
    attribute: attribute.key,
    present: isPresent,
    absent: isAbsent,
    values: values.map(({ value, isSeen }) => ({ value, seen: isSeen })),
  };
}
