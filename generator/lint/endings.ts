import type { Metric } from "../model/catalog.js";
import type { Path, Place } from "../source.js";
import { livingMetrics } from "./carriers.js";
import type { LintSubject } from "./lint-rule.js";

/** The end that a metric sets itself, as its messages tell it. */
export type Ending = {
  readonly metric: Metric;
  readonly what: string;
  /** A day or a version. */
  readonly until: string;
  readonly owner: string;
  /** Of the key that says so, in the metric. */
  readonly key: string;
  readonly at: Path;
  readonly place: Place;
};

export function* endings({ catalog, locate }: LintSubject): Iterable<Ending> {
  for (const metric of livingMetrics(catalog)) {
    const owner = metric.owner === null ? "nobody is named as its owner" : `its owner is ${metric.owner}`;
    const ends = [
      { what: `metric "${metric.key}"`, until: metric.expires, path: ["expires"] },
      {
        what: `the window of metric "${metric.key}"`,
        until: metric.deprecated?.until ?? null,
        path: ["deprecated", "until"],
      },
    ];
    for (const { what, until, path } of ends) {
      if (until === null) continue;
      const at = [...metric.path, ...path];
      yield { metric, what, until, owner, key: path.at(-1) ?? "", at, place: locate(at) };
    }
  }
}
