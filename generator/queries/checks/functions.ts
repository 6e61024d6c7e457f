import type { Owner } from "../../exported/series-index.js";
import type { Metric } from "../../model/catalog.js";
import { type Checked, placeInQuery, type QueryCheck, type QueryFinding } from "../finding.js";
import type { Call, Quantile } from "../promql/analysis.js";
import { originsOf } from "../promql/label-set.js";
import type { ReadQuery } from "../read-query.js";

/** Functions that say nothing of what they are given. */
export const checkFunctions: QueryCheck = function* (read, checked) {
  for (const call of read.analysis.calls) yield* checkCall(call, read, checked);
  for (const quantile of read.analysis.quantiles) yield* checkQuantile(quantile, read, checked);
};

const rates = new Set(["rate", "irate", "increase"]);

function* checkCall({ name, selector }: Call, read: ReadQuery, { series }: Checked): Iterable<QueryFinding> {
  const owners = series.owners(selector.name?.text ?? "");
  const [owner] = owners;
  if (owner === undefined || selector.name === null) return;
  const shared = { place: placeInQuery(read, selector.name), query: read.query, detail: selector.name.text };
  const subject = `"${selector.name.text}"`;
  if (rates.has(name) && owners.every((each) => !each.series.isCounter)) {
    const kind = owner.metric.instrument === "gauge" ? "gauge" : "sum that can fall";
    const help = `use delta or deriv in place of ${name}, or take it of a counter`;
    yield { code: "queries/rate-of-gauge", message: `${subject} is a ${kind}, and no counter`, help, ...shared };
  }
  if (name === "sum" && owners.every(({ metric }) => metric.instrument === "gauge" && metric.unit === "1")) {
    const message = `${subject} is a ratio, of which a sum says nothing`;
    yield { code: "queries/sum-of-ratio", message, help: "use avg, min or max in place of sum", ...shared };
  }
}

const quantileFunction = "histogram_quantile";

/** Native histograms have their buckets in the value; only those of the classic kind have `le`. */
function* checkQuantile(
  { from, argument, selectors }: Quantile,
  read: ReadQuery,
  { series }: Checked,
): Iterable<QueryFinding> {
  if (originsOf(argument, "le").size > 0) return;
  const has = (part: Owner<Metric>["series"]["part"]) =>
    selectors.some(({ name }) => series.owners(name?.text ?? "").some((owner) => owner.series.part === part));
  if (has("native")) return;
  yield {
    code: "queries/quantile-without-le",
    place: placeInQuery(read, { from, to: from + quantileFunction.length }),
    message: `${quantileFunction} is given series without the label "le"`,
    help: has("bucket") ? 'keep "le" in the aggregation' : "give it the series that end in _bucket",
    query: read.query,
    detail: "le",
  };
}
