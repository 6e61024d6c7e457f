import type { RecordedMetric, RecordSource, Scalar } from "../../model/catalog.js";
import { anyOther } from "../../model/value-table.js";
import { converted } from "../../model/units/conversion.js";
import { block, type Doc, list, object, separated } from "../typescript/doc.js";
import { propertyAccess, propertyKey, stringLiteral } from "../typescript/literal.js";
import { events } from "../typescript/symbols.js";
import { scaledText } from "./scaled-text.js";

/** `record.toolCall({ status: mapped(attributes.success, { true: "ok", false: "error" }) });` */
export function recordStatement(recorded: RecordedMetric): Doc {
  const { metric, value } = recorded;
  const valueFirst = metric.instrument === "gauge" || metric.instrument === "histogram";
  const number = value === null ? [] : [valueText(recorded)];
  const attributes = metric.attributes.length === 0 ? [] : [attributesObject(recorded)];
  const call = callOf(
    `record.${metric.names.recorder}`,
    valueFirst ? [...number, ...attributes] : [...attributes, ...number],
  );
  const optional = value === null ? undefined : optionalSource(value.source);
  return optional === undefined ? call : [`if (${optional} !== undefined) `, block([call])];
}

/** An object that comes last keeps its bracket on the line, as formatters have it. */
function callOf(name: string, given: readonly Doc[]): Doc {
  const last = given.at(-1);
  const isObject = typeof last === "object" && !Array.isArray(last) && "kind" in last && last.kind === "group";
  return isObject ? [`${name}(`, separated(given, ", "), ");"] : list(`${name}(`, given, ");");
}

/** Without the number there is nothing to record. */
function optionalSource(source: RecordSource): string | undefined {
  if (source.kind !== "attribute" || source.attribute.required) return undefined;
  return propertyAccess("attributes", source.attribute.key);
}

function valueText({ metric, value }: RecordedMetric): Doc {
  if (value === null) return "1";
  const { source, conversion } = value;
  if (source.kind === "duration") {
    const elapsed: Doc = [events("elapsedIn"), `(elapsed, ${stringLiteral(metric.unit)})`];
    return metric.valueType === "int" ? ["Math.round(", elapsed, ")"] : elapsed;
  }
  const text = sourceText(source);
  if (typeof text !== "string" || conversion === null) return text;
  return source.kind === "attribute" ? scaledText(text, conversion) : converted(text, conversion);
}

function attributesObject({ attributes }: RecordedMetric): Doc {
  return object(attributes.map(({ target, source }): Doc => [`${propertyKey(target.key)}: `, sourceText(source)]));
}

function sourceText(source: RecordSource): Doc {
  if (source.kind === "constant") return literal(source.value);
  if (source.kind === "duration") return "elapsed";
  const value = propertyAccess("attributes", source.attribute.key);
  if (source.values === null) return value;
  const named = [...source.values].filter(([from]) => from !== anyOther);
  const other = source.values.get(anyOther);
  const table = object(named.map(([from, to]) => `${propertyKey(from)}: ${literal(to)}`));
  return other === undefined
    ? [events("mapped"), `(${value}, `, table, ")"]
    : list([events("mapped"), "("], [value, table, literal(other)], ")");
}

function literal(value: Scalar): string {
  return typeof value === "string" ? stringLiteral(value) : String(value);
}
