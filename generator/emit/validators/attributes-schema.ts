import { flatMap } from "../../flat-map.js";
import type { AllowedValue, Attribute, Catalog, Metric } from "../../model/catalog.js";
import { defaultMaxItems } from "../../vocabulary.js";
import type { Form } from "../../model/variants.js";
import { camelCase } from "../../names.js";
import {
  choice,
  type Doc,
  exported,
  filledList,
  group,
  hardLine,
  type Imported,
  imported,
  indent,
  list,
  lineWidth,
  object,
  softLine,
  views,
  widthOf,
} from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import { patternLiteral, propertyKey, stringLiteral } from "../typescript/literal.js";
import { runtime, z } from "./symbols.js";

export function hasAttributes({ attributes }: Metric): boolean {
  return attributes.length > 0;
}

/** `toolCallAttributes`, the schema of the type `ToolCallAttributes`. */
export function schemaConstant({ names }: Metric): string {
  return `${names.stem}Attributes`;
}

/** The schema of a metric's attributes, if it has any; `module` declares their type. */
export function attributesSchema(metric: Form, module: string): readonly Doc[] {
  if (!hasAttributes(metric)) return [];
  const type = imported(metric.names.attributes, module, "type");
  const of = `\`${metric.name}\`${metric.variant === undefined ? "" : `, variant \`${metric.variant}\``}`;
  return [schemaOf(schemaConstant(metric), type, `Attributes of ${of}.`, metric.attributes)];
}

/** The schema of the common attributes; `module` declares their type. */
export function contextSchema({ names, context }: Catalog, module: string): Doc {
  const type = imported(names.context, module, "type");
  return schemaOf(`${camelCase(names.stem)}Context`, type, "Attributes of every metric.", context);
}

/** The strict schema of attributes, whose type it is compared with. */
export function schemaOf(constant: string, type: Imported, comment: string, attributes: readonly Attribute[]): Doc {
  const members = attributes.map((attribute): Doc => [`${propertyKey(attribute.key)}: `, schema(attribute)]);
  const shape = object(members, { broken: attributes.length > 0 });
  const checked = { name: constant, type, call: runtime("strictAttributes") };
  return [docComment([comment], 0), schemaAssignment(checked, shape)];
}

type Checked = { readonly name: string; readonly type: Doc; readonly call: Doc };

/** `export const name: z.ZodType<Type> = call<Type>(argument);` */
export function schemaAssignment({ name, type, call }: Checked, argument: Doc): Doc {
  const start = [exported(name), `const ${name}`];
  const annotated = [start, ": ", z, ".ZodType<", type, ">"];
  return views(
    assignment([annotated, " ="], [call, "<", type, ">("], argument),
    assignment([start, " ="], [call, "("], argument),
    [annotated, ";"],
  );
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
  const { maxItems } = attribute;
  const item = itemSchema(attribute);
  if (maxItems === null) return item;
  return list([runtime("arrayOf"), "("], maxItems === defaultMaxItems ? [item] : [item, String(maxItems)], ")");
}

function itemSchema(attribute: Attribute): Doc {
  const { type, values, open } = attribute;
  if (type === "boolean") return [z, ".boolean()"];
  if (values.length > 0 && !open) return closedSchema(values);
  return type === "string" ? textSchema(attribute) : numberSchema(attribute);
}

function closedSchema(values: readonly AllowedValue[]): Doc {
  const exact = flatMap(values, (value) => (value.kind === "exact" ? [value.value] : []));
  const prefixes = flatMap(values, (value) => (value.kind === "prefix" ? [value.prefix] : []));
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
