import type { MethodDeclarationStructure, ParameterDeclarationStructure } from "ts-morph";
import type { Metric } from "../../model/catalog.js";
import { choice, type Doc, group, indent, layOut, line, lineWidth, list, softLine } from "./layout.js";
import { propertyAccess } from "./literal.js";
import { metricConstant } from "./metric-definition.js";
import { recorderWords, timerWords } from "./recorder-words.js";
import type { Relatives } from "./relatives.js";
import { StructureKind } from "./ts-morph.js";

/** Positions that the contract has a look-up for; more go through `findMany`. */
const mostPositions = 8;

/** The methods of one metric: its recorder, and what starts its timer. */
export function recorderMethods(metric: Metric, relatives: Relatives): readonly MethodDeclarationStructure[] {
  if (metric.observable) return [observer(metric, relatives)];
  const timer = metric.names.timer === null ? [] : [timerMethod(metric, metric.names.timer, relatives)];
  return [recorder(metric, relatives), ...timer];
}

/** The functions of the contract, and types, that the methods of a metric use. */
export function usedNames(metric: Metric, { emittedWith, oldNames }: Relatives): readonly string[] {
  const isForwarding = emittedWith !== undefined;
  if (metric.observable) {
    const observing = oldNames.length === 0 ? "observe" : "observeAll";
    return [...(isForwarding ? [] : [observing]), "type ObservableCallback"];
  }
  const names = isForwarding ? [] : ["resolveSeries", "reportFailure", recordFunction(metric), findFunction(metric)];
  if (metric.names.timer === null) return names;
  return [...names, "startTimer", ...(metric.attributes.length === 0 ? [] : ["type Timer"])];
}

function recorder(metric: Metric, relatives: Relatives): MethodDeclarationStructure {
  const valueFirst = metric.instrument === "gauge" || metric.instrument === "histogram";
  const attributes = attributesParameter(metric);
  const number: ParameterDeclarationStructure = valueFirst
    ? { kind: StructureKind.Parameter, name: "value", type: "number" }
    : { kind: StructureKind.Parameter, name: "amount", type: "number", hasQuestionToken: true };
  return {
    kind: StructureKind.Method,
    name: metric.names.recorder,
    docs: [recorderWords(metric, relatives)],
    parameters: valueFirst ? [number, ...attributes] : [...attributes, number],
    returnType: "void",
    statements: [body(metric, number.name, relatives)],
  };
}

/** Reading an attribute may run the caller's code, a getter or a proxy: what it throws is refused, not passed on. */
function body(metric: Metric, number: string, { emittedWith, oldNames }: Relatives): string {
  if (emittedWith !== undefined) return forwarding(metric, number, emittedWith);
  const calls = [metric, ...oldNames].map((each) => {
    return `  ${layOut(recordCall(each, number), { column: 2, depth: 1, margin: 4 })}\n`;
  });
  return `try {\n${calls.join("")}} catch (error) {\n  reportFailure(this, ${metricConstant(metric)}, error);\n}`;
}

/** The recorder of the new name records both. */
function forwarding(metric: Metric, number: string, { names }: Metric): string {
  const attributes = metric.attributes.length === 0 ? [] : ["attributes"];
  const given = number === "value" ? [number, ...attributes] : [...attributes, number];
  return layOut(list(`this.${names.recorder}(`, given, ");"), { column: 0, depth: 0, margin: 4 });
}

function recordCall(metric: Metric, number: string): Doc {
  const constant = metricConstant(metric);
  const given = metric.attributes.length === 0 ? "undefined" : "attributes";
  const admission = list("resolveSeries(", ["this", constant, given], ")");
  const series = [lookUp(metric, constant), " ??", group(indent([line, admission]))];
  return group([
    `${recordFunction(metric)}(`,
    indent([softLine, series, ",", line, number]),
    choice("", ","),
    softLine,
    ");",
  ]);
}

function lookUp(metric: Metric, constant: string): Doc {
  const values = metric.attributes.map(({ key }) => propertyAccess("attributes", key));
  if (values.length <= mostPositions) return list(`${findFunction(metric)}(`, ["this", constant, ...values], ")");
  return list(`findMany(this, ${constant}, [`, values, "])");
}

function findFunction({ attributes }: Metric): string {
  return attributes.length <= mostPositions ? `find${attributes.length}` : "findMany";
}

function recordFunction({ instrument }: Metric): string {
  return { counter: "add", up_down_counter: "add", gauge: "set", histogram: "record" }[instrument];
}

function attributesParameter({ attributes, names }: Metric): readonly ParameterDeclarationStructure[] {
  if (attributes.length === 0) return [];
  const optional = attributes.every(({ required }) => !required);
  const parameter = { kind: StructureKind.Parameter, name: "attributes", type: names.attributes } as const;
  return [optional ? { ...parameter, initializer: "{}" } : parameter];
}

function timerMethod(
  metric: Metric,
  timer: NonNullable<Metric["names"]["timer"]>,
  relatives: Relatives,
): MethodDeclarationStructure {
  const { attributes, names } = metric;
  const bare = attributes.length === 0;
  return {
    kind: StructureKind.Method,
    name: timer.method,
    docs: [timerWords(metric, relatives)],
    ...(bare
      ? { returnType: "() => void" }
      : {
          typeParameters: [{ name: "Given", constraint: `keyof ${names.attributes}`, default: "never" }],
          parameters: [{ name: "attributes", hasQuestionToken: true, type: `Pick<${names.attributes}, Given>` }],
          returnType: `Timer<${names.attributes}, Given>`,
        }),
    statements: [timerBody(metric, timer.unit)],
  };
}

/** Elapsed time is fractional, which a metric of whole numbers would refuse. */
function timerBody({ attributes, names, valueType }: Metric, unit: string): string {
  const value = valueType === "int" ? "Math.round(value)" : "value";
  if (attributes.length === 0) {
    return `return startTimer("${unit}", undefined, (value) => this.${names.recorder}(${value}));`;
  }
  const recording = `(value, all: ${names.attributes}) => {`;
  const call = `this.${names.recorder}(${value}, all);`;
  const onOneLine = `    return startTimer("${unit}", attributes, ${recording}`;
  if (onOneLine.length <= lineWidth) return `${onOneLine.trim()}\n  ${call}\n});`;
  return `return startTimer(\n  "${unit}",\n  attributes,\n  ${recording}\n    ${call}\n  },\n);`;
}

function observer(metric: Metric, relatives: Relatives): MethodDeclarationStructure {
  const { names, attributes } = metric;
  const type = `ObservableCallback<${attributes.length === 0 ? "Record<never, never>" : names.attributes}>`;
  return {
    kind: StructureKind.Method,
    name: names.recorder,
    docs: [recorderWords(metric, relatives)],
    parameters: [{ name: "callback", type }],
    returnType: "() => void",
    statements: [layOut(observation(metric, relatives), { column: 0, depth: 0, margin: 4 })],
  };
}

/** One callback is asked once, however many names its answers have. */
function observation(metric: Metric, { emittedWith, oldNames }: Relatives): Doc {
  if (emittedWith !== undefined) return list(`return this.${emittedWith.names.recorder}(`, ["callback"], ");");
  const [constant = "", ...others] = [metric, ...oldNames].map(metricConstant);
  if (others.length === 0) return `return observe(this, ${constant}, callback);`;
  return list("return observeAll(", ["this", list("[", [constant, ...others], "]"), "callback"], ");");
}
