import type { Catalog, Metric } from "../model/catalog.js";
import { type Emission, emissionOf } from "../model/emission.js";
import type { Artifact, Emitter, Origin } from "./emitter.js";
import { typescriptHeader } from "./header.js";
import { attributesType } from "./typescript/attribute-type.js";
import { printClass } from "./typescript/class.js";
import { specifier, type TypeScriptPart, typeScriptParts } from "./typescript/file-set.js";
import { importStatement } from "./typescript/imports.js";
import { type Doc, group, indent, layOut, line, lineWidth, list, object, softLine } from "./typescript/layout.js";
import { stringLiteral } from "./typescript/literal.js";
import {
  attributeDefinition,
  attributeDefinitions,
  defineFunction,
  endOf,
  metricConstant,
  metricDefinition,
} from "./typescript/metric-definition.js";
import { printFile } from "./typescript/print.js";
import { recorderMethods, usedNames } from "./typescript/recorder-methods.js";
import { type Relatives, relativesIn } from "./typescript/relatives.js";
import { sharedAttributes } from "./typescript/shared-attributes.js";
import { head } from "./typescript/signature.js";

const contract = "@meterbook/runtime/contract";

/** `recorders.ts`: types, definitions and the class of recorders; in a large catalog one file a part beside it. */
export const recorders: Emitter = {
  id: "recorders",
  emit(catalog, origin) {
    const emission = emissionOf(catalog);
    const bonds = { emission, relatives: relativesIn(catalog, emission) };
    const parts = typeScriptParts(catalog, emission, "recorders");
    const [only] = parts;
    if (only === undefined || only.infix === "") return [undivided(catalog, only?.metrics ?? [], bonds, origin)];
    return [
      index(catalog, parts, origin),
      contextFile(catalog, origin),
      ...parts.map((part) => partFile(catalog, part, bonds, origin)),
    ];
  },
};

/** What the metrics of a catalog have to do with each other. */
type Bonds = { readonly emission: Emission; readonly relatives: (metric: Metric) => Relatives };

function undivided(catalog: Catalog, metrics: readonly Metric[], bonds: Bonds, origin: Origin): Artifact {
  const names = [...contractNames(metrics, bonds), "defineCatalog", "Recorders", "type RecorderOptions"];
  return artifact("recorders", origin, [
    importStatement(names, contract),
    contextType(catalog),
    ...metrics.flatMap(attributesTypes),
    ...definitions(metrics, bonds),
    catalogConstant(catalog, metrics.map(metricConstant)),
    recordersClass(catalog, { name: catalog.names.recorders, metrics }, bonds),
    factory(catalog),
  ]);
}

function partFile(catalog: Catalog, part: TypeScriptPart, bonds: Bonds, origin: Origin): Artifact {
  const { metrics } = part;
  const list = `export const ${metricsConstant(part)}: readonly Metric[] = `;
  return artifact(part.path, origin, [
    importStatement([...contractNames(metrics, bonds), "type Metric", "Recorders"], contract),
    importStatement([`type ${catalog.names.context}`], specifier(part.path, "context", catalog)),
    ...metrics.flatMap(attributesTypes),
    ...definitions(metrics, bonds),
    `/** For \`defineCatalog\`. */\n${list}${layOut([constants(metrics.map(metricConstant)), ";"], { column: list.length, depth: 0 })}\n`,
    recordersClass(catalog, { name: partClass(catalog, part), metrics }, bonds),
  ]);
}

/** The parts put together: one catalog, one class, and every type under the name by which users import it. */
function index(catalog: Catalog, parts: readonly TypeScriptPart[], origin: Origin): Artifact {
  const { recorders } = catalog.names;
  const classes = parts.map((part) => partClass(catalog, part));
  return artifact("recorders", origin, [
    importStatement(["composeRecorders", "defineCatalog", "type RecorderOptions", "type RecordersClass"], contract),
    importStatement([`type ${catalog.names.context}`], specifier("recorders", "context", catalog)),
    ...parts.map((part) =>
      importStatement([metricsConstant(part), partClass(catalog, part)], specifier("recorders", part.path, catalog)),
    ),
    `export type { ${catalog.names.context} } from ${stringLiteral(specifier("recorders", "context", catalog))};\n`,
    ...parts.map((part) => typeExports(part, specifier("recorders", part.path, catalog))),
    catalogConstant(
      catalog,
      parts.map((part) => `...${metricsConstant(part)}`),
    ),
    `/** ${classComment(catalog)} */\n${interfaceOf(recorders, classes)}\n`,
    composedClass(catalog, classes),
    factory(catalog),
  ]);
}

function contextFile(catalog: Catalog, origin: Origin): Artifact {
  return artifact("context", origin, [contextType(catalog)]);
}

function artifact(path: string, origin: Origin, statements: readonly string[]): Artifact {
  return { path: `${path}.ts`, text: printFile(typescriptHeader(origin), statements) };
}

