import type { AllowedValue, Attribute, Catalog, Metric } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { camelCase } from "../names.js";
import type { Emitter } from "./emitter.js";
import {
  choice,
  type Doc,
  filledList,
  group,
  hardLine,
  type Imported,
  imported,
  indent,
  line,
  list,
  object,
  separated,
  softLine,
  widthOf,
} from "./typescript/doc.js";
import { docComment } from "./typescript/doc-comment.js";
import { lineWidth } from "./typescript/layout.js";
import { patternLiteral, propertyKey, stringLiteral } from "./typescript/literal.js";
import { type Module, printModule } from "./typescript/module.js";
import { type Division, divide, type TypeScriptPart } from "./typescript/parts.js";

const z = imported("z", "zod", "namespace");

function runtime(name: string): Imported {
  return imported(name, "@meterbook/runtime/zod");
}

function runtimeType(name: string): Imported {
  return imported(name, "@meterbook/runtime/zod", "type");
}

/** `validators.ts`: a strict zod schema for each metric's attributes, for the context, and for any measurement. */
export const validators: Emitter = {
  id: "validators",
  emit(catalog, origin) {
    const modules = modulesOf(catalog, divide(catalog, emissionOf(catalog)));
    return modules.map((module) => printModule(module, catalog.settings, origin));
  },
};

function modulesOf(catalog: Catalog, { parts, isDivided, context }: Division): readonly Module[] {
  const schema = contextSchema(catalog, context);
  if (!isDivided) return parts.map((part) => undivided(catalog, part, schema));
  return [index(catalog, parts, schema), ...parts.map((part) => partModule(catalog, part))];
}

function undivided({ names }: Catalog, part: TypeScriptPart, context: Doc): Module {
  const { metrics, validators: path } = part;
  const type = `${names.stem}Measurement`;
  return {
    path,
    declarations: [
      context,
      ...metrics.flatMap((metric) => attributesSchema(metric, part)),
      measurementType(
        type,
        metrics.map((metric) => measurementOf(metric, part)),
      ),
      unionSchema(type, metrics.map(measurementSchema)),
    ],
  };
}

function partModule(catalog: Catalog, part: TypeScriptPart): Module {
  const { metrics, validators: path } = part;
  const { name } = measurementsConstant(part);
  const schemas = list("[", metrics.map(measurementSchema), "];", { broken: true });
  return {
    path,
    declarations: [
      ...metrics.flatMap((metric) => attributesSchema(metric, part)),
      measurementType(
        partType(catalog, part).name,
        metrics.map((metric) => measurementOf(metric, part)),
      ),
      [
        "/** For `measurementUnion`. */",
        hardLine,
        [`export const ${name}: readonly `, runtimeType("MeasurementSchema"), "[] = ", schemas],
      ],
    ],
  };
}

function index(catalog: Catalog, parts: readonly TypeScriptPart[], context: Doc): Module {
  const type = `${catalog.names.stem}Measurement`;
  const types = parts.map((part) => partType(catalog, part));
  const schemas = parts.map((part) => ["...", measurementsConstant(part)]);
  return {
    path: "./validators",
    reExports: parts.flatMap(({ metrics, validators }) =>
      metrics.filter(hasAttributes).map((metric) => imported(schemaConstant(metric), validators)),
    ),
    declarations: [context, measurementType(type, types), unionSchema(type, schemas)],
  };
}

function hasAttributes({ attributes }: Metric): boolean {
  return attributes.length > 0;
}

/** `toolCallAttributes`, the schema of the type `ToolCallAttributes`. */
function schemaConstant({ names }: Metric): string {
  return `${names.stem}Attributes`;
}

function attributesSchema(metric: Metric, { recorders }: TypeScriptPart): readonly Doc[] {
  if (!hasAttributes(metric)) return [];
  const type = imported(metric.names.attributes, recorders, "type");
  return [schemaOf(schemaConstant(metric), type, `Attributes of \`${metric.name}\`.`, metric.attributes)];
}

function contextSchema({ names, context }: Catalog, module: string): Doc {
  const type = imported(names.context, module, "type");
  return schemaOf(`${camelCase(names.stem)}Context`, type, "Attributes of every metric.", context);
}

function schemaOf(constant: string, type: Imported, comment: string, attributes: readonly Attribute[]): Doc {
  const members = attributes.map((attribute): Doc => [`${propertyKey(attribute.key)}: `, schema(attribute)]);
  const shape = object(members, { broken: attributes.length > 0 });
  const declared = [`export const ${constant}: `, z, ".ZodType<", type, "> ="];
  return [docComment([comment], 0), assignment(declared, [runtime("strictAttributes"), "<", type, ">("], shape)];
}

