import type { ExpositionFormat, FamilyType } from "../../exposition/exposition.js";
import { parseExposition } from "../../exposition/parse-exposition.js";
import { exportedName } from "../../exported/exported-name.js";
import { javascriptRoute, type Route } from "../../exported/route.js";
import { targetInfo } from "../../exported/series.js";
import { isUcum } from "../../model/units/ucum.js";
import type { SourceText } from "../../source.js";
import type { Instrument } from "../../vocabulary.js";
import type { ImportedCatalog, ImportedMetric, ImportLoss } from "../imported-catalog.js";
import { familiesOf, placeAt, type SeenFamily } from "./families.js";
import { labelsOf } from "./labels.js";
import { type Unexported, unexportedName } from "./unexported-name.js";

/** A scrape, in the format that its content type names; null where nothing names it. */
export type Scrape = { readonly source: SourceText; readonly format: ExpositionFormat | null };

/**
 * Reads what programs show to Prometheus. Types become instruments as OpenTelemetry's specification has it
 * (compatibility/prometheus_and_openmetrics.md), names go back by the routes of the catalog: exporting gives the same names again.
 */
export function readPrometheus(scrapes: readonly Scrape[], routes: readonly Route[]): ImportedCatalog {
  const losses: ImportLoss[] = [];
  const read = scrapes.map(({ source, format }) => {
    const exposition = parseExposition(source.text, format ?? undefined);
    for (const { line, column, message } of exposition.findings) {
      losses.push({ code: "import/unreadable", at: placeAt(source, line, column), message, metric: null });
    }
    if (exposition.unlisted > 0) {
      const message = `${exposition.unlisted} more lines cannot be read`;
      losses.push({ code: "import/unreadable", at: source, message, metric: null });
    }
    return { source, exposition };
  });
  const families = familiesOf(read);
  const taken = new Set(families.map(({ name }) => name.toLowerCase()));
  const metrics = families.flatMap((family) => {
    const metric = readFamily(family, { routes, taken, losses });
    taken.add(metric?.name.toLowerCase() ?? "");
    return metric ?? [];
  });
  return { name: null, naming: "prometheus", metrics, losses };
}

type Reading = { readonly instrument: Instrument; readonly code?: ImportLoss["code"]; readonly remark?: string };

/** What a type becomes, and what is said about it. */
const readings: Readonly<Record<FamilyType, Reading | null>> = {
  counter: { instrument: "counter" },
  gauge: { instrument: "gauge" },
  histogram: { instrument: "histogram" },
  unknown: { instrument: "gauge", code: "import/guessed", remark: "has no type, and becomes a gauge" },
  info: {
    instrument: "up_down_counter",
    code: "import/unsupported-instrument",
    remark: "is an info metric, and becomes an up-down counter",
  },
  stateset: {
    instrument: "up_down_counter",
    code: "import/unsupported-instrument",
    remark: "is a set of states, and becomes an up-down counter",
  },
  summary: {
    instrument: "histogram",
    code: "import/unsupported-instrument",
    remark: "is a summary, and becomes a histogram: it has buckets in the place of quantiles",
  },
  gaugehistogram: null,
};

type Scope = { readonly routes: readonly Route[]; readonly taken: ReadonlySet<string>; readonly losses: ImportLoss[] };

const ofResource = {
  what: "is what Prometheus keeps of a resource",
  help: "there is nothing to do: the SDK sends the attributes of its resource by itself",
};
const risingAndFalling = {
  what: "is a histogram that rises and falls",
  help: "record what happens in a histogram, or what there is in a gauge",
};

function readFamily(family: SeenFamily, { routes, taken, losses }: Scope): ImportedMetric | undefined {
  const { name: exported, at, others, help: written, bounds } = family;
  const reading = readingOf(family);
  if (reading === null) {
    const { what, help } = exported === targetInfo ? ofResource : risingAndFalling;
    const message = `"${exported}" ${what}, and is left out`;
    losses.push({ code: "import/unsupported-instrument", at, message, help, metric: exported });
    return undefined;
  }
  const { instrument, code, remark } = reading;
  const isTaken = (shorter: string) => taken.has(shorter.toLowerCase());
  const { name, unit, isExact } =
    withWrittenUnit(family, instrument) ?? unexportedName(exported, instrument, routes, isTaken);
  const report = (kind: ImportLoss["code"], message: string) => losses.push({ code: kind, at, message, metric: name });
  if (code !== undefined) report(code, `"${exported}" ${remark}`);
  if (!isExact)
    report("import/other-name", `no ${instrument} is exported as "${exported}": its name changes when it is recorded`);
  if (instrument !== "counter" && exported.endsWith("_total")) {
    report("import/guessed", `"${exported}" is no counter, though its name ends as those of counters do`);
  }
  for (const other of others) {
    const message = `"${exported}" is a ${other.type} here, and a ${family.type} in another scrape, which counts`;
    losses.push({ code: "import/duplicate", at: other.at, message, metric: name });
  }
  const labels = labelsOf(family.labels);
  for (const { attribute, doubts } of labels) {
    for (const doubt of doubts) report(doubt.code, `the label "${attribute.key}" of "${exported}": ${doubt.reason}`);
  }
  const buckets = [...bounds].sort((a, b) => a - b);
  return {
    name,
    instrument,
    at,
    unit: unit === "" ? undefined : unit,
    description: written?.trim() || undefined,
    buckets: instrument === "histogram" && buckets.length > 0 ? buckets : undefined,
    attributes: labels.map(({ attribute }) => attribute),
  };
}

/** From the JavaScript exporter: its names say no units, and `# UNIT` does. */
function withWrittenUnit({ name: exported, unit }: SeenFamily, instrument: Instrument): Unexported | undefined {
  if (unit === null || !isUcum(unit)) return undefined;
  const name = instrument === "counter" ? exported.replace(/_total$/, "") : exported;
  const isExact = exportedName({ name, unit, instrument }, javascriptRoute) === exported;
  return isExact ? { name, unit, isExact } : undefined;
}

function readingOf({ name, type, isTyped }: SeenFamily): Reading | null {
  if (name === targetInfo) return null;
  if (isTyped || type !== "unknown" || !name.endsWith("_total")) return readings[type];
  return {
    instrument: "counter",
    code: "import/guessed",
    remark: "has no type, and becomes a counter, as its name says",
  };
}
