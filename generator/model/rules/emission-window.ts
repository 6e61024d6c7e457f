import type { Deprecation, Metric } from "../catalog.js";
import { isBefore } from "../lifetime.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

/** A window in which both names of a metric are exported has a new name and an end, and no other end beside it. */
export const emissionWindow: Rule = {
  code: "emission-window",
  needsAll: true,
  *check(resolution) {
    const byKey = new Map(resolution.catalog.metrics.map((metric) => [metric.key, metric]));
    for (const metric of resolution.catalog.metrics) {
      const { deprecated, status } = metric;
      if (deprecated === null || status !== "deprecated") continue;
      const replacement = byKey.get(deprecated.renamedTo ?? "");
      yield* problems(metric, { ...deprecated, replacement }, resolution);
    }
  },
};

type Window = Deprecation & { readonly replacement: Metric | undefined };

function* problems(metric: Metric, window: Window, { locate }: Resolution): Iterable<Finding> {
  const { key, path, expires } = metric;
  const { emitBoth, until, renamedTo, replacement, convert } = window;
  const place = (field: string) => locate([...path, "deprecated", field], "key");
  if (!emitBoth) {
    if (convert) {
      const message = `"convert" of metric "${key}" converts nothing without "emit: both"`;
      yield { place: place("convert"), message, help: 'add "emit: both" and "until", or remove "convert"' };
    }
    if (until === null) return;
    const message = `"until" of metric "${key}" ends a window that no "emit: both" opens`;
    yield { place: place("until"), message, help: 'add "emit: both", or write "expires:" on the metric' };
    return;
  }
  const missing = [...(renamedTo === null ? ["renamed_to"] : []), ...(until === null ? ["until"] : [])];
  for (const field of missing) {
    const message = `"emit: both" of metric "${key}" has no "${field}"`;
    const help = field === "until" ? "say until when both names are exported" : "say which metric takes its place";
    yield { place: place("emit"), message, help };
  }
  if (expires !== null) {
    const message = `metric "${key}" has two ends, "expires" and the "until" of its window`;
    yield { place: locate([...path, "expires"], "key"), message, help: 'remove "expires", or move it to the new name' };
  }
  const end = replacement?.expires ?? null;
  if (until !== null && end !== null && isBefore(end, until)) {
    const message = `the window of metric "${key}" lasts until ${until}, its new name "${renamedTo}" only until ${end}`;
    yield { place: place("until"), message, help: "let the new name last as long as the window" };
  }
}
