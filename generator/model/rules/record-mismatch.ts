import { suggestion } from "../../diagnostics/suggest.js";
import type { CatalogEntry, Metric, Signal } from "../catalog.js";
import { signalsIn } from "../entries.js";
import { contradictions } from "../imports/contradictions.js";
import { importedRecords } from "../imports/imported-records.js";
import { sourceText } from "../imports/resolved-import.js";
import { readRecord } from "../records.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

/** What the call of an event or a span records must be what the metric takes. */
export const recordMismatch: Rule = {
  code: "record-mismatch",
  needsAll: true,
  *check(resolution) {
    const { catalog } = resolution;
    const metrics = new Map(catalog.metrics.map((metric) => [metric.key, metric]));
    for (const signal of signalsIn(catalog)) {
      if (signal.status === "removed") continue;
      if (signal.imported === null) yield* problemsOf(signal, metrics, resolution);
    }
    const { imported } = resolution;
    const contradicted = new Set<CatalogEntry>([...contradictions(imported)].map((each) => each.imported.entry));
    for (const each of [...imported.events, ...imported.spans]) {
      // What is wrong beside an event or a metric has its own finding.
      const isSound = ({ entry }: { readonly entry: Signal }) =>
        !contradicted.has(entry) && entry.records.every(({ metric }) => !contradicted.has(metric));
      if (isSound(each)) yield* problemsOfImported(each, metrics);
    }
  },
};

/** What an import says of itself holds there; what this catalog takes over, or narrows, may not go with it. */
function* problemsOfImported(
  { entry, original }: { readonly entry: Signal; readonly original: Signal },
  metrics: ReadonlyMap<string, Metric>,
): Iterable<Finding> {
  const { kind, key, attributes, status, place, imported } = entry;
  if (status === "removed") return;
  const recording = { attributes, status, isSpan: kind === "span" };
  for (const { original: metric, problems } of importedRecords(original, recording, metrics)) {
    for (const { message } of problems) {
      yield {
        place,
        message: `${message} in "records" of imported ${kind} "${key}"`,
        help: `let what stands beside "${key}" and "${metric.name}", and the context, go together, or list neither`,
        related:
          imported === null ? [] : [{ place: imported.place, message: `${sourceText(imported)} defines it here` }],
      };
    }
  }
}

function* problemsOf(
  signal: Signal,
  metrics: ReadonlyMap<string, Metric>,
  { document, locate }: Resolution,
): Iterable<Finding> {
  const { kind, key, path, attributes, status } = signal;
  const written = (kind === "event" ? document.events : document.spans)?.[key]?.records ?? {};
  for (const [name, sources] of Object.entries(written)) {
    const at = [...path, "records", name];
    const metric = metrics.get(name);
    const of = ` in "records" of ${kind} "${key}"`;
    if (metric === undefined) {
      const help = suggestion(name, [...metrics.keys()]) ?? "name a metric as it is written, without the prefix";
      yield { place: locate(at, "key"), message: `"${name}"${of} is no metric of this catalog`, help };
      continue;
    }
    const recording = { attributes, status, isSpan: kind === "span" };
    for (const { path: inside, message, help } of readRecord(recording, metric, sources ?? {}).problems) {
      yield {
        place: locate([...at, ...inside], inside.length === 0 ? "key" : undefined),
        message: `${message}${of}`,
        help,
      };
    }
  }
}
