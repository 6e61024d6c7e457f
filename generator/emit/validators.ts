import type { AllowedValue, Attribute, Catalog, Metric } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { camelCase } from "../names.js";
import type { Artifact, Emitter, Origin } from "./emitter.js";
import { typescriptHeader } from "./header.js";
import { docComment } from "./typescript/doc-comment.js";
import { specifier, type TypeScriptPart, typeScriptParts } from "./typescript/file-set.js";
import { importStatement } from "./typescript/imports.js";
import {
  choice,
  type Doc,
  filledList,
  group,
  indent,
  layOut,
  line,
  lineWidth,
  list,
  object,
  softLine,
} from "./typescript/layout.js";
import { patternLiteral, propertyKey, stringLiteral } from "./typescript/literal.js";
import { printFile } from "./typescript/print.js";

const runtime = "@meterbook/runtime/zod";
const zodImport = 'import * as z from "zod";\n';

/** `validators.ts`: a strict zod schema for each metric's attributes, for the context, and for any measurement. */
export const validators: Emitter = {
  id: "validators",
  emit(catalog, origin) {
    const parts = typeScriptParts(catalog, emissionOf(catalog), "validators");
    const [only] = parts;
    if (only === undefined || only.infix === "") return [undivided(catalog, only, origin)];
    return [index(catalog, parts, origin), ...parts.map((part) => partFile(catalog, part, origin))];
  },
};

function undivided(catalog: Catalog, part: TypeScriptPart | undefined, origin: Origin): Artifact {
  const metrics = part?.metrics ?? [];
  const types = [catalog.names.context, ...attributeTypes(metrics)];
  return artifact("validators", origin, [
    zodImport,
    importStatement(runtimeNames(metrics, ["measurementUnion", "strictAttributes"]), runtime),
    importStatement(
      types.map((type) => `type ${type}`),
      specifier("validators", "recorders", catalog),
    ),
    contextSchema(catalog),
    ...metrics.flatMap(attributesSchema),
    measurementType(`${catalog.names.stem}Measurement`, metrics.map(measurementOf)),
    unionSchema(catalog, metrics.map(measurementSchema)),
  ]);
}

function partFile(catalog: Catalog, part: TypeScriptPart, origin: Origin): Artifact {
  const { metrics, path } = part;
  const types = attributeTypes(metrics).map((type) => `type ${type}`);
  const start = `export const ${measurementsConstant(part)}: readonly MeasurementSchema[] = `;
  const schemas = list("[", metrics.map(measurementSchema), "];", { broken: true });
  return artifact(path, origin, [
    zodImport,
    importStatement(runtimeNames(metrics, ["type MeasurementSchema"]), runtime),
    importStatement(types, specifier(path, path.replace(/^validators/, "recorders"), catalog)),
    ...metrics.flatMap(attributesSchema),
    measurementType(partType(catalog, part), metrics.map(measurementOf)),
    `/** For \`measurementUnion\`. */\n${start}${layOut(schemas, { column: start.length, depth: 0 })}\n`,
  ]);
}

function index(catalog: Catalog, parts: readonly TypeScriptPart[], origin: Origin): Artifact {
  const from = (part: TypeScriptPart) => specifier("validators", part.path, catalog);
  return artifact("validators", origin, [
    zodImport,
    importStatement(["measurementUnion", "strictAttributes"], runtime),
    importStatement([`type ${catalog.names.context}`], specifier("validators", "context", catalog)),
    ...parts.map((part) =>
      importStatement([measurementsConstant(part), `type ${partType(catalog, part)}`], from(part)),
    ),
    ...parts.map((part) =>
      importStatement(part.metrics.filter(hasAttributes).map(schemaConstant), from(part)).replace(/^import/, "export"),
    ),
    contextSchema(catalog),
    measurementType(
      `${catalog.names.stem}Measurement`,
      parts.map((part) => partType(catalog, part)),
    ),
    unionSchema(
      catalog,
      parts.map((part) => `...${measurementsConstant(part)}`),
    ),
  ]);
}

function artifact(path: string, origin: Origin, statements: readonly string[]): Artifact {
  return { path: `${path}.ts`, text: printFile(typescriptHeader(origin), statements) };
}

function runtimeNames(metrics: readonly Metric[], always: readonly string[]): readonly string[] {
  if (metrics.length === 0) return always;
  const schema = metrics.some(hasAttributes) ? ["strictAttributes"] : [];
  return [...always, ...schema, "measurement", "type Measurement"];
}

function hasAttributes({ attributes }: Metric): boolean {
  return attributes.length > 0;
}

function attributeTypes(metrics: readonly Metric[]): readonly string[] {
  return metrics.filter(hasAttributes).map(({ names }) => names.attributes);
}

/** `toolCallAttributes`, the schema of the type `ToolCallAttributes`. */
function schemaConstant({ names }: Metric): string {
  return `${names.stem}Attributes`;
}

function attributesSchema(metric: Metric): readonly string[] {
  if (!hasAttributes(metric)) return [];
  return [
    schemaOf(schemaConstant(metric), metric.names.attributes, `Attributes of \`${metric.name}\`.`, metric.attributes),
  ];
}

function contextSchema({ names, context }: Catalog): string {
  return schemaOf(`${camelCase(names.stem)}Context`, names.context, "Attributes of every metric.", context);
}

