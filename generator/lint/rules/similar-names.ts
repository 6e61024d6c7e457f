import type { Metric } from "../../model/catalog.js";
import { camelCase } from "../../names.js";
import type { Path, Span } from "../../source.js";
import { carriedAttributes } from "../carriers.js";
import type { LintFinding, LintRule } from "../lint-rule.js";
import { squeezed } from "../names.js";

type Named = {
  readonly key: string;
  readonly span: Span;
  readonly path: Path;
  readonly metrics: readonly Metric[];
  readonly isRemoved?: boolean;
};

/** Removed metrics count, too: their series are still in the backends. */
export const similarNames: LintRule = {
  code: "similar-names",
  *check(subject) {
    const metrics = subject.catalog.metrics.map((metric) => {
      return { ...placeOf(metric), metrics: [metric], isRemoved: metric.status === "removed" };
    });
    yield* similar("metric", metrics);
    const attributes = [...carriedAttributes(subject)].map(({ attribute, metrics }) => {
      return { ...placeOf(attribute), metrics };
    });
    yield* similar("attribute", attributes);
  },
};

function placeOf({ key, span, path }: Omit<Named, "metrics">): Omit<Named, "metrics"> {
  return { key, span, path };
}

function* similar(noun: "metric" | "attribute", all: Iterable<Named>): Iterable<LintFinding> {
  const firsts = new Map<string, Named>();
  for (const named of all) {
    const form = squeezed(named.key);
    const first = firsts.get(form);
    if (first === undefined) firsts.set(form, named);
    else if (first.key !== named.key && !(noun === "metric" && collides(first, named))) {
      const [judged, other] = named.isRemoved ? [first, named] : [named, first];
      const tail = other.isRemoved ? ", which is removed but was recorded once" : "";
      yield {
        span: judged.span,
        message: `the ${noun} "${judged.key}" differs from "${other.key}" in case and separators only${tail}`,
        help:
          noun === "attribute"
            ? `write "${other.key}" for both, or tell them apart by a word`
            : "tell them apart by a word",
        related: [{ span: other.span, message: `"${other.key}" stands here` }],
        at: judged.path,
        detail: other.key,
        metrics: judged.metrics,
      };
    }
  }
}

/** Metrics that become the same identifier, or that OpenTelemetry cannot tell apart, are an error of their own. */
function collides(a: Named, b: Named): boolean {
  if (a.isRemoved || b.isRemoved) return a.isRemoved === b.isRemoved;
  return camelCase(a.key) === camelCase(b.key) || a.key.toLowerCase() === b.key.toLowerCase();
}