/** `declared = call(argument);`, broken where formatters break it: at the sign, in the brackets, or not at all. */
function assignment(declared: Doc, call: Doc, argument: Doc): Doc {
  const column = widthOf([declared, " ", call]);
  if (column > lineWidth) return [declared, indent([hardLine, call, argument, ");"])];
  const embraced =
    column < lineWidth ? [argument, ")"] : [indent([softLine, argument]), choice("", ","), softLine, ")"];
  return [declared, " ", call, group(embraced), ";"];
}

function schema(attribute: Attribute): Doc {
  const value = valueSchema(attribute);
  return attribute.required ? value : list([z, ".optional("], [value], ")");
}

function valueSchema(attribute: Attribute): Doc {
  const { type, values, open } = attribute;
  if (type === "boolean") return [z, ".boolean()"];
  if (values.length > 0 && !open) return closedSchema(values);
  return type === "string" ? textSchema(attribute) : numberSchema(attribute);
}

function closedSchema(values: readonly AllowedValue[]): Doc {
  const exact = values.flatMap((value) => (value.kind === "exact" ? [value.value] : []));
  const prefixes = values.flatMap((value) => (value.kind === "prefix" ? [value.prefix] : []));
  const options: readonly Doc[] = [
    ...(exact.length > 0 ? [literals(exact)] : []),
    ...prefixes.map((prefix) => [z, ".templateLiteral([", stringLiteral(prefix), ", ", z, ".string()])"]),
  ];
  return options.length === 1 ? options : list([z, ".union(["], options, "])");
}

function literals(values: readonly (string | number)[]): Doc {
  const texts = values.map((value) => (typeof value === "number" ? String(value) : stringLiteral(value)));
  const isNumeric = values.every((value) => typeof value === "number");
  return isNumeric ? filledList([z, ".literal(["], texts, "])") : list([z, ".literal(["], texts, "])");
}

/** Three calls in a chain stand one a line, as formatters have it. */
function textSchema({ pattern, maxLength }: Attribute): Doc {
  const length = maxLength === null ? [] : [`.max(${maxLength})`];
  const match = pattern === null ? [] : [`.regex(${patternLiteral(pattern)})`];
  const calls = [".string()", ...length, ...match];
  return calls.length < 3
    ? [z, calls]
    : group([z, indent(calls.flatMap((call) => [softLine, call]))], { broken: true });
}

function numberSchema({ type, min, max }: Attribute): Doc {
  const lower = min === null ? "" : `.min(${min})`;
  const upper = max === null ? "" : `.max(${max})`;
  return [z, type === "int" ? ".int()" : ".number()", lower, upper];
}

function measurementType(name: string, members: readonly Doc[]): Doc {
  const union =
    members.length === 0 ? "never" : [choice("", members.length > 1 ? "| " : ""), separated(members, [line, "| "])];
  const declaration = group([`export type ${name} =`, indent([line, union]), ";"]);
  return ["/** A measurement of any of the metrics. */", hardLine, declaration];
}

function measurementOf(metric: Metric, { recorders }: TypeScriptPart): Doc {
  const attributes = hasAttributes(metric)
    ? imported(metric.names.attributes, recorders, "type")
    : "Record<never, never>";
  const types = [stringLiteral(metric.name), stringLiteral(instrumentOf(metric)), attributes];
  const given = indent([softLine, separated(types, [",", line])]);
  return indent(group([runtimeType("Measurement"), "<", given, softLine, ">"]));
}

function measurementSchema(metric: Metric): Doc {
  const attributes = hasAttributes(metric) ? schemaConstant(metric) : [z, ".strictObject({})"];
  const given = [stringLiteral(metric.name), stringLiteral(instrumentOf(metric)), amountSchema(metric), attributes];
  return list([runtime("measurement"), "("], given, ")");
}

function instrumentOf({ instrument, observable }: Metric): string {
  return observable ? `observable_${instrument}` : instrument;
}

/** What the recorder accepts: sums that only rise and histograms take no negative number. */
function amountSchema({ instrument, valueType }: Metric): Doc {
  const isPositive = instrument === "counter" || instrument === "histogram";
  return [z, valueType === "int" ? ".int()" : ".number()", isPositive ? ".min(0)" : ""];
}

function unionSchema(type: string, measurements: readonly Doc[]): Doc {
  const declared = [`export const ${camelCase(type)}: `, z, `.ZodType<${type}> =`];
  const schemas = list("[", measurements, "]", { broken: measurements.length > 1 });
  const comment = "/** Told apart by `metric`; checks instrument, value and attributes. */";
  return [comment, hardLine, assignment(declared, [runtime("measurementUnion"), `<${type}>(`], schemas)];
}

function measurementsConstant({ infix, validators }: TypeScriptPart): Imported {
  return imported(`${infix.charAt(0).toLowerCase()}${infix.slice(1)}Measurements`, validators);
}

/** With the catalog's stem, as a namespace may be called like the catalog. */
function partType({ names }: Catalog, { infix, validators }: TypeScriptPart): Imported {
  return imported(`${names.stem}${infix}Measurement`, validators, "type");
}
