import { unknownNames } from "../imports/unknown-names.js";
import { unlisted } from "../imports/unlisted.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

export const unknownImportedMetric: Rule = {
  code: "unknown-imported-metric",
  *check(resolution) {
    yield* unknownNames("metric", resolution);
    yield* halfEmitted(resolution);
    yield* unlistedRecords(resolution);
  },
};

/** Whoever records an old name that is exported together with its new one records both. */
function* halfEmitted({ catalog, imported: { metrics } }: Resolution): Iterable<Finding> {
  const keys = new Set(catalog.metrics.map(({ key }) => key));
  for (const { entry } of metrics) {
    const target = entry.deprecated?.renamedTo ?? null;
    if (!entry.deprecated?.emitBoth || target === null || keys.has(target)) continue;
    yield {
      place: entry.place,
      message: `imported metric "${entry.key}" is exported as "${target}", too, which is not listed`,
      help: `list "${target}" as well`,
    };
  }
}

/** One call records an event and its metrics. */
function unlistedRecords({ imported: { events, spans } }: Resolution): Iterable<Finding> {
  return unlisted([...events, ...spans], { verb: ["records", "record"], section: "metrics" });
}
