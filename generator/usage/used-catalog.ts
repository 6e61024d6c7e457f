import type { AnyEntry, Catalog, Metric, Signal } from "../model/catalog.js";
import { emissionOf, isRecorded } from "../model/emission.js";
import { signalsIn } from "../model/entries.js";
import { recordingIn } from "../model/recording.js";
import { formsOf } from "../model/variants.js";
import { type RecordedEntries, readRecordedIn, recordedIn } from "./recorded-in.js";
import type { Place, SourceText } from "../source.js";
import type { CodePlace } from "../typescript/metric.js";
import type { ReadUsage, RecorderUse } from "../typescript/use.js";
import type { EntryKind } from "../vocabulary.js";

/** A catalog, and what the code of a program records of it. */
export type UsedCatalog = {
  readonly catalog: Catalog;
  readonly usage: ReadUsage;
  /** Each metric that has a recorder, with the calls of its recorders. */
  readonly metrics: readonly UsedMetric[];
  readonly signals: readonly UsedSignal[];
  /** Null where the catalog names no file that says where its entries are recorded. */
  readonly recordedIn: KeptPlaces | null;
  readonly placeOf: (place: CodePlace) => Place;
};

/** Where entries are recorded by the code, and by the file that says so; undefined where there is no such file. */
export type KeptPlaces = { readonly fresh: RecordedEntries; readonly kept: RecordedEntries | undefined };

/** A path as messages write it, and from the catalog's folder; and the text of the file that `recorded_in` names. */
type UsageFiles = {
  readonly nameOf: (path: string) => string;
  readonly below: (path: string) => string;
  readonly kept: string | undefined;
};

/** The calls of the recorders of an entry. */
type Uses = {
  /** Those of the program, and those of its tests. */
  readonly uses: readonly RecorderUse[];
  readonly tests: readonly RecorderUse[];
  /**
   * Those of the metric that takes its place and is exported under both names, or that it is recorded with; and those of
   * the events and spans that record it. What they pass is not known.
   */
  readonly others: readonly RecorderUse[];
};

type UsedMetric = Uses & { readonly metric: Metric };
type UsedSignal = Uses & { readonly signal: Signal };
export type UsedEntry = Uses & { readonly entry: AnyEntry };

/** The metrics, events and spans, in the catalog's order. */
export function usedEntries({ metrics, signals }: Pick<UsedCatalog, "metrics" | "signals">): readonly UsedEntry[] {
  return [
    ...metrics.map(({ metric, ...uses }) => ({ entry: metric, ...uses })),
    ...signals.map(({ signal, ...uses }) => ({ entry: signal, ...uses })),
  ];
}

/** A call of the recorder of an entry, as messages write it. */
export function recorderOf(entry: AnyEntry): string {
  if (entry.kind === "metric") return `\`record.${methodsOf(entry)[0]}(…)\``;
  return `\`record.${entry.kind === "event" ? "emit" : "span"}.${entry.names.recorder}(…)\``;
}

/** The methods by which a metric is recorded: its own, those of its variants, and what starts its timer. */
function methodsOf(metric: Metric): readonly string[] {
  return formsOf(metric).flatMap(({ names }) => [
    names.recorder,
    ...(names.timer === null ? [] : [names.timer.method]),
  ]);
}

/** All methods of the recorders, those of events and spans as well. */
export function allMethods(catalog: Catalog): ReadonlySet<string> {
  const signals = signalsIn(catalog).filter(isRecorded);
  return new Set([
    ...catalog.metrics.filter(isRecorded).flatMap(methodsOf),
    ...signals.map(({ names }) => names.recorder),
  ]);
}

export function usedCatalog(catalog: Catalog, usage: ReadUsage, files: UsageFiles): UsedCatalog {
  const { metrics, signals } = usedIn(catalog, usage);
  const kept = files.kept === undefined ? undefined : readRecordedIn(files.kept);
  const places = catalog.settings.recordedIn && {
    fresh: recordedIn(usedEntries({ metrics, signals }), files.below),
    kept,
  };
  return { catalog, usage, metrics, signals, recordedIn: places, placeOf: placesIn(usage.texts, files.nameOf) };
}

/** How generated classes end that have the calls of a kind; parts of a divided catalog have classes of their own. */
const classes: Readonly<Record<EntryKind, string>> = { metric: "Recorders", event: "Events", span: "Spans" };

function usedIn(catalog: Catalog, usage: ReadUsage): Pick<UsedCatalog, "metrics" | "signals"> {
  const byMethod = new Map<string, RecorderUse[]>();
  for (const use of usage.uses) {
    const others = byMethod.get(use.method);
    if (others === undefined) byMethod.set(use.method, [use]);
    else others.push(use);
  }
  // An event and a metric may have the same method, each in a class of its own.
  const called = (methods: readonly string[], kind: EntryKind) =>
    methods
      .flatMap((method) => byMethod.get(method) ?? [])
      .filter(({ owner }) => owner === null || owner.endsWith(classes[kind]));
  const usesOf = (metric: Metric) => called(methodsOf(metric), "metric");
  const signalUses = ({ kind, names }: Signal) => called([names.recorder], kind);
  const { replacements, oldNames } = emissionOf(catalog);
  const { recordersOf } = recordingIn(catalog);
  const metrics = catalog.metrics.map((metric): UsedMetric => {
    const relatives = [replacements.get(metric), ...(oldNames.get(metric) ?? [])];
    const others = [
      ...relatives.flatMap((each) => (each === undefined ? [] : usesOf(each))),
      ...(recordersOf.get(metric.key) ?? []).flatMap(signalUses),
    ];
    return { metric, ...parted(usesOf(metric)), others: others.filter(({ isTest }) => !isTest) };
  });
  const signals = signalsIn(catalog).map((signal) => ({ signal, ...parted(signalUses(signal)), others: [] }));
  return { metrics, signals };
}

function parted(all: readonly RecorderUse[]): Pick<Uses, "uses" | "tests"> {
  return { uses: all.filter(({ isTest }) => !isTest), tests: all.filter(({ isTest }) => isTest) };
}

/** The places of code as findings have them. */
export function placesIn(texts: ReadonlyMap<string, string>, nameOf: (path: string) => string): UsedCatalog["placeOf"] {
  const sources = new Map<string, SourceText>();
  return ({ path, start, end }) => {
    const source = sources.get(path) ?? { name: nameOf(path), text: texts.get(path) ?? "" };
    sources.set(path, source);
    return { source, start, end };
  };
}
