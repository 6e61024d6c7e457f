import type { QueryCode } from "../diagnostics/query-codes.js";
import type { RelatedPlace } from "../diagnostics/diagnostic.js";
import type { Place } from "../source.js";
import type { CatalogSeries } from "./catalog-series.js";
import type { LocatedText } from "./text/located-text.js";
import type { Query } from "./query.js";
import type { ReadQueries, ReadQuery } from "./read-query.js";

/** What a check finds in a query, or, without one, in the catalog. */
export type QueryFinding = {
  readonly code: QueryCode;
  readonly place: Place;
  readonly message: string;
  readonly help: string;
  readonly related?: readonly RelatedPlace[];
  readonly query: Query | null;
  /** What distinguishes it from others of its code in the same query: a name, mostly. */
  readonly detail: string;
};

/** What every check may look at. */
export type Checked = {
  readonly series: CatalogSeries;
  readonly queries: ReadQueries;
  /** The day (UTC), as in `2026-11-22`. */
  readonly today: string;
};

/** A check of one query after the other. */
export type QueryCheck = (read: ReadQuery, checked: Checked) => Iterable<QueryFinding>;

/** The place in the file of a part of a text. */
export function placeOfPart(
  { source }: Pick<ReadQuery, "source">,
  located: LocatedText,
  from: number,
  to: number,
): Place {
  return { source, start: located.start(from), end: located.end(to) };
}

/** The same of a part of the query's expression. */
export function placeInQuery(
  read: Pick<ReadQuery, "source" | "query">,
  part: { readonly from: number; readonly to: number },
): Place {
  return placeOfPart(read, read.query.expression, part.from, part.to);
}
