import { seriesOf } from "../../exported/series.js";
import { namesOf } from "../names-of.js";
import { escapePattern } from "../promql/alternatives.js";
import { legendLabels, templateLabels } from "../promql/legends.js";
import { parseExpression } from "../promql/parse.js";
import type { Matcher, Selector, Token } from "../promql/selector.js";
import { writeString } from "../promql/string-literal.js";
import type { ReadQuery } from "../read-query.js";
import type { LocatedText } from "../text/located-text.js";
import { valuesOf } from "../values-of.js";
import { type Given, newLabel, newLabelOf, type Renamed, renamedOf, renamedValuesOf } from "./label-renames.js";
import { applyEdits, type Edit } from "./splice.js";
import { scaled, unitFactor } from "./unit-factor.js";
import { type Target, targetOf } from "./wrap-target.js";

/** The edits of one of a query's texts. */
export type TextEdits = { readonly located: LocatedText; readonly edits: readonly Edit[] };

/** Why a query stays as it is though it should be called otherwise. */
type Obstacle = { readonly obstacle: string };

/** What makes a query ask for the new names; no edits where it asks for none of the old ones. */
export function rewriteQuery(read: ReadQuery, given: Given): readonly TextEdits[] | Obstacle {
  const edits: Edit[] = [];
  const wraps = new Map<string, Wrap>();
  for (const selector of read.analysis.selectors) {
    const problem = rewriteSelector(selector, read, given, { edits, wraps });
    if (problem !== undefined) return { obstacle: problem };
  }
  const labels = labelEdits(read, given);
  if ("obstacle" in labels) return labels;
  const [inExpression, ...others] = labels;
  const inside = [...edits, ...(inExpression?.edits ?? [])];
  const all = [...inside, ...[...wraps.values()].flatMap((wrap) => wrapEdits(wrap, read))];
  const isNothing = all.length === 0 && others.every((each) => each.edits.length === 0);
  if (isNothing) return [];
  if (given.keepsOld && (wraps.size === 0 || hasLabelEdits(labels))) {
    return {
      obstacle: "labels or values are called otherwise, too, so that the old series cannot stand beside the new ones",
    };
  }
  if ("error" in parseExpression(applyEdits(read.query.expression.text, all))) {
    return { obstacle: "it would be no PromQL any more" };
  }
  return [{ located: read.query.expression, edits: all }, ...others].filter((each) => each.edits.length > 0);
}

type Wrap = { readonly target: Target; readonly factor: number; readonly keepsOld: boolean };
type Found = { readonly edits: Edit[]; readonly wraps: Map<string, Wrap> };

function rewriteSelector(selector: Selector, read: ReadQuery, given: Given, found: Found): string | undefined {
  if (namesOf(selector).some(({ text }) => given.queries.records.has(text) && given.series.owners(text).length === 0)) {
    return rewriteRecorded(selector, read, given, found);
  }
  for (const name of namesOf(selector)) {
    const all = renamedOf(name.text, given);
    const [renamed] = all;
    if (renamed === undefined) continue;
    const { owner, rename } = renamed;
    const name2 = seriesOf(rename.to, owner.route).find(({ part }) => part === owner.series.part)?.name;
    const factor = unitFactor(rename.from.unit, rename.to.unit);
    const matchers = selector.matchers.flatMap((matcher) => matcherEdits(matcher, renamed, read, given));
    const isSame = name2 === name.text && matchers.length === 0 && factor === 1;
    if (isSame) continue;
    if (given.series.owners(name.text).length > 1) return `"${name.text}" may be several metrics`;
    if (rename.from.instrument !== rename.to.instrument) return `"${rename.to.key}" is another instrument`;
    if (name2 === undefined || factor === undefined) {
      return `"${rename.from.unit}" cannot be converted to "${rename.to.unit}"`;
    }
    const isScaled = factor !== 1 && owner.series.part !== "count";
    if (selector.name === null && isScaled) return "several metrics are chosen by a pattern, and units differ";
    if (isScaled && selector.matchers.some(({ label }) => label.text === "le"))
      return "boundaries of buckets have another unit";
    const edit = name2 === name.text ? undefined : nameEdit(name, name2, selector, read);
    if (edit === null) return `"${name2}" has to stand in quotes here`;
    const keepsOld = given.keepsOld && edit !== undefined;
    if (matchers.includes(undefined)) return "a value cannot be written in such quotes";
    found.edits.push(...(edit === undefined ? [] : [edit]), ...matchers.flatMap((each) => each ?? []));
    if (!isScaled && !keepsOld) continue;
    if (keepsOld && matchers.length > 0) return "labels or values are called otherwise, too";
    const target = targetOf(selector, owner.series.part, read.parsed, isScaled);
    if (target === undefined) return "there is no place for the factor between the units";
    const factorHere = target.takesFactor ? factor : 1;
    if (factorHere !== 1 || keepsOld)
      found.wraps.set(`${target.from} ${target.to}`, { target, factor: factorHere, keepsOld });
  }
  return undefined;
}

