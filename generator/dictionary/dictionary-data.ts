import type { AnyEntry, Catalog, Metric, Signal } from "../model/catalog.js";
import { entriesIn, signalsIn } from "../model/entries.js";
import { unitWords } from "../model/units/unit-words.js";
import { type AttributePool, attributePool } from "./attribute-pool.js";
import type { UsePlaces } from "../queries/use-places.js";
import type { RecordedEntries, RecordedPlace } from "../usage/recorded-in.js";
import type { Coverage } from "./coverage.js";
import type { CatalogData, DictionaryData, MetricData, RecordedData, RevisionData, SignalData } from "./data.js";
import type { History, Track } from "./history.js";
import type { EntryFacts } from "./entry-data.js";
import { metricData } from "./metric-data.js";
import { present } from "./present.js";
import { signalData } from "./signal-data.js";

/** One of the catalogs of a page, and what is known of its entries beside it. */
export type Listed = {
  readonly catalog: Catalog;
  /** Where each metric is used; null when no dashboards and rules were looked through. */
  readonly uses: UsePlaces | null;
  /** Null when no history was read. */
  readonly history: History | null;
  /** Which files record each entry; null where nobody says so. */
  readonly recordedIn: RecordedEntries | null;
  /** What a running program emitted; null when no report was given. */
  readonly coverage: Coverage | null;
};

/** The page's title, and the revisions to which the histories refer. */
type Heading = { readonly title: string; readonly revisions: readonly RevisionData[] };

/** What the page of some catalogs knows: the same for the same catalogs, wherever and whenever it is made. */
export function dictionaryData(listed: readonly Listed[], { title, revisions }: Heading): DictionaryData {
  const pool = attributePool();
  const catalogs = listed.map((each) => catalogData(each, pool));
  const metrics = listed.flatMap((each, at) => [...metricsOf(each, at, pool), ...goneOf(each, at, pool)]);
  const signals = listed.flatMap((each, at) => signalsOf(each, at, pool));
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
      hasCoverage: entriesIn(catalog).some(({ kind, name }) => coverage?.[kind].has(name)) || null,
    }),
    strategy,
    exporter,
    common: context.map(pool.use),
  };
}

function metricsOf(listed: Listed, at: number, pool: AttributePool): readonly MetricData[] {
  const { catalog } = listed;
  return catalog.metrics.map((metric) => metricData(metric, catalog, pool, factsOf(metric, listed, at)));
}

/** Those of the catalog, and then those that are gone. */
function signalsOf(listed: Listed, at: number, pool: AttributePool): readonly SignalData[] {
  const { catalog, history } = listed;
  const here = signalsIn(catalog).map((signal) => signalData(signal, catalog, pool, factsOf(signal, listed, at)));
  const gone = (history?.gone ?? []).flatMap((track): readonly SignalData[] => {
    if (track.entry.kind === "metric") return [];
    const signal: Signal = { ...track.entry, status: "removed" };
    return [signalData(signal, track.catalog, pool, goneFacts(track, at))];
  });
  return [...here, ...gone];
}

/** What somebody looks up after the removal is there as it was last. */
function goneOf({ history }: Listed, at: number, pool: AttributePool): readonly MetricData[] {
  return (history?.gone ?? []).flatMap((track): readonly MetricData[] => {
    if (track.entry.kind !== "metric") return [];
    const metric: Metric = { ...track.entry, status: "removed" };
    return [metricData(metric, track.catalog, pool, goneFacts(track, at))];
  });
}

/** Dashboards and rules use metrics only. */
function factsOf(entry: AnyEntry, { uses, history, coverage, recordedIn }: Listed, at: number): EntryFacts {
  const { kind, name } = entry;
  return {
    catalog: at,
    uses: (kind === "metric" && uses?.get(entry)) || null,
    coverage: coverage?.[kind].get(name) ?? null,
    recordedIn: recordedIn?.[kind]?.get(name)?.map(recordedData) ?? null,
    ...trackFacts(history?.tracks.get(entry)),
  };
}

function goneFacts(track: Track, at: number): EntryFacts {
  return { catalog: at, uses: null, coverage: null, recordedIn: null, ...trackFacts(track) };
}

function recordedData({ file, line }: RecordedPlace): RecordedData {
  return line === null ? { file } : { file, line };
}

function trackFacts(track: Track | undefined): Pick<EntryFacts, "changes" | "formerly"> {
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
