import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogSeries } from "../../../generator/queries/catalog-series.js";
import { readQueries } from "../../../generator/queries/read-query.js";
import { comparedRenames } from "../../../generator/queries/rewrite/compared-renames.js";
import { notedRenames } from "../../../generator/queries/rewrite/noted-renames.js";
import { rewriteFiles } from "../../../generator/queries/rewrite/rewrite-files.js";
import { catalogOfText, fileOf } from "./checked.js";

type Files = Readonly<Record<string, string>>;
type Rewritten = { readonly files: Files; readonly left: readonly string[] };

type Wanted = { readonly head?: string; readonly keepsOld?: boolean };

/** Files after a rewriting: by what a catalog notes, or by what changed since it. */
export function rewritten(base: string, files: Files, { head, keepsOld = false }: Wanted = {}): Rewritten {
  const old: Catalog = catalogOfText(base);
  const renames = head === undefined ? notedRenames(old) : comparedRenames(old, catalogOfText(head));
  const series = catalogSeries(old);
  const queries = readQueries(
    Object.entries(files).map(([name, text]) => fileOf(name, text)),
    series,
  );
  const { files: done, left } = rewriteFiles({ series, queries, renames, keepsOld });
  const texts = new Map(done.map(({ source, text }) => [source.name, text]));
  return {
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, texts.get(name) ?? text])),
    left: left.map(({ holder, reason }) => `${holder}: ${reason}`),
  };
}

/** The same of one expression; what stays is given with the reason. */
export function rewrittenLine(base: string, expression: string, wanted: Wanted = {}): string {
  const { files, left } = rewritten(base, { "q.promql": `${expression}\n` }, wanted);
  const line = files["q.promql"]?.trimEnd() ?? "";
  return left.length === 0
    ? line
    : `${line === expression ? "" : `${line} `}!${left.join("; ").replace("line 1: ", "")}`;
}