/** The name of a recording rule stays; its labels and their values follow what its result is made of. */
function rewriteRecorded(selector: Selector, read: ReadQuery, given: Given, { edits }: Found): string | undefined {
  for (const matcher of selector.matchers) {
    const { label } = matcher;
    const fresh = newLabel(
      [{ names: new Map([[label.text, new Set([selector])]]), open: new Set() }],
      label.text,
      given,
    );
    if (fresh === undefined) return mixed(label.text).obstacle;
    if (fresh !== label.text) edits.push(labelEdit(label, fresh, read));
    for (const edit of valueEdits(matcher, renamedValuesOf(selector, label.text, given))) {
      if (edit === undefined) return "a value cannot be written in such quotes";
      edits.push(edit);
    }
  }
  return undefined;
}

/** Null where the name would have to be written in another way. */
function nameEdit({ from, to, isQuoted }: Token, name: string, selector: Selector, read: ReadQuery): Edit | null {
  if (!isQuoted) return /^[A-Za-z_:][\w:]*$/.test(name) ? { from, to, text: name } : null;
  const text = writeString(selector.name === null ? escapePattern(name) : name, quoteAt(from, read));
  return text === undefined ? null : { from, to, text };
}

/** The quote that opens the string in which a place lies. */
function quoteAt(from: number, { query }: ReadQuery): string {
  const before = query.expression.text.slice(0, from);
  return /["'`](?=[^"'`]*$)/.exec(before)?.[0] ?? '"';
}

/** Undefined among them where a value cannot be written. */
function matcherEdits(
  matcher: Matcher,
  renamed: Renamed,
  read: ReadQuery,
  given: Given,
): readonly (Edit | undefined)[] {
  const { label } = matcher;
  const fresh = newLabelOf(label.text, renamed, given);
  const keys = given.series.attributesOf(renamed.owner.metric, label.text).map(({ key }) => key);
  const values = keys.flatMap((key) => renamed.rename.values.get(key) ?? []);
  return [...(fresh === label.text ? [] : [labelEdit(label, fresh, read)]), ...valueEdits(matcher, values)];
}

/** Undefined among them where a value cannot be written. */
function valueEdits(matcher: Matcher, values: readonly ReadonlyMap<string, string>[]): readonly (Edit | undefined)[] {
  const isPattern = matcher.operator === "=~" || matcher.operator === "!~";
  return valuesOf(matcher).flatMap((value): readonly (Edit | undefined)[] => {
    const to = values.flatMap((map) => map.get(value.text) ?? [])[0];
    if (to === undefined) return [];
    const text = writeString(isPattern ? escapePattern(to) : to, matcher.value.quote);
    return [text === undefined ? undefined : { from: value.from, to: value.to, text }];
  });
}

/** Labels may stand in quotes wherever they may stand without. */
function labelEdit({ from, to, isQuoted }: Token, label: string, read: ReadQuery): Edit {
  if (isQuoted) return { from, to, text: writeString(label, quoteAt(from, read)) ?? label };
  return { from, to, text: /^[A-Za-z_]\w*$/.test(label) ? label : JSON.stringify(label) };
}

/** Of the expression first, then of each legend, template and bare label. */
function labelEdits(read: ReadQuery, given: Given): readonly TextEdits[] | Obstacle {
  const { query, analysis } = read;
  const inExpression: Edit[] = [];
  for (const { label, sets } of analysis.labels) {
    const fresh = newLabel(sets, label.text, given);
    if (fresh === undefined) return mixed(label.text);
    if (fresh !== label.text) inExpression.push(labelEdit(label, fresh, read));
  }
  const texts = [
    ...query.legends.map((located) => ({ located, labels: legendLabels(located.text) })),
    ...query.templates.map((located) => ({ located, labels: templateLabels(located.text) })),
    ...query.labels.map((located) => ({ located, labels: [{ text: located.text, from: 0, to: located.text.length }] })),
  ];
  const others: TextEdits[] = [];
  for (const { located, labels } of texts) {
    const edits: Edit[] = [];
    for (const { text, from, to } of labels) {
      const fresh = newLabel([analysis.result], text, given);
      if (fresh === undefined) return mixed(text);
      if (fresh !== text) edits.push({ from, to, text: fresh });
    }
    others.push({ located, edits });
  }
  return [{ located: query.expression, edits: inExpression }, ...others];
}

function mixed(label: string): Obstacle {
  return { obstacle: `"${label}" comes from several metrics, of which not all call it otherwise` };
}

function hasLabelEdits(labels: readonly TextEdits[]): boolean {
  return labels.some(({ edits }) => edits.length > 0);
}

/** Brackets around what stands there, with the factor, and with the old series behind the new ones. */
function wrapEdits({ target, factor, keepsOld }: Wrap, { query }: ReadQuery): readonly Edit[] {
  const [before = "", after = ""] = factor === 1 ? ["", ""] : scaled("\0", factor).split("\0");
  const old = query.expression.text.slice(target.from, target.to);
  const [open, close] = keepsOld ? [`(${before}`, `${after} or ${old})`] : [before, after];
  return [
    { from: target.from, to: target.from, text: open },
    { from: target.to, to: target.to, text: close },
  ];
}
