import { ts } from "ts-morph";
import type { Evaluator } from "./evaluate.js";
import type { Call, LibraryInstrument } from "./libraries.js";
import { entryOf, numbersOf, type Scope, textOf, textsOf, type Value } from "./value.js";

/** What the options of an instrument say; null where nothing is said. */
export type Spec = {
  readonly name: Value;
  readonly description: string | null;
  readonly unit: string | null;
  readonly valueType: "int" | "double" | null;
  readonly buckets: readonly number[] | null;
  /** Null when they are not listed, as in OpenTelemetry. */
  readonly labels: readonly string[] | null;
  readonly hasCollect: boolean;
  /** Options that a catalog has no counterpart for. */
  readonly extras: readonly string[];
};

type Made = { readonly made: Call; readonly instrument: LibraryInstrument; readonly scope: Scope };

const unknown = (node: ts.Node): Value => ({ kind: "code", node, scope: new Map() });

export function readSpec(at: Made, evaluator: Evaluator): Spec {
  const values = (at.made.arguments ?? []).map((argument) => evaluator.evaluate(argument, at.scope));
  return at.instrument.library === "opentelemetry" ? meterSpec(values, at.made) : prometheusSpec(values, at.made);
}

function meterSpec(
  [name, options = { kind: "object", entries: new Map(), rest: null }]: readonly Value[],
  made: Call,
): Spec {
  const entry = (key: string) => entryOf(options, key);
  const limits = entry("advice");
  return {
    name: name ?? unknown(made),
    description: textOf(entry("description")) ?? null,
    unit: textOf(entry("unit")) ?? null,
    valueType: valueTypeOf(entry("valueType")),
    buckets: (limits && bucketsOf(entryOf(limits, "explicitBucketBoundaries"))) ?? null,
    labels: null,
    hasCollect: false,
    extras: [],
  };
}

/** `ValueType.INT` is 0, and `ValueType.DOUBLE` is 1. */
function valueTypeOf(value: Value | undefined): "int" | "double" | null {
  if (value?.kind === "number") return value.number === 0 ? "int" : "double";
  if (value?.kind !== "code") return null;
  const text = value.node.getText();
  return text.endsWith(".INT") ? "int" : text.endsWith(".DOUBLE") ? "double" : null;
}

const notCarried: readonly string[] = ["percentiles", "maxAgeSeconds", "ageBuckets", "pruneAgedBuckets", "aggregator"];

/** An object of options, or, as before prom-client 10, the name, the help and the labels one after the other. */
function prometheusSpec([first, help, labels]: readonly Value[], made: Call): Spec {
  if (first?.kind === "text") {
    const described = { name: first, description: textOf(help) ?? null, labels: textsOf(labels) ?? [] };
    return { ...described, unit: null, valueType: null, buckets: null, hasCollect: false, extras: [] };
  }
  const entry = (key: string) => (first === undefined ? undefined : entryOf(first, key));
  const names = entry("labelNames");
  const isSilent = names === undefined && first?.kind === "object" && first.rest?.kind !== "code";
  return {
    name: entry("name") ?? unknown(made),
    description: textOf(entry("help")) ?? null,
    unit: null,
    valueType: null,
    buckets: bucketsOf(entry("buckets")) ?? null,
    labels: textsOf(names) ?? (isSilent ? [] : null),
    hasCollect: entry("collect") !== undefined,
    extras: notCarried.filter((key) => entry(key) !== undefined),
  };
}

/** A list, or `linearBuckets(start, width, count)` and `exponentialBuckets(start, factor, count)` of the clients. */
function bucketsOf(value: Value | undefined): readonly number[] | undefined {
  if (value?.kind === "list") return numbersOf(value);
  if (value?.kind !== "code" || !ts.isCallExpression(value.node)) return undefined;
  const callee = value.node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const [start, step, count] = value.node.arguments.map((each) => Number(each.getText()));
  if (start === undefined || step === undefined || count === undefined || !(count <= 1_000)) return undefined;
  const positions = Array.from({ length: count }, (_, at) => at);
  if (name === "linearBuckets") return positions.map((at) => start + at * step);
  return name === "exponentialBuckets" ? positions.map((at) => start * step ** at) : undefined;
}
