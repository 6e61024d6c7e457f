import { valueAt } from "../../document/value-at.js";
import type { Amendment } from "../../edit/amendment.js";
import type { Metric } from "../../model/catalog.js";
import { livingMetrics } from "../carriers.js";
import type { LintFinding, LintRule, LintSubject } from "../lint-rule.js";
import type { ConventionalMetric, Conventions } from "../semconv/conventions.js";
import { inConventions, successor } from "../semconv/messages.js";
import { nonconformingAttributes } from "../semconv/nonconforming-attributes.js";

/** What bears the name of a convention is what everybody's dashboards take it for. What is deprecated goes away as it is. */
export const semconvConformance: LintRule = {
  code: "semconv-conformance",
  *check(subject) {
    for (const metric of livingMetrics(subject.catalog)) {
      const conventional = subject.conventions.metrics.get(metric.name);
      if (conventional === undefined || metric.deprecated !== null) continue;
      yield* nonconformity(metric, conventional, subject);
    }
    yield* nonconformingAttributes(subject);
  },
};

function* nonconformity(metric: Metric, conventional: ConventionalMetric, subject: LintSubject): Iterable<LintFinding> {
  const { name, path, place } = metric;
  const former = successor("metric", name, conventional, subject.conventions);
  if (former !== undefined) {
    const { message, help, meant } = former;
    const { prefix } = subject.catalog;
    const amendments = meant?.startsWith(prefix) ? renaming(path, meant.slice(prefix.length)) : [];
    yield { place, message, help, at: path, entries: [metric], amendments };
    return;
  }
  for (const field of ["instrument", "unit"] as const) {
    if (metric[field] !== conventional[field]) yield otherField(field, metric, conventional, subject);
  }
  yield* missingAttributes(metric, conventional, subject);
}

function renaming(path: Metric["path"], key: string): readonly Amendment[] {
  return key === "" ? [] : [{ kind: "rename", path, key }];
}

function otherField(
  field: "instrument" | "unit",
  metric: Metric,
  { [field]: wanted }: ConventionalMetric,
  { document, locate, conventions }: LintSubject,
): LintFinding {
  const path = [...metric.path, field];
  const isWritten = valueAt(document, path) !== undefined;
  const here = metric[field] === "" ? "missing" : `"${metric[field]}"`;
  // Boundaries belong to histograms only, so that a person decides what becomes of them.
  const isBound = field === "instrument" && valueAt(document, [...metric.path, "buckets"]) !== undefined;
  return {
    place: isWritten ? locate(path) : metric.place,
    message: `the ${field} of "${metric.name}" is "${wanted}" ${inConventions(conventions)}, and ${here} here`,
    help: `write "${field}: ${/^[\w.]+$/.test(wanted) && wanted !== "1" ? wanted : `'${wanted}'`}", or give the metric a name of your own`,
    at: path,
    entries: [metric],
    amendments: isBound ? [] : [{ kind: "set", path, value: wanted }],
  };
}

function* missingAttributes(
  metric: Metric,
  { required }: ConventionalMetric,
  { catalog, conventions }: LintSubject,
): Iterable<LintFinding> {
  const carried = new Map([...catalog.context, ...metric.attributes].map((each) => [each.key, each]));
  for (const key of required) {
    const attribute = carried.get(key);
    if (attribute?.required === true) continue;
    const isThere = attribute !== undefined;
    yield {
      place: isThere && attribute.origin === "own" ? attribute.place : metric.place,
      message: `"${metric.name}" always carries the attribute "${key}" ${inConventions(conventions)}, ${isThere ? "which may be left out here" : "which is missing here"}`,
      help: isThere ? `require "${key}"` : `add "${definitionOf(key, conventions)}" to its attributes`,
      at: metric.path,
      detail: key,
      entries: [metric],
    };
  }
}

/** What may stand among the attributes of a metric, whether or not the catalog shares one of that name. */
function definitionOf(key: string, { attributes }: Conventions): string {
  return `${key}: ${attributes.get(key)?.type ?? "string"}`;
}
