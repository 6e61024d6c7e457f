import type { QueryCode } from "../../diagnostics/query-codes.js";
import { exportedName } from "../../exported/exported-name.js";
import { seriesOf } from "../../exported/series.js";
import type { Owner } from "../../exported/series-index.js";
import type { Metric } from "../../model/catalog.js";
import { readEnd } from "../../model/lifetime.js";
import { type Checked, placeInQuery, type QueryCheck, type QueryFinding } from "../finding.js";
import type { Token } from "../promql/selector.js";
import type { ReadQuery } from "../read-query.js";
import { namesOf } from "../names-of.js";

/** Names that no metric has, and metrics that are not, no longer or not yet recorded. */
export const checkMetrics: QueryCheck = function* (read, checked) {
  const { series, queries } = checked;
  for (const selector of read.analysis.selectors) {
    for (const name of namesOf(selector)) {
      const owners = series.owners(name.text);
      const [owner] = owners;
      if (owner === undefined) {
        if (series.answersFor(name.text) && !queries.records.has(name.text)) yield unknown(name, read, checked);
      } else if (owners.length === 1) yield* lifeOf(owner, name, read, checked);
    }
  }
};

function unknown(name: Token, read: ReadQuery, { series }: Checked): QueryFinding {
  const near = series.nearest(name.text);
  return {
    code: "queries/unknown-metric",
    place: placeInQuery(read, name),
    message: `"${name.text}" is a series of no metric`,
    help: near === undefined ? "correct the name, or remove the query" : `did you mean "${near}"?`,
    query: read.query,
    detail: name.text,
  };
}

function* lifeOf(owner: Owner<Metric>, name: Token, read: ReadQuery, checked: Checked): Iterable<QueryFinding> {
  const { metric } = owner;
  const found = stateOf(metric, checked.today);
  if (found === undefined) return;
  const replacement = replacementOf(owner, checked);
  yield {
    code: found.code,
    place: placeInQuery(read, name),
    message: `"${name.text}" is of metric "${metric.key}", which ${found.words}`,
    help: replacement === undefined ? found.help : `use "${replacement}"`,
    related: [{ place: metric.place, message: `"${metric.key}" stands here` }],
    query: read.query,
    detail: name.text,
  };
}

function stateOf(
  { status, expires, deprecated, enabled, name }: Metric,
  today: string,
): { readonly code: QueryCode; readonly words: string; readonly help: string } | undefined {
  if (status === "removed") return { code: "queries/removed-metric", words: "was removed", help: "remove the query" };
  if (status === "planned")
    return { code: "queries/planned-metric", words: "is planned, not recorded", help: "wait until it is recorded" };
  const end = [expires, deprecated?.until ?? null].find((each) => each !== null && isPast(each, today));
  if (end !== undefined)
    return { code: "queries/expired-metric", words: `expired on ${end}`, help: "remove the query" };
  if (deprecated === null) {
    if (enabled) return undefined;
    const help = `enable it: createRecorders(…, { metrics: { ${JSON.stringify(name)}: true } })`;
    return { code: "queries/disabled-metric", words: "is off unless enabled", help };
  }
  const reason = deprecated.reason === null ? "" : `: ${deprecated.reason.replace(/\.$/, "")}`;
  return { code: "queries/deprecated-metric", words: `is deprecated${reason}`, help: "use another metric" };
}

function isPast(end: string, today: string): boolean {
  const read = readEnd(end);
  return read?.kind === "day" && read.last < today;
}

/** The series of the new metric that holds what the old one's does. */
function replacementOf({ metric, series, route }: Owner<Metric>, { series: known }: Checked): string | undefined {
  const target = known.catalog.metrics.find(({ key }) => key === metric.deprecated?.renamedTo);
  if (target === undefined) return undefined;
  return seriesOf(target, route).find(({ part }) => part === series.part)?.name ?? exportedName(target, route);
}
