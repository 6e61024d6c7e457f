import type { MethodDeclarationStructure, ParameterDeclarationStructure } from "ts-morph";
import type { Metric } from "../../model/catalog.js";
import { deprecationTag } from "./attribute-type.js";
import { docComment } from "./doc-comment.js";
import { choice, type Doc, group, indent, layOut, line, lineWidth, list, softLine } from "./layout.js";
import { propertyAccess } from "./literal.js";
import { metricConstant } from "./metric-definition.js";
import { StructureKind } from "./ts-morph.js";

/** Positions that the contract has a look-up for; more go through `findMany`. */
const mostPositions = 8;

/** The methods of one metric: its recorder, and what starts its timer. */
export function recorderMethods(
  metric: Metric,
  replacement: Metric | undefined,
): readonly MethodDeclarationStructure[] {
  const docs = [describe(metric, replacement)];
  if (metric.observable) return [observer(metric, docs)];
  const timer = metric.names.timer === null ? [] : [timerMethod(metric, metric.names.timer, replacement)];
  return [recorder(metric, docs), ...timer];
}

/** The functions of the contract, and types, that the methods of a metric use. */
export function usedNames(metric: Metric): readonly string[] {
  if (metric.observable) return ["observe", "type ObservableCallback"];
  const names = ["admit", "refuse", recordFunction(metric), findFunction(metric)];
  if (metric.names.timer === null) return names;
  return [...names, "startTimer", ...(metric.attributes.length === 0 ? [] : ["type Timer"])];
}

function recorder(metric: Metric, docs: readonly string[]): MethodDeclarationStructure {
  const valueFirst = metric.instrument === "gauge" || metric.instrument === "histogram";
  const attributes = attributesParameter(metric);
  const number: ParameterDeclarationStructure = valueFirst
    ? { kind: StructureKind.Parameter, name: "value", type: "number" }
    : { kind: StructureKind.Parameter, name: "amount", type: "number", hasQuestionToken: true };
  return {
    kind: StructureKind.Method,
    name: metric.names.recorder,
    docs: [...docs],
    parameters: valueFirst ? [number, ...attributes] : [...attributes, number],
    returnType: "void",
    statements: [body(metric, number.name)],
  };
}

/** Reading an attribute may run the caller's code, a getter or a proxy: what it throws is refused, not passed on. */
function body(metric: Metric, number: string): string {
  const constant = metricConstant(metric);
  const call = layOut(recordCall(metric, number), { column: 2, depth: 1, margin: 4 });
  return `try {\n  ${call}\n} catch (error) {\n  refuse(this, ${constant}, error);\n}`;
}

function recordCall(metric: Metric, number: string): Doc {
  const constant = metricConstant(metric);
  const given = metric.attributes.length === 0 ? "undefined" : "attributes";
  const admission = list("admit(", ["this", constant, given], ")");
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
  replacement: Metric | undefined,
): MethodDeclarationStructure {
  const { attributes, names, name } = metric;
  const bare = attributes.length === 0;
  const comment = `Starts a timer; calling what it returns${bare ? "" : ", with the rest of the attributes,"} records \`${name}\`.`;
  return {
    kind: StructureKind.Method,
    name: timer.method,
    docs: [docText([comment], deprecation(metric, replacement))],
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

function observer(metric: Metric, docs: readonly string[]): MethodDeclarationStructure {
  const { names, attributes } = metric;
  const type = `ObservableCallback<${attributes.length === 0 ? "Record<never, never>" : names.attributes}>`;
  return {
    kind: StructureKind.Method,
    name: names.recorder,
    docs: [...docs],
    parameters: [{ name: "callback", type }],
    returnType: "() => void",
    statements: [`return observe(this, ${metricConstant(metric)}, callback);`],
  };
}

/** Description first, then instrument and unit in words. */
function describe(metric: Metric, replacement: Metric | undefined): string {
  const kind = { counter: "Counter", up_down_counter: "Up-down counter", gauge: "Gauge", histogram: "Histogram" };
  const instrument = metric.observable
    ? `Observable ${kind[metric.instrument].toLowerCase()}`
    : kind[metric.instrument];
  const unit = metric.unit === "" ? "" : `, in \`${metric.unit}\``;
  const whole = metric.valueType === "int" ? ", whole numbers" : "";
  const usage = metric.observable ? "The callback is asked at each collection; calling what is returned stops it." : "";
  const facts = `${instrument} \`${metric.name}\`${unit}${whole}. ${usage}`.trimEnd();
  return docText([metric.description, metric.note ?? "", facts], deprecation(metric, replacement));
}

function deprecation({ deprecated }: Metric, replacement: Metric | undefined): readonly string[] {
  return deprecated === null ? [] : [deprecationTag(deprecated, replacement?.names.recorder ?? null)];
}

/** The inside of a doc comment, as ts-morph wants it: it puts the stars itself. */
function docText(paragraphs: readonly string[], tags: readonly string[]): string {
  const comment = docComment(paragraphs, 1, tags);
  const lines = comment.split("\n").map((text) => text.replace(/^\s*(\/\*\*|\*\/|\*)? ?/, "").replace(/ ?\*\/$/, ""));
  return lines.join("\n").trim();
}