function contractNames(metrics: readonly Metric[], { emission, relatives }: Bonds): readonly string[] {
  const shared = sharedAttributes(metrics).size > 0 ? ["type AttributeDefinition"] : [];
  const used = metrics.flatMap((metric) => {
    const end = endOf(metric, emission);
    return [
      defineFunction(metric),
      ...(end === undefined ? [] : [end.function]),
      ...usedNames(metric, relatives(metric)),
    ];
  });
  return [...shared, ...used];
}

/** The constants that the class is about: the shared attributes, then the metrics. */
function definitions(metrics: readonly Metric[], { emission }: Bonds): readonly string[] {
  const shared = sharedAttributes(metrics);
  const attributes = [...shared].map(([name, attribute]) => {
    const start = `const ${name}: AttributeDefinition = `;
    return `${start}${layOut([attributeDefinition(attribute), ";"], { column: start.length, depth: 0 })}\n`;
  });
  return [...attributes, ...metrics.map((metric) => metricDefinition(metric, shared, endOf(metric, emission)))];
}

function contextType({ names, context }: Catalog): string {
  const comment = "Attributes of every metric, given once to `createRecorders`.";
  return attributesType(names.context, comment, context);
}

function attributesTypes({ attributes, names, name }: Metric): readonly string[] {
  return attributes.length === 0 ? [] : [attributesType(names.attributes, `Attributes of \`${name}\`.`, attributes)];
}

function typeExports({ metrics }: TypeScriptPart, from: string): string {
  const names = metrics.filter(({ attributes }) => attributes.length > 0).map((metric) => metric.names.attributes);
  return importStatement(
    names.map((name) => `type ${name}`),
    from,
  ).replace(/^import/, "export");
}

function catalogConstant(catalog: Catalog, metrics: readonly string[]): string {
  const members: readonly Doc[] = [
    `name: ${stringLiteral(catalog.name)}`,
    ["context: ", attributeDefinitions(catalog.context)],
    ["metrics: ", constants(metrics)],
  ];
  const start = "const catalog = defineCatalog(";
  return `${start}${layOut([object(members, { broken: true }), ");"], { column: start.length, depth: 0 })}\n`;
}

function constants(names: readonly string[]): Doc {
  return list("[", names, "]");
}

type Class = { readonly name: string; readonly metrics: readonly Metric[] };

function recordersClass(catalog: Catalog, { name, metrics }: Class, { relatives }: Bonds): string {
  const methods = metrics.flatMap((metric) => recorderMethods(metric, relatives(metric)));
  const base = `Recorders<${catalog.names.context}>`;
  if (methods.length === 0) return `/** ${classComment(catalog)} */\nexport class ${name} extends ${base} {}\n`;
  return printClass({ name, extends: base, docs: [classComment(catalog)], methods });
}

function classComment({ name }: Catalog): string {
  return `The recorders of the \`${name.replaceAll("*/", "*\\/")}\` metrics.`;
}

function interfaceOf(name: string, bases: readonly string[]): string {
  const separated = bases.flatMap((base, index) => (index === 0 ? [base] : [",", line, base]));
  return layOut([group([`export interface ${name}`, indent([line, "extends ", indent(separated)])]), " {}"], {
    column: 0,
    depth: 0,
  });
}

/** Broken where formatters break it: in the brackets of the call, at the equals sign, or in those of the type. */
function composedClass({ names: { recorders, context } }: Catalog, classes: readonly string[]): string {
  const start = `export const ${recorders}: RecordersClass`;
  const left = `${start}<${context}, ${recorders}> =`;
  const call = list("composeRecorders(", classes, ")");
  const types = group(["<", indent([softLine, context, ",", line, recorders]), softLine, ">"]);
  const atSign = left.length <= lineWidth && left.length + " composeRecorders(".length > lineWidth;
  const content = atSign ? [left, indent(group([line, call], { broken: true }))] : [start, types, " = ", call];
  return `${layOut([content, ";"], { column: 0, depth: 0 })}\n`;
}

function factory({ context, names }: Catalog): string {
  const bare = context.length === 0;
  const options = { name: "options", type: "RecorderOptions", hasQuestionToken: true };
  const parameters = bare ? [options] : [{ name: "context", type: names.context }, options];
  const signature = { name: "createRecorders", parameters, returnType: names.recorders };
  return `/**
 * Creates the recorders${bare ? "" : ", with the attributes that every metric carries"}. They record from the first call on;
 * \`bind\` says to which Meter, and what was recorded before is not lost.
 */
${head("export function ", signature, 0)}
  return new ${names.recorders}(catalog, ${bare ? "{}" : "context"}, options);
}
`;
}

function partClass({ names }: Catalog, { infix }: TypeScriptPart): string {
  return `${names.stem}${infix}Recorders`;
}

function metricsConstant({ infix }: TypeScriptPart): string {
  return `${infix.charAt(0).toLowerCase()}${infix.slice(1)}Metrics`;
}
