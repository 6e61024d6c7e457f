import type { BrokenQuery } from "../../diff/broken-query.js";
import type { Change } from "../../diff/change.js";
import { signatureOf } from "../../diff/compare.js";
import { pairEntries } from "../../diff/pair-entries.js";
import { exportedLabel } from "../../exported/exported-name.js";
import { seriesOf } from "../../exported/series.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import { positionOf } from "../../source.js";
import { type CatalogSeries, catalogSeries } from "../catalog-series.js";
import { placeInQuery } from "../finding.js";
import { namesOf } from "../names-of.js";
import { holderText } from "../query.js";
import type { ReadQueries, ReadQuery } from "../read-query.js";
import { labelsIn } from "../usage.js";
import { valuesOf } from "../values-of.js";
import { unitFactor } from "../rewrite/unit-factor.js";
import { isAbsorbed } from "./absorbed.js";

/** A change as it bears on queries: whether one that asks for a metric in its own way gives something else afterwards. */
type IsHit = (read: ReadQuery, metrics: ReadonlySet<Metric>) => boolean;

/** The queries that each change which breaks consumers breaks; `queries` are read with the names of the base. */
export function breaksOf(
  changes: readonly Change[],
  { base, head }: { readonly base: Catalog; readonly head: Catalog },
  queries: ReadQueries,
): ReadonlyMap<Change, readonly BrokenQuery[]> {
  const series = catalogSeries(base);
  const pairs = pairEntries(base.metrics, head.metrics, signatureOf).pairs;
  const before = new Map(pairs.map((pair) => [pair.head.key, pair.base]));
  const byKey = new Map(base.metrics.map((metric) => [metric.key, metric]));
  const afterNames = new Map(pairs.map((pair) => [pair.base, pair.head]));
  const breaking = changes.filter(({ consumers }) => consumers === "breaking");
  return new Map(
    breaking.map((change) => {
      const { metrics: keys, events, spans } = change.subject;
      const named = keys.flatMap((key) => before.get(key) ?? byKey.get(key) ?? []);
      const isOfAll = keys.length + events.length + spans.length === 0;
      const metrics = new Set(isOfAll ? base.metrics : named);
      const isHit = hits(change, { series, head, after: afterNames });
      return [change, brokenBy((read) => isHit(read, metrics), queries, series)] as const;
    }),
  );
}

/** With those that a recording rule passes it on to. */
function brokenBy(
  isHit: (read: ReadQuery) => boolean,
  { read: all, records }: ReadQueries,
  series: CatalogSeries,
): readonly BrokenQuery[] {
  const broken = new Set(all.filter(isHit));
  for (let before = -1; before !== broken.size; ) {
    before = broken.size;
    for (const read of all) {
      const names = read.analysis.selectors.flatMap(namesOf).filter(({ text }) => series.owners(text).length === 0);
      const sources = names.flatMap(({ text }) => records.get(text) ?? []);
      if (sources.some((source) => broken.has(source))) broken.add(read);
    }
  }
  return all.filter((read) => broken.has(read) && !read.query.isCopy).map(brokenQuery);
}

function brokenQuery(read: ReadQuery): BrokenQuery {
  const { line, column } = positionOf(placeInQuery(read, { from: 0, to: 0 }));
  return { file: read.source.name, line, column, holder: holderText(read.query.holder) };
}

type Given = { readonly series: CatalogSeries; readonly head: Catalog; readonly after: ReadonlyMap<Metric, Metric> };

function hits(change: Change, given: Given): IsHit {
  switch (change.code) {
    case "attribute-added":
    case "attribute-removed":
    case "attribute-renamed":
    case "attribute-required":
    case "context-key-added":
    case "context-key-removed":
    case "context-key-renamed":
      return labelHit(change, given);
    case "value-removed":
    case "value-renamed":
    case "attribute-closed":
      return valueHit(change, given);
    case "buckets-changed":
      return (read, metrics) =>
        ownersIn(read, metrics, given).some(({ series }) => series.part === "bucket" || series.part === "native");
    case "value-type-changed":
    case "cardinality-changed":
      // Prometheus has one kind of number, and no budget of series.
      return () => false;
    case "unit-changed":
      return (read, metrics) => isRenamed(read, metrics, given) || isRescaled(read, metrics, given);
    default:
      return (read, metrics) => isRenamed(read, metrics, given);
  }
}

function ownersIn(read: ReadQuery, metrics: ReadonlySet<Metric>, { series }: Given) {
  return read.analysis.selectors
    .flatMap(namesOf)
    .flatMap(({ text }) => series.owners(text))
    .filter(({ metric }) => metrics.has(metric));
}

/** Whether a series that a query asks for has another name, or none, afterwards. */
function isRenamed(read: ReadQuery, metrics: ReadonlySet<Metric>, given: Given): boolean {
  const { head, after } = given;
  return ownersIn(read, metrics, given).some(({ metric, series, route }) => {
    const now = after.get(metric);
    if (now === undefined || now.status === "planned" || now.status === "removed") return true;
    const isKept = head.settings.prometheus.routes.some((each) => JSON.stringify(each) === JSON.stringify(route));
    return !isKept || !seriesOf(now, route).some(({ name, part }) => name === series.name && part === series.part);
  });
}

function isRescaled(read: ReadQuery, metrics: ReadonlySet<Metric>, given: Given): boolean {
  return ownersIn(read, metrics, given).some(({ metric, series }) => {
    const now = given.after.get(metric);
    return series.part !== "count" && now !== undefined && unitFactor(metric.unit, now.unit) !== 1;
  });
}

/** A query that names the label, or in which series that are split or merged are not added up again. */
function labelHit({ subject, base }: Change, { series }: Given): IsHit {
  const key =
    typeof base?.value === "string" && base.path.at(-1) !== "required" ? base.value : (subject.attribute ?? "");
  const routes = series.catalog.settings.prometheus.routes;
  const labels = new Set(
    [key, subject.attribute ?? ""].flatMap((each) => routes.map((route) => exportedLabel(each, route) ?? "")),
  );
  return (read, metrics) => {
    const isOf = (selector: Parameters<typeof namesOf>[0]) =>
      namesOf(selector).some(({ text }) => series.owners(text).some(({ metric }) => metrics.has(metric)));
    if (labelsIn(read).some(([selector, label]) => labels.has(label) && isOf(selector))) return true;
    return read.analysis.selectors.some(
      (selector) => isOf(selector) && [...labels].some((label) => !isAbsorbed(selector, label, read.parsed)),
    );
  };
}

/** A query that compares with a value which is gone. */
function valueHit({ subject, base }: Change, { series }: Given): IsHit {
  const gone = base === null || Array.isArray(base.value) ? null : String(base.value);
  return (read, metrics) =>
    read.analysis.selectors.some((selector) =>
      selector.matchers.some((matcher) => {
        const owners = namesOf(selector).flatMap(({ text }) => series.owners(text));
        const isMeant = owners.some(
          ({ metric }) =>
            metrics.has(metric) &&
            series.attributesOf(metric, matcher.label.text).some(({ key }) => key === subject.attribute),
        );
        return isMeant && valuesOf(matcher).some(({ text }) => gone === null || text === gone);
      }),
    );
}
