import type { Metric } from "../model/catalog.js";
import { placeInQuery } from "../queries/finding.js";
import type { MetricUsage } from "../queries/usage.js";
import { positionOf, type SourceText } from "../source.js";
import type { UseData } from "./data.js";
import { present } from "./present.js";

/** Where each metric is used; `pathOf` gives the path of a file from the catalog's folder. */
export function usesOf(
  usages: readonly MetricUsage[],
  pathOf: (source: SourceText) => string,
): ReadonlyMap<Metric, readonly UseData[]> {
  return new Map(usages.map(({ metric, uses }) => [metric, uses.map((use) => useData(use, pathOf))]));
}

function useData({ read, via }: MetricUsage["uses"][number], pathOf: (source: SourceText) => string): UseData {
  const { kind, name, within } = read.query.holder;
  const { line } = positionOf(placeInQuery(read, { from: 0, to: 0 }));
  return present<UseData>({ kind, name, within, file: pathOf(read.source), line, via });
}
