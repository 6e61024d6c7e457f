import { suggestion } from "../../diagnostics/suggest.js";
import type { Metric, Signal } from "../catalog.js";
import { signalsIn } from "../entries.js";
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
      if (signal.status !== "removed") yield* problemsOf(signal, metrics, resolution);
    }
  },
};

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
