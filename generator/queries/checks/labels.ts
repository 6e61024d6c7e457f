import { nearest } from "../../diagnostics/suggest.js";
import { type Checked, placeInQuery, placeOfPart, type QueryCheck, type QueryFinding } from "../finding.js";
import { originsOf } from "../promql/label-set.js";
import type { Token } from "../promql/selector.js";
import { legendLabels, templateLabels } from "../promql/legends.js";
import type { LocatedText } from "../text/located-text.js";
import type { ReadQuery } from "../read-query.js";

/** Labels that a metric does not have: in matchers, groupings and legends. */
export const checkLabels: QueryCheck = function* (read, checked) {
  yield* inMatchers(read, checked);
  const { labels, result } = read.analysis;
  for (const { label, how, sets } of labels) {
    const missing = sets.filter((set) => originsOf(set, label.text).size === 0);
    // What both sides lack is ignored in vain; what one lacks of the labels to match on, matches nothing.
    const isWrong = how === "on" ? missing.length > 0 : missing.length === sets.length;
    if (isWrong && !isOwn(label.text)) yield finding(label, placeInQuery(read, label), read, checked);
  }
  const texts = [
    ...read.query.legends.map(legendsIn),
    ...read.query.labels.flatMap((text) => [{ text, all: [whole(text)] }]),
  ];
  for (const { text, all } of [...texts, ...read.query.templates.map(templatesIn)]) {
    for (const label of all) {
      if (originsOf(result, label.text).size > 0 || isOwn(label.text)) continue;
      yield finding(label, placeOfPart(read, text, label.from, label.to), read, checked);
    }
  }
};

type Labels = { readonly text: LocatedText; readonly all: readonly Token[] };

function legendsIn(text: LocatedText): Labels {
  return { text, all: legendLabels(text.text) };
}

function templatesIn(text: LocatedText): Labels {
  return { text, all: templateLabels(text.text) };
}

function whole({ text }: LocatedText): Token {
  return { text, from: 0, to: text.length, isQuoted: true };
}

function* inMatchers(read: ReadQuery, checked: Checked): Iterable<QueryFinding> {
  const { series } = checked;
  for (const selector of read.analysis.selectors) {
    const owners = series.owners(selector.name?.text ?? "");
    if (owners.length === 0) continue;
    for (const { label } of selector.matchers) {
      const isKnown = owners.some((owner) => series.labelsOf(owner).has(label.text));
      if (!isKnown && !isOwn(label.text)) yield finding(label, placeInQuery(read, label), read, checked, selector.name);
    }
  }
}

/** Variables, and labels that Prometheus has for itself. */
function isOwn(label: string): boolean {
  return label.startsWith("__") || label.includes("$") || label.includes("[[");
}

function finding(
  label: Token,
  place: QueryFinding["place"],
  read: ReadQuery,
  { series }: Checked,
  of: Token | null = null,
): QueryFinding {
  const names = of === null ? read.analysis.selectors.flatMap(({ name }) => name?.text ?? []) : [of.text];
  const known = names.flatMap((name) => series.owners(name).flatMap((owner) => [...series.labelsOf(owner)]));
  const near = label.text.length <= 64 ? nearest(label.text, new Set(known)) : undefined;
  const isDropped = near === label.text;
  const subject = names.length === 1 && !isDropped ? `"${names[0]}" has` : "what is chosen here has";
  return {
    code: "queries/unknown-label",
    place,
    message: `${subject} no label "${label.text}"`,
    help: isDropped
      ? `keep "${label.text}" in the aggregation`
      : near === undefined
        ? "correct the name, or list it under `queries.labels` if it is added on the way to Prometheus"
        : `did you mean "${near}"?`,
    query: read.query,
    detail: label.text,
  };
}
