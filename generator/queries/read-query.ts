import type { SourceText } from "../source.js";
import type { CatalogSeries } from "./catalog-series.js";
import type { Analysis } from "./promql/analysis.js";
import { analyze } from "./promql/analyze.js";
import { anyLabels, type LabelSet } from "./promql/label-set.js";
import { type Parsed, parseExpression } from "./promql/parse.js";
import type { Selector } from "./promql/selector.js";
import type { Query, QueryFile } from "./query.js";

/** A query whose expression is understood. */
export type ReadQuery = {
  readonly source: SourceText;
  readonly query: Query;
  readonly parsed: Parsed;
  readonly analysis: Analysis;
};

export type UnreadQuery = {
  readonly source: SourceText;
  readonly query: Query;
  readonly error: { readonly from: number; readonly to: number };
};

/** All queries of some files; recording rules among them are followed to what they are made of. */
export type ReadQueries = {
  readonly read: readonly ReadQuery[];
  readonly unread: readonly UnreadQuery[];
  readonly skipped: number;
  /** The recording rules by the name of their result. */
  readonly records: ReadonlyMap<string, ReadQuery>;
};

export function readQueries(files: readonly QueryFile[], series: CatalogSeries): ReadQueries {
  const unread: UnreadQuery[] = [];
  const parsed: Omit<ReadQuery, "analysis">[] = [];
  for (const { source, queries } of files) {
    for (const query of queries) {
      const found = parseExpression(query.expression.text);
      if ("error" in found) unread.push({ source, query, error: found.error });
      else parsed.push({ source, query, parsed: found });
    }
  }
  const byName = new Map(
    parsed.flatMap((each) => (each.query.record === null ? [] : [[each.query.record.text, each]])),
  );
  const labels = labelsIn(series, byName);
  const read = parsed.map((each) => ({ ...each, analysis: analyze(each.parsed, labels) }));
  const records = new Map(read.flatMap((each) => (each.query.record === null ? [] : [[each.query.record.text, each]])));
  return { read, unread, skipped: files.reduce((sum, { skipped }) => sum + skipped, 0), records };
}

type Rule = Omit<ReadQuery, "analysis">;

/** The labels of a metric's series, of what a rule records, and all there may be of anything else. */
function labelsIn(series: CatalogSeries, records: ReadonlyMap<string, Rule>): (selector: Selector) => LabelSet {
  const recorded = new Map<string, LabelSet>();
  const ofRecord = (name: string, record: Rule): LabelSet => {
    const known = recorded.get(name);
    if (known !== undefined) return known;
    // A rule that leads back to itself has any label meanwhile.
    recorded.set(name, anyLabels);
    const { result } = analyze(record.parsed, labelsOf);
    const set = { ...result, names: new Map([...result.names, ...record.query.added.map(madeLabel)]) };
    recorded.set(name, set);
    return set;
  };
  const labelsOf = (selector: Selector): LabelSet => {
    const name = selector.name?.text;
    if (name === undefined) return { names: new Map(), open: new Set([selector]) };
    const owners = series.owners(name);
    const labels = owners.flatMap((owner) => [...series.labelsOf(owner)]);
    if (owners.length > 0) return from(selector, labels, false);
    const record = records.get(name);
    if (record === undefined) return from(selector, [], true);
    const { names, open } = ofRecord(name, record);
    return from(selector, [...names.keys(), "job", "instance"], open.size > 0);
  };
  return labelsOf;
}

function madeLabel(label: string): [string, ReadonlySet<null>] {
  return [label, new Set([null])];
}

function from(selector: Selector, labels: readonly string[], isOpen: boolean): LabelSet {
  const origin = new Set([selector]);
  return { names: new Map(labels.map((label) => [label, origin])), open: isOpen ? origin : new Set() };
}
