import type { Catalog, Metric } from "../model/catalog.js";
import { signalsIn } from "../model/entries.js";
import { unitWords } from "../model/units/unit-words.js";
import { type AttributePool, attributePool } from "./attribute-pool.js";
import type { UsePlaces } from "../queries/use-places.js";
import type { RecordedIn, RecordedPlace } from "../usage/recorded-in.js";
import type { Coverage } from "./coverage.js";
import type { CatalogData, DictionaryData, MetricData, RecordedData, RevisionData } from "./data.js";
import type { History, Track } from "./history.js";
import { type MetricFacts, metricData } from "./metric-data.js";
import { present } from "./present.js";
import { signalData } from "./signal-data.js";

/** One of the catalogs of a page, and what is known of its metrics beside it. */
export type Listed = {
  readonly catalog: Catalog;
  /** Where each metric is used; null when no dashboards and rules were looked through. */
  readonly uses: UsePlaces | null;
  /** Null when no history was read. */
  readonly history: History | null;
  /** Which files record each metric; null where nobody says so. */
  readonly recordedIn: RecordedIn | null;
  /** What a running program emitted; null when no report was given. */
  readonly coverage: Coverage | null;
};

/** The page's title, and the revisions to which the histories refer. */
export type Heading = { readonly title: string; readonly revisions: readonly RevisionData[] };

/** What the page of some catalogs knows: the same for the same catalogs, wherever and whenever it is made. */
export function dictionaryData(listed: readonly Listed[], { title, revisions }: Heading): DictionaryData {
  const pool = attributePool();
  const catalogs = listed.map((each) => catalogData(each, pool));
  const metrics = listed.flatMap((each, at) => [...metricsOf(each, at, pool), ...goneOf(each, at, pool)]);
  const signals = listed.flatMap(({ catalog }, at) =>
    signalsIn(catalog).map((signal) => signalData(signal, catalog, pool, at)),
  );
  const page = {
    format: 1,
    title,
    catalogs,
    attributes: pool.all,
    units: unitsOf(metrics),
    revisions,
    metrics,
  } as const;
  return signals.length === 0 ? page : { ...page, signals };
}

function catalogData({ catalog, uses, coverage }: Listed, pool: AttributePool): CatalogData {
  const { name, context, settings } = catalog;
  const { strategy, exporter } = settings.prometheus;
  return {
    ...present<Pick<CatalogData, "name" | "sourceLink" | "hasQueries" | "hasCoverage">>({
      name,
      sourceLink: settings.sourceLink,
      hasQueries: uses === null ? null : true,
      hasCoverage: catalog.metrics.some((metric) => coverage?.has(metric.name)) || null,
    }),
    strategy,
    exporter,
    common: context.map(pool.use),
  };
}

function metricsOf(
  { catalog, uses, history, coverage, recordedIn }: Listed,
  at: number,
  pool: AttributePool,
): readonly MetricData[] {
  return catalog.metrics.map((metric) => {
    return metricData(metric, catalog, pool, {
      catalog: at,
      uses: uses?.get(metric) ?? null,
      coverage: coverage?.get(metric.name) ?? null,
      recordedIn: recordedIn?.get(metric.name)?.map(recordedData) ?? null,
      ...trackFacts(history?.tracks.get(metric)),
    });
  });
}

/** What somebody looks up after the removal is there as it was last. */
function goneOf({ history }: Listed, at: number, pool: AttributePool): readonly MetricData[] {
  return (history?.gone ?? []).map((track) => {
    const metric: Metric = { ...track.metric, status: "removed" };
    const nothing = { uses: null, coverage: null, recordedIn: null };
    return metricData(metric, track.catalog, pool, { catalog: at, ...nothing, ...trackFacts(track) });
  });
}

function recordedData({ file, line }: RecordedPlace): RecordedData {
  return line === null ? { file } : { file, line };
}

function trackFacts(track: Track | undefined): Pick<MetricFacts, "changes" | "formerly"> {
  return { changes: track?.changes ?? null, formerly: track?.formerly ?? null };
}

function unitsOf(metrics: readonly MetricData[]): Readonly<Record<string, string>> {
  const units = new Set(metrics.map(({ unit = "" }) => unit));
  const named = [...units].sort().flatMap((unit) => {
    const text = unitWords(unit);
    return text === undefined ? [] : [[unit, text]];
  });
  return Object.fromEntries(named);
}
