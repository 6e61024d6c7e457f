import { nearest, suggestion } from "../../diagnostics/suggest.js";
import type { MetricDocument } from "../../document/metric-schema.js";
import { dangerousKeys } from "../../document/read-nodes.js";
import type { Amendment } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import { sourceText } from "../../model/imports/resolved-import.js";
import { type Path, positionOf } from "../../source.js";
import { CommandError } from "../../write/command-error.js";

/** What is to be done to a catalog. */
export type Edit = {
  readonly amendments: readonly Amendment[];
  /** What the edit is about, as it is called afterwards; what is taken out, as it was called. */
  readonly path: Path;
  readonly isTakenOut?: true;
  /** The file for what is new; the catalog itself when it is left out. */
  readonly home?: string;
  /** How it ends: `"tool.call" is active`. */
  readonly result: string;
};

/** The metric of a name, which may carry the catalog's prefix. */
export function metricNamed(word: string, { catalog, source }: OpenCatalog): Metric {
  const key = keyFor(word, catalog);
  const metric = catalog.metrics.find((each) => each.key === word) ?? catalog.metrics.find((each) => each.key === key);
  if (metric !== undefined) return ownMetric(metric);
  const keys = catalog.metrics.filter(({ imported }) => imported === null).map((each) => each.key);
  const near = nearest(key.slice(0, 64), keys);
  const help = near === undefined ? suggestion(key, keys) : `did you mean "${near}"?`;
  throw new CommandError(
    `"${word}" is no metric of ${source.name}`,
    help ?? "`meterbook lint` counts them; look into the file",
  );
}

/** What a catalog imports is only read. */
function ownMetric(metric: Metric): Metric {
  const { key, imported } = metric;
  if (imported === null) return metric;
  const { source } = imported.place;
  throw new CommandError(
    `"${key}" is imported from ${sourceText(imported)}, and is not changed here`,
    `change it in ${source.name}, or write beside it under "imports:" what this program narrows or documents`,
  );
}

export function writtenMetric({ key }: Metric, { document }: OpenCatalog): MetricDocument {
  const written = document.metrics[key];
  if (written === undefined) throw new Error(`the metric "${key}" is not in the document it comes from`);
  return written;
}

/** A name as it stands in the file: without the prefix. */
export function keyFor(word: string, { prefix }: Catalog): string {
  const isWhole = prefix !== "" && word.length > prefix.length && word.startsWith(prefix);
  return isWhole ? word.slice(prefix.length) : word;
}

/** Where something stands, as `catalog.yaml:24`. */
export function placeOf(path: Path, { locate }: OpenCatalog): string {
  const place = locate(path, "key");
  return `${place.source.name}:${positionOf(place).line}`;
}

/** Rejects a name that a metric has, or had. */
export function rejectTaken(key: string, open: OpenCatalog): void {
  rejectDangerous(key);
  const taken = open.catalog.metrics.find((metric) => metric.key === key);
  if (taken === undefined) return;
  const place = placeOf(taken.path, open);
  if (taken.status !== "removed") throw new CommandError(`"${key}" exists already: ${place}`, "choose another name");
  throw new CommandError(
    `"${key}" was the name of a metric that is removed: ${place}`,
    "a name is not used again; choose another",
  );
}

/** Rejects a name that no entry of a catalog may have. */
export function rejectDangerous(key: string): void {
  if (!dangerousKeys.includes(key)) return;
  throw new CommandError(`"${key}" cannot be a name: JavaScript objects treat it specially`, "choose another name");
}
