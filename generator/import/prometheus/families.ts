import type { Exposition, FamilyType, MetricFamily, Sample } from "../../exposition/exposition.js";
import { scopeLabels } from "../../exported/series.js";
import { linesIn, type Place, placeIn, type SourceText } from "../../source.js";
import { noLabels, see, type SeenLabels } from "./labels.js";

/** A family over all scrapes. */
export type SeenFamily = {
  /** As Prometheus stores it: that of a counter with `_total`. */
  readonly name: string;
  readonly type: FamilyType;
  readonly isTyped: boolean;
  readonly at: Place;
  help: string | null;
  /** In UCUM, from the JavaScript exporter of OpenTelemetry, whose names say no units. */
  unit: string | null;
  readonly labels: SeenLabels;
  readonly bounds: Set<number>;
  /** Scrapes in which it has another type. */
  readonly others: { readonly type: FamilyType; readonly at: Place }[];
};

type ReadScrape = { readonly source: SourceText; readonly exposition: Exposition };

/** The families of several scrapes, by their names. */
export function familiesOf(scrapes: readonly ReadScrape[]): readonly SeenFamily[] {
  const byName = new Map<string, SeenFamily>();
  for (const [index, { source, exposition }] of scrapes.entries()) {
    for (const family of exposition.families) {
      const name = storedName(family);
      const at = placeAt(source, family.line, 1);
      const known = byName.get(name) ?? begun(name, family, at);
      byName.set(name, known);
      if (known.type !== family.type) known.others.push({ type: family.type, at });
      else take(known, family, { index, isText: exposition.format === "text" });
    }
  }
  return [...byName.values()].filter(({ name }) => !isCreation(name, byName));
}

function begun(name: string, { type, isTyped, help }: MetricFamily, at: Place): SeenFamily {
  return { name, type, isTyped, at, help, unit: null, labels: noLabels(), bounds: new Set(), others: [] };
}

/** In OpenMetrics the suffixes of counters and info metrics stand at their samples only. */
function storedName({ name, type, samples }: MetricFamily): string {
  const [first] = samples.filter(({ part }) => part === "value");
  if (type === "counter" || type === "info") return first?.name ?? name;
  return name;
}

type InScrape = { readonly index: number; readonly isText: boolean };

function take(known: SeenFamily, { type, help, unit, samples }: MetricFamily, { index, isText }: InScrape): void {
  known.help ??= help;
  if (isText) known.unit ??= unit;
  for (const sample of samples) {
    if (sample.part === "created") continue;
    if (sample.part === "bucket") takeBound(known, sample);
    see(known.labels, sample, index, (label) => !isOfType(type, label) && !scopeLabels.includes(label));
  }
}

function takeBound({ bounds }: SeenFamily, { labels }: Sample): void {
  const bound = Number(labels.find(({ name }) => name === "le")?.value ?? "");
  if (Number.isFinite(bound)) bounds.add(bound);
}

function isOfType(type: FamilyType, label: string): boolean {
  if (type === "histogram" || type === "gaugehistogram") return label === "le";
  return type === "summary" && label === "quantile";
}

/** When a series began, as Prometheus text says it: clients write a gauge beside each counter, histogram and summary. */
function isCreation(name: string, byName: ReadonlyMap<string, SeenFamily>): boolean {
  if (!name.endsWith("_created")) return false;
  const stem = name.slice(0, -"_created".length);
  const type = (byName.get(stem) ?? byName.get(`${stem}_total`))?.type;
  return type === "counter" || type === "histogram" || type === "summary";
}

/** A place of a scrape, of which line and column are known; to the end of the line. */
export function placeAt(source: SourceText, line: number, column: number): Place {
  const starts = linesIn(source);
  const start = Math.min((starts[line - 1] ?? 0) + column - 1, source.text.length);
  const end = source.text.indexOf("\n", start);
  return placeIn(source, { start, end: end === -1 ? source.text.length : end });
}
