import { ts } from "ts-morph";
import { isLaterUseOf } from "./timers.js";
import type { InstrumentCall } from "../instrument-calls.js";
import { attributesOf } from "../labels.js";
import type { AttributeValues } from "../metric.js";
import { bare } from "../symbols.js";
import type { RewriteTarget } from "./target.js";

/** The call of the recorder in place of that of the instrument, or why it would not be the same. */
export type RewrittenCall = { readonly text: string } | { readonly reason: string };

export function rewriteCall(
  call: InstrumentCall,
  target: RewriteTarget,
  record: string,
  checker: ts.TypeChecker,
): RewrittenCall {
  const labels = labelsText(call, target, checker);
  if ("reason" in labels) return labels;
  if (call.method === "startTimer") return timer(call, target, record, labels.text);
  const amount = call.amount?.getText() ?? null;
  if (
    labels.text !== null &&
    call.amount !== null &&
    callsSomething(call.amount) &&
    callsSomething(call.node.arguments[0])
  ) {
    return { reason: "labels and amount both call something, and would be worked out in another order" };
  }
  const given = argumentsOf(call, target, labels.text, amount);
  if (given === undefined) return { reason: `\`${call.method}\` has no counterpart for a ${target.instrument}` };
  return { text: `${record}.${target.recorder}(${given.filter((each) => each !== null).join(", ")})` };
}

function argumentsOf(
  { method }: InstrumentCall,
  { instrument }: RewriteTarget,
  labels: string | null,
  amount: string | null,
): readonly (string | null)[] | undefined {
  const isSum = instrument === "counter" || instrument === "up_down_counter";
  switch (method) {
    case "inc":
      return isSum ? [labels, amount === "1" ? null : amount] : undefined;
    case "dec":
      return instrument === "up_down_counter" ? [labels, negative(amount ?? "1")] : undefined;
    case "add":
      return isSum ? [labels, amount === "1" ? null : amount] : undefined;
    case "set":
      return instrument === "gauge" ? [amount, labels] : undefined;
    case "observe":
      return instrument === "histogram" ? [amount, labels] : undefined;
    case "record":
      return instrument === "histogram" || instrument === "gauge" ? [amount, labels] : undefined;
    default:
      return undefined;
  }
}

function negative(amount: string): string {
  return /^[\d.]+$/.test(amount) ? `-${amount}` : `-(${amount})`;
}

/** The time of a timer is recorded by the call that ends it, here as there. */
function timer(call: InstrumentCall, target: RewriteTarget, record: string, labels: string | null): RewrittenCall {
  if (target.timer === null) return { reason: "its unit is no time, so that its recorder starts no timer" };
  if (!isLaterUseOf(call.node)) return { reason: "what its timer returns is used otherwise than by ending it" };
  return { text: `${record}.${target.timer}(${labels ?? ""})` };
}

type LabelsText = { readonly text: string | null } | { readonly reason: string };

function labelsText(
  { labels, definition }: InstrumentCall,
  target: RewriteTarget,
  checker: ts.TypeChecker,
): LabelsText {
  if (labels === null) {
    const missing = target.attributes.find(({ isRequired }) => isRequired);
    return missing === undefined ? { text: null } : { reason: `the call does not give "${missing.key}"` };
  }
  if (isList(labels)) {
    const names = definition.spec.labels ?? [];
    if (names.length !== labels.length) return { reason: "the labels are not given by name" };
    const members = labels.map((value, at) => `${propertyName(names[at] ?? "")}: ${value.getText()}`);
    return { text: `{ ${members.join(", ")} }` };
  }
  const seen = attributesOf(labels, checker);
  if (!seen.isWhole) return { reason: "its labels cannot be read here" };
  for (const { key, isRequired, values } of target.attributes) {
    const given = seen.attributes.find((each) => each.key === key);
    if (isRequired && (given === undefined || given.isOptional)) return { reason: `the call may not give "${key}"` };
    if (given !== undefined && !fits(given.values, values))
      return { reason: `the catalog does not allow every value of "${key}"` };
  }
  const unknown = seen.attributes.find(({ key }) => !target.attributes.some((each) => each.key === key));
  if (unknown !== undefined) return { reason: `the catalog has no attribute "${unknown.key}"` };
  return { text: seen.attributes.length === 0 ? null : labels.getText() };
}

function isList(labels: ts.Expression | readonly ts.Expression[]): labels is readonly ts.Expression[] {
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

function callsSomething(node: ts.Node | undefined): boolean {
  if (node === undefined) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isAwaitExpression(node)) return true;
  return (
    ts.forEachChild(ts.isExpression(node) ? bare(node) : node, (each) => callsSomething(each) || undefined) ?? false
  );
}
