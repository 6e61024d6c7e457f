import { ts } from "ts-morph";
import { type Definition, findDefinitions } from "./definitions.js";
import { Evaluator } from "./evaluate.js";
import { Holders } from "./holders.js";
import { type InstrumentCall, instrumentCallsIn, records } from "./instrument-calls.js";
import type { CodePlace, ReadMetric, ReadMetrics } from "./metric.js";
import { type Code, type CodeProblem, type CodeRequest, openCode } from "./project.js";
import { readAttributes } from "./seen-attributes.js";
import { isTestFile } from "./test-files.js";

/** The metrics of a program as it defines and records them, those of its tests left out. */
export function readMetrics(request: CodeRequest): ReadMetrics | CodeProblem {
  const code = openCode(request);
  if ("message" in code) return code;
  const { definitions, calls, unread, checked } = metricsOf(code, request.folder);
  const metrics = definitions.map((definition) => asRead(definition, calls.get(definition) ?? [], code.checker));
  return {
    metrics,
    unread: unread.map(({ node, reason }) => ({ place: placeOf(node), reason })),
    texts: code.texts,
    files: code.texts.size,
    checked,
  };
}

export type FoundMetrics = {
  readonly definitions: readonly Definition[];
  readonly unread: readonly { readonly node: ts.Node; readonly reason: string }[];
  readonly calls: ReadonlyMap<Definition, readonly InstrumentCall[]>;
  /** How many files the checker was given, beside those that these import. */
  readonly checked: number;
};

export function metricsOf(code: Code, folder: string): FoundMetrics {
  const isMeant = (path: string) => !isTestFile(path, folder);
  const evaluator = new Evaluator(code);
  const { definitions, unread } = findDefinitions(code, evaluator, isMeant);
  const held = new Holders(definitions, code, evaluator);
  const files = code.load(code.filesWith((text) => records(text, held.names)).filter(isMeant));
  const calls = new Map<Definition, InstrumentCall[]>();
  for (const file of files) {
    for (const call of instrumentCallsIn(file, held, code.checker)) {
      const others = calls.get(call.definition);
      if (others === undefined) calls.set(call.definition, [call]);
      else others.push(call);
    }
  }
  return { definitions, unread, calls, checked: code.checked };
}

export function placeOf(node: ts.Node): CodePlace {
  return { path: node.getSourceFile().fileName, start: node.getStart(), end: node.getEnd() };
}

function asRead(definition: Definition, calls: readonly InstrumentCall[], checker: ts.TypeChecker): ReadMetric {
  const { instrument, spec, name, named, made } = definition;
  // What its own callback does says how it is labelled, but not that code records it.
  const others = calls.filter(({ node }) => !isWithin(node, made));
  const { attributes, isComplete } = readAttributes(definition, calls, checker);
  return {
    ...instrument,
    observable: instrument.observable || spec.hasCollect,
    name,
    description: spec.description,
    unit: spec.unit,
    valueType: spec.valueType,
    buckets: spec.buckets,
    attributes,
    isComplete,
    place: placeOf(named),
    methods: new Set(others.map(({ method }) => method)),
    isWhole: others.length > 0 && others.every(({ amount }) => amount === null || isWholeNumber(amount)),
    extras: spec.extras,
  };
}

/** Whether a node lies in another one, or is it. */
export function isWithin(node: ts.Node | undefined, outer: ts.Node): boolean {
  return node !== undefined && (node === outer || isWithin(node.parent, outer));
}

function isWholeNumber(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && /^\d+$/.test(node.text);
}
