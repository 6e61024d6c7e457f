import { exportedLabel } from "../../exported/exported-name.js";
import type { Owner } from "../../exported/series-index.js";
import type { Metric } from "../../model/catalog.js";
import type { CatalogSeries } from "../catalog-series.js";
import { namesOf } from "../names-of.js";
import { type LabelSet, originsOf } from "../promql/label-set.js";
import type { Selector } from "../promql/selector.js";
import type { ReadQueries } from "../read-query.js";
import type { MetricRename, Renames } from "./renames.js";

/** What a rewriting knows. */
export type Given = {
  readonly series: CatalogSeries;
  readonly queries: ReadQueries;
  readonly renames: Renames;
  /** Whether the old name stays beside the new one. */
  readonly keepsOld: boolean;
};

/** A name among those of a selector, the metric that has it, and what takes its place. */
export type Renamed = { readonly owner: Owner<Metric>; readonly rename: MetricRename };

export function renamedOf(name: string, { series, renames }: Given): readonly Renamed[] {
  return series.owners(name).flatMap((owner) => {
    const rename = renames.get(owner.metric);
    return rename === undefined ? [] : [{ owner, rename }];
  });
}

/** What a label of a metric's series is called in those of the new metric. */
export function newLabelOf(label: string, { owner, rename }: Renamed, { series }: Given): string {
  for (const { key } of series.attributesOf(owner.metric, label)) {
    const to = rename.attributes.get(key);
    if (to !== undefined) return exportedLabel(to, owner.route) ?? label;
  }
  return label;
}

/** What a label is called after the rewriting; undefined where that differs by where it comes from. */
export function newLabel(sets: readonly LabelSet[], label: string, given: Given): string | undefined {
  const found = new Set(sets.flatMap((set) => [...newNames(set, label, given, new Set())]));
  const [only = label] = found;
  return found.size > 1 ? undefined : only;
}

function newNames(set: LabelSet, label: string, given: Given, seen: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...originsOf(set, label)].flatMap((origin) =>
      origin === null ? [label] : inSelector(origin, label, given, seen),
    ),
  );
}

/** Of a recording rule the label follows those that its result is made of. */
function inSelector(selector: Selector, label: string, given: Given, seen: ReadonlySet<string>): readonly string[] {
  const names = namesOf(selector).flatMap(({ text }): readonly string[] => {
    const renamed = renamedOf(text, given);
    if (renamed.length > 0) return renamed.map((each) => newLabelOf(label, each, given));
    const record = given.queries.records.get(text);
    if (record === undefined || seen.has(text) || record.query.added.includes(label)) return [label];
    return [...newNames(record.analysis.result, label, given, new Set([...seen, text]))];
  });
  return names.length === 0 ? [label] : names;
}

/** The values of a label that are called otherwise, through recording rules, too. */
export function renamedValuesOf(
  selector: Selector,
  label: string,
  given: Given,
  seen: ReadonlySet<string> = new Set(),
): readonly ReadonlyMap<string, string>[] {
  return namesOf(selector).flatMap(({ text }) => {
    const record = given.queries.records.get(text);
    const renamed = renamedOf(text, given);
    if (renamed.length > 0 || record === undefined || seen.has(text)) {
      return renamed.flatMap(({ owner, rename }) =>
        given.series.attributesOf(owner.metric, label).flatMap(({ key }) => rename.values.get(key) ?? []),
      );
    }
    return [...originsOf(record.analysis.result, label)].flatMap((origin) =>
      origin === null ? [] : renamedValuesOf(origin, label, given, new Set([...seen, text])),
    );
  });
}
