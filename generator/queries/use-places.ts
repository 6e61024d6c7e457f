import type { Catalog, Metric } from "../model/catalog.js";
import { positionOf, type SourceText } from "../source.js";
import { catalogSeries } from "./catalog-series.js";
import { readQueryFile } from "./files/read-query-file.js";
import { placeInQuery } from "./finding.js";
import { readQueries } from "./read-query.js";
import { type MetricUsage, type Use, usageOf } from "./usage.js";

/** A query of a dashboard or a rule, for people who look for it; `via` is the recording rule through which it uses a metric. */
export type UsePlace = {
  readonly kind: string;
  readonly name: string;
  readonly within?: string;
  /** From the catalog's folder. */
  readonly file: string;
  readonly line: number;
  readonly via?: string;
};

export type UsePlaces = ReadonlyMap<Metric, readonly UsePlace[]>;

/** A text with queries, and its path from the catalog's folder. */
export type QueryText = { readonly source: SourceText; readonly below: string };

/** Where each metric is used in some texts; one that holds no queries is passed over. */
export function usePlacesIn(catalog: Catalog, texts: readonly QueryText[]): UsePlaces {
  const series = catalogSeries(catalog);
  const files = texts.map(({ source }) => readQueryFile(source)).flatMap((file) => ("message" in file ? [] : [file]));
  return usePlaces(usageOf(readQueries(files, series), series), texts);
}

export function usePlaces(usages: readonly MetricUsage[], texts: readonly QueryText[]): UsePlaces {
  const paths = new Map(texts.map(({ source, below }) => [source, below]));
  const place = ({ read, via }: Use): UsePlace => {
    const { kind, name, within } = read.query.holder;
    const { line } = positionOf(placeInQuery(read, { from: 0, to: 0 }));
    const file = paths.get(read.source) ?? read.source.name;
    return { kind, name, ...(within !== "" && { within }), file, line, ...(via !== "" && { via }) };
  };
  return new Map(usages.map(({ metric, uses }) => [metric, uses.map(place)]));
}
