import { placeOfPart, type QueryCheck } from "../finding.js";

/** Recording rules whose result would be taken for a metric's. */
export const checkRules: QueryCheck = function* (read, { series }) {
  const { record } = read.query;
  const [owner] = record === null ? [] : series.owners(record.text);
  if (record === null || owner === undefined) return;
  yield {
    code: "queries/metric-name-taken",
    place: placeOfPart(read, record, 0, record.text.length),
    message: `"${record.text}" is a series of metric "${owner.metric.key}"`,
    help: "give the result another name, such as job:name:rate5m",
    related: [{ place: owner.metric.place, message: `"${owner.metric.key}" stands here` }],
    query: read.query,
    detail: record.text,
  };
};