function schemaOf(constant: string, type: string, comment: string, attributes: readonly Attribute[]): string {
  const members = attributes.map((attribute): Doc => [`${propertyKey(attribute.key)}: `, schema(attribute)]);
  const shape = object(members, { broken: attributes.length > 0 });
  const declared = `export const ${constant}: z.ZodType<${type}> =`;
  return `${docComment([comment], 0)}${declared}${assigned(declared, `strictAttributes<${type}>(`, shape)};\n`;
}

/** ` call(argument)` behind an equals sign, broken where formatters break it: at the sign, in the brackets, or not at all. */
function assigned(declared: string, call: string, argument: Doc): string {
  const column = declared.length + 1 + call.length;
  if (column > lineWidth) return `\n  ${call}${layOut([argument, ")"], { column: 2 + call.length, depth: 1 })}`;
  const embraced =
    column < lineWidth ? [argument, ")"] : [indent([softLine, argument]), choice("", ","), softLine, ")"];
  return ` ${call}${layOut(group(embraced), { column, depth: 0 })}`;
}

function schema(attribute: Attribute): Doc {
  const value = valueSchema(attribute);
  return attribute.required ? value : list("z.optional(", [value], ")");
}

function valueSchema(attribute: Attribute): Doc {
  const { type, values, open } = attribute;
  if (type === "boolean") return "z.boolean()";
  if (values.length > 0 && !open) return closedSchema(values);
  return type === "string" ? textSchema(attribute) : numberSchema(attribute);
}

function closedSchema(values: readonly AllowedValue[]): Doc {
  const exact = values.flatMap((value) => (value.kind === "exact" ? [value.value] : []));
  const prefixes = values.flatMap((value) => (value.kind === "prefix" ? [value.prefix] : []));
  const options: readonly Doc[] = [
    ...(exact.length > 0 ? [literals(exact)] : []),
    ...prefixes.map((prefix) => `z.templateLiteral([${stringLiteral(prefix)}, z.string()])`),
  ];
  return options.length === 1 ? options : list("z.union([", options, "])");
}

function literals(values: readonly (string | number)[]): Doc {
  const texts = values.map((value) => (typeof value === "number" ? String(value) : stringLiteral(value)));
  const isNumeric = values.every((value) => typeof value === "number");
  return isNumeric ? filledList("z.literal([", texts, "])") : list("z.literal([", texts, "])");
}

/** Three calls in a chain stand one a line, as formatters have it. */
function textSchema({ pattern, maxLength }: Attribute): Doc {
  const length = maxLength === null ? [] : [`.max(${maxLength})`];
  const match = pattern === null ? [] : [`.regex(${patternLiteral(pattern)})`];
  const calls = [".string()", ...length, ...match];
  return calls.length < 3
    ? ["z", calls]
    : group(["z", indent(calls.flatMap((call) => [softLine, call]))], { broken: true });
}

function numberSchema({ type, min, max }: Attribute): Doc {
  const lower = min === null ? "" : `.min(${min})`;
  const upper = max === null ? "" : `.max(${max})`;
  return `${type === "int" ? "z.int()" : "z.number()"}${lower}${upper}`;
}

function measurementType(name: string, members: readonly Doc[]): string {
  const [first = "never", ...rest] = members;
  const separated = [first, ...rest.flatMap((member) => [line, "| ", member])];
  const type = indent([line, choice("", rest.length > 0 ? "| " : ""), separated]);
  const declaration = layOut(group([`export type ${name} =`, type, ";"]), { column: 0, depth: 0 });
  return `/** A measurement of any of the metrics. */\n${declaration}\n`;
}

function measurementOf(metric: Metric): Doc {
  const attributes = hasAttributes(metric) ? metric.names.attributes : "Record<never, never>";
  const types = [stringLiteral(metric.name), ",", line, stringLiteral(instrumentOf(metric)), ",", line, attributes];
  return indent(group(["Measurement<", indent([softLine, types]), softLine, ">"]));
}

function measurementSchema(metric: Metric): Doc {
  const attributes = hasAttributes(metric) ? schemaConstant(metric) : "z.strictObject({})";
  const instrument = stringLiteral(instrumentOf(metric));
  return list("measurement(", [stringLiteral(metric.name), instrument, amountSchema(metric), attributes], ")");
}

function instrumentOf({ instrument, observable }: Metric): string {
  return observable ? `observable_${instrument}` : instrument;
}

/** What the recorder accepts: sums that only rise and histograms take no negative number. */
function amountSchema({ instrument, valueType }: Metric): string {
  const number = valueType === "int" ? "z.int()" : "z.number()";
  return instrument === "counter" || instrument === "histogram" ? `${number}.min(0)` : number;
}

function unionSchema({ names }: Catalog, measurements: readonly Doc[]): string {
  const type = `${names.stem}Measurement`;
  const declared = `export const ${camelCase(names.stem)}Measurement: z.ZodType<${type}> =`;
  const schemas = list("[", measurements, "]", { broken: measurements.length > 1 });
  const assignment = assigned(declared, `measurementUnion<${type}>(`, schemas);
  return `/** Told apart by \`metric\`; checks instrument, value and attributes. */\n${declared}${assignment};\n`;
}

function measurementsConstant({ infix }: TypeScriptPart): string {
  return `${infix.charAt(0).toLowerCase()}${infix.slice(1)}Measurements`;
}

/** With the catalog's stem, as a namespace may be called like the catalog. */
function partType({ names }: Catalog, { infix }: TypeScriptPart): string {
  return `${names.stem}${infix}Measurement`;
}
