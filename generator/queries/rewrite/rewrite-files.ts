import type { SourceText } from "../../source.js";
import { readQueryFile } from "../files/read-query-file.js";
import { placeInQuery } from "../finding.js";
import type { Place } from "../../source.js";
import { holderText, type Query } from "../query.js";
import type { Given } from "./label-renames.js";
import { rewriteQuery, type TextEdits } from "./rewrite-query.js";
import { applyEdits, applySplices, type Splice, splicesOf } from "./splice.js";

/** A query that stays as it is though it names what is called otherwise. */
export type Left = { readonly place: Place; readonly holder: string; readonly reason: string };

type RewrittenFile = {
  readonly source: SourceText;
  readonly text: string;
  /** The queries that are rewritten. */
  readonly queries: readonly Query[];
};

export type Rewriting = { readonly files: readonly RewrittenFile[]; readonly left: readonly Left[] };

/** Rewrites the queries of some files; nothing else in them changes by a byte. */
export function rewriteFiles(given: Given): Rewriting {
  const planned = new Map<SourceText, Planned[]>();
  const left: Left[] = [];
  for (const read of given.queries.read) {
    const rewritten = rewriteQuery(read, given);
    if ("obstacle" in rewritten) left.push(leftOver(read, rewritten.obstacle));
    else if (rewritten.length > 0)
      planned.set(read.source, [...(planned.get(read.source) ?? []), { query: read.query, edits: rewritten }]);
  }
  for (const { source, query } of given.queries.unread) {
    if (namesOld(query.expression.text, given)) left.push(leftOver({ source, query }, "it is no PromQL"));
  }
  const files = [...planned].map(([source, all]) => rewriteFile(source, all));
  return { files: files.flatMap(({ file }) => file), left: [...left, ...files.flatMap((each) => each.left)] };
}

type Planned = { readonly query: Query; readonly edits: readonly TextEdits[] };

/** What programs would not read as it is meant, as where a plain text of YAML would need quotes, stays as it is. */
function rewriteFile(
  source: SourceText,
  all: readonly Planned[],
): { readonly file: readonly RewrittenFile[]; readonly left: readonly Left[] } {
  let kept = all;
  for (;;) {
    const text = applySplices(source.text, splicesIn(kept));
    const wrong = misread(source, text, kept);
    if (wrong.length === 0) {
      const left = all
        .filter((each) => !kept.includes(each))
        .map(({ query }) => leftOver({ source, query }, "the file would have to be written in another way"));
      return { file: kept.length === 0 ? [] : [{ source, text, queries: kept.map(({ query }) => query) }], left };
    }
    kept = kept.filter((each) => !wrong.includes(each));
  }
}

/** One text may be shared by several queries, which then all want the same. */
function splicesIn(all: readonly Planned[]): readonly Splice[] {
  const splices = all.flatMap(({ edits }) => edits.flatMap(({ located, edits }) => splicesOf(located, edits)));
  return [...new Map(splices.map((splice) => [`${splice.start} ${splice.end} ${splice.text}`, splice])).values()];
}

/** Those of the planned queries that the new text does not hold; all of them where it is no file of queries. */
function misread(source: SourceText, text: string, planned: readonly Planned[]): readonly Planned[] {
  const [before, after] = [readQueryFile(source), readQueryFile({ ...source, text })];
  if ("message" in before || "message" in after || before.queries.length !== after.queries.length) return planned;
  const byPlace = new Map(
    before.queries.map(({ expression }, index) => [placeKey(expression.start(0), expression.text), index]),
  );
  return planned.filter(({ query, edits }) => {
    if (!edits.every((each) => isPlain(each, source))) return true;
    const { expression } = query;
    const index = byPlace.get(placeKey(expression.start(0), expression.text)) ?? -1;
    const own = edits.find(({ located }) => located === expression)?.edits ?? [];
    return after.queries[index]?.expression.text !== applyEdits(expression.text, own);
  });
}

/** What the file holds in another way, with an escape or a break within a name, could not be written back. */
function isPlain({ located, edits }: TextEdits, { text }: SourceText): boolean {
  return edits.every(({ from, to }) => {
    if (from === to) return true;
    const written = text.slice(located.start(from), located.end(to));
    return written === located.encode(located.text.slice(from, to));
  });
}

function placeKey(start: number, text: string): string {
  return `${start} ${text}`;
}

function namesOld(text: string, { renames, series }: Given): boolean {
  return series.names.some(
    (name) => text.includes(name) && series.owners(name).some(({ metric }) => renames.has(metric)),
  );
}

function leftOver({ source, query }: { readonly source: SourceText; readonly query: Query }, reason: string): Left {
  const place = placeInQuery({ source, query }, { from: 0, to: query.expression.text.length });
  return { place, holder: holderText(query.holder), reason };
}
