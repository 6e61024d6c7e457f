import type { ts } from "ts-morph";
import type { InstrumentCall } from "../instrument-calls.js";
import { callsSomething } from "./effects.js";
import { isList, labelsText, timerProblem } from "./labels-text.js";
import { rewriteCallback } from "./observed.js";
import type { RewriteTarget } from "./target.js";
import { timerEnds } from "./timers.js";

/** The call of the recorder in place of that of the instrument, or why it would not be the same. */
type RewrittenCall = { readonly text: string } | { readonly reason: string };

export function rewriteCall(
  call: InstrumentCall,
  target: RewriteTarget,
  record: string,
  checker: ts.TypeChecker,
): RewrittenCall {
  if (call.method === "addCallback") return rewriteCallback(call, { target, record, checker });
  if (call.method === "startTimer") return timer(call, target, record, checker);
  const labels = labelsText(call, target, checker);
  if ("reason" in labels) return labels;
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
function timer(call: InstrumentCall, target: RewriteTarget, record: string, checker: ts.TypeChecker): RewrittenCall {
  if (target.timer === null) return { reason: "its unit is no time, so that its recorder starts no timer" };
  const ends = timerEnds(call.node, checker);
  if (typeof ends === "string") return { reason: ends };
  const { labels } = call;
  const isNamed = labels === null || !isList(labels);
  const reason = isNamed ? timerProblem(labels, ends, target, checker) : null;
  if (reason !== null) return { reason };
  const text = isNamed ? { text: labels?.getText() ?? "" } : labelsText(call, target, checker);
  return "reason" in text ? text : { text: `${record}.${target.timer}(${text.text ?? ""})` };
}
