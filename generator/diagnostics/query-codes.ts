import type { CodeDescription } from "./severity.js";

/** The rules of `meterbook queries check`. The severity is the default, which a catalog changes under `lint:`. */
const codes = {
  "queries/unknown-metric": error(
    "A query asks for a series of no metric, under a name that the catalog answers for.",
    "Correct the name, or remove the query.",
  ),
  "queries/unknown-label": warning(
    "A query names a label that the metric does not have.",
    "Correct the name, add the attribute, or list under `queries.labels` what is added on the way to Prometheus.",
  ),
  "queries/unknown-value": warning(
    "A query compares a label with a value that the attribute does not allow.",
    "Correct the value, or add it to the attribute.",
  ),
  "queries/rate-of-gauge": warning(
    "`rate`, `irate` or `increase` is taken of what can fall, so that each fall counts as a restart.",
    "Use `delta` or `deriv`, or take it of a counter.",
  ),
  "queries/quantile-without-le": error(
    "`histogram_quantile` is given series without the label `le`.",
    "Give it the `_bucket` series, and keep `le` in the aggregation.",
  ),
  "queries/sum-of-ratio": warning("`sum` adds up ratios: a gauge in the unit `1`.", "Use `avg`, `min` or `max`."),
  "queries/deprecated-metric": warning("A query uses a deprecated metric.", "Use the metric that takes its place."),
  "queries/expired-metric": error(
    "A query uses a metric whose end is past.",
    "Remove the query, or give the metric a later end.",
  ),
  "queries/removed-metric": error(
    "A query uses a metric that was removed.",
    "Use another metric, or remove the query.",
  ),
  "queries/planned-metric": warning(
    "A query uses a metric that is planned and not recorded yet.",
    "Wait until it is recorded.",
  ),
  "queries/disabled-metric": warning(
    "A query uses a metric that is off unless a program enables it.",
    "Enable it where the query is to find something: `metrics` of `createRecorders`, or of `config.toml`.",
  ),
  "queries/metric-name-taken": error(
    "A recording rule keeps its result under the name of a metric's series.",
    "Give the result another name, such as `job:name:rate5m`.",
  ),
  "queries/invalid-expression": warning("An expression is no PromQL.", "Correct the expression at the caret."),
  "queries/unread-file": error(
    "A file with queries cannot be read, or is of no known form.",
    "Name dashboards of Grafana or Perses, files of Prometheus rules, or lines of PromQL (.promql, .txt).",
  ),
  "queries/unused-metric": off("No query uses a metric.", "Add a panel or an alert, or remove the metric."),
  "queries/unused-attribute": off(
    "No query uses an attribute of a metric that is queried.",
    "Use it, or remove it: it multiplies series.",
  ),
  "queries/unused-acceptance": warning(
    "A query accepts what is not found in it.",
    "Remove the code behind `meterbook:allow`.",
  ),
} as const satisfies Readonly<Record<string, CodeDescription>>;

export type QueryCode = keyof typeof codes;

export const queryCodes: Readonly<Record<QueryCode, CodeDescription>> = codes;

function error(cause: string, fix: string): CodeDescription {
  return { severity: "error", cause, fix };
}

function warning(cause: string, fix: string): CodeDescription {
  return { severity: "warning", cause, fix };
}

function off(cause: string, fix: string): CodeDescription {
  return { severity: "off", cause, fix };
}
