import type { ts } from "ts-morph";
import type { InstrumentCall } from "../instrument-calls.js";
import { attributesOf, noAttributes, type SeenAttributes } from "../labels.js";
import type { AttributeValues } from "../metric.js";
import type { RewriteTarget } from "./target.js";

/** The attributes as a recorder takes them, null for none; or why it does not take them. */
export type LabelsText = { readonly text: string | null } | { readonly reason: string };

export function labelsText(
  { labels, definition }: InstrumentCall,
  target: RewriteTarget,
  checker: ts.TypeChecker,
): LabelsText {
  if (labels !== null && isList(labels)) {
    const names = definition.spec.labels ?? [];
    if (names.length !== labels.length) return { reason: "the labels are not given by name" };
    const members = labels.map((value, at) => `${propertyName(names[at] ?? "")}: ${value.getText()}`);
    return { text: `{ ${members.join(", ")} }` };
  }
  const reason = labelsProblem(labels, target, checker);
  if (reason !== null) return { reason };
  const isEmpty = labels === null || attributesOf(labels, checker).attributes.length === 0;
  return { text: isEmpty ? null : labels.getText() };
}

/** Why a recorder does not take what a call gives; null where it does. */
export function labelsProblem(
  labels: ts.Expression | null,
  target: RewriteTarget,
  checker: ts.TypeChecker,
): string | null {
  return attributesProblem(labels === null ? noAttributes : attributesOf(labels, checker), target);
}

/** The same of a timer, which is given labels where it starts and where it ends. */
export function timerProblem(
  start: ts.Expression | null,
  ends: readonly (ts.Expression | null)[],
  target: RewriteTarget,
  checker: ts.TypeChecker,
): string | null {
  const read = (labels: ts.Expression | null) => (labels === null ? noAttributes : attributesOf(labels, checker));
  const before = read(start);
  for (const end of ends.length === 0 ? [null] : ends) {
    const after = read(end);
    const merged = new Map(before.attributes.map((each) => [each.key, each]));
    for (const each of after.attributes) {
      const other = merged.get(each.key);
      if (other !== undefined && each.isOptional) return `the call may not give "${each.key}"`;
      merged.set(each.key, each);
    }
    const problem = attributesProblem(
      { attributes: [...merged.values()], isWhole: before.isWhole && after.isWhole },
      target,
    );
    if (problem !== null) return problem;
  }
  return null;
}

function attributesProblem({ attributes, isWhole }: SeenAttributes, target: RewriteTarget): string | null {
  if (!isWhole) return "its labels cannot be read here";
  for (const { key, isRequired, values } of target.attributes) {
    const given = attributes.find((each) => each.key === key);
    if (isRequired && given === undefined) return `the call does not give "${key}"`;
    if (isRequired && given?.isOptional) return `the call may not give "${key}"`;
    if (given !== undefined && !fits(given.values, values)) return `the catalog does not allow every value of "${key}"`;
  }
  const unknown = attributes.find(({ key }) => !target.attributes.some((each) => each.key === key));
  return unknown === undefined ? null : `the catalog has no attribute "${unknown.key}"`;
}

export function isList(labels: ts.Expression | readonly ts.Expression[]): labels is readonly ts.Expression[] {
  return Array.isArray(labels);
}

/** Whether the compiler takes a value of one kind for an attribute of the other. */
function fits(given: AttributeValues, allowed: AttributeValues): boolean {
  if (given.type === "unknown") return true;
  const isNumber = (type: string) => type === "int" || type === "double";
  if (given.type !== allowed.type && !(isNumber(given.type) && isNumber(allowed.type))) return false;
  if (allowed.values === null) return true;
  const values: readonly (string | number)[] = allowed.values;
  return given.values?.every((value) => values.includes(value)) ?? false;
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
