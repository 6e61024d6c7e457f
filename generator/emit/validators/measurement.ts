import type { Metric } from "../../model/catalog.js";
import { formsOf } from "../../model/variants.js";
import { camelCase } from "../../names.js";
import {
  type Doc,
  group,
  hardLine,
  imported,
  indent,
  line,
  list,
  separated,
  softLine,
  union,
  unionType,
} from "../typescript/doc.js";
import { stringLiteral } from "../typescript/literal.js";
import { hasAttributes, schemaAssignment, schemaConstant } from "./attributes-schema.js";
import { runtime, runtimeType, z } from "./symbols.js";

/** The type of a measurement of any of some metrics, of which each member is the type of one, or of several. */
export function measurementType(name: string, members: readonly Doc[]): Doc {
  return unionType("/** A measurement of any of the metrics. */", name, members);
}

/** The type of a measurement of one metric; `module` declares the type of its attributes. */
export function measurementOf(metric: Metric, module: string): Doc {
  const attributes = formsOf(metric).map((form): Doc => {
    return hasAttributes(form) ? imported(form.names.attributes, module, "type") : "Record<never, never>";
  });
  const types = [
    stringLiteral(metric.name),
    stringLiteral(instrumentOf(metric)),
    attributes.length > 1 ? group(indent([softLine, union(attributes)])) : attributes,
  ];
  const given = indent([softLine, separated(types, [",", line])]);
  return indent(group([runtimeType("Measurement"), "<", given, softLine, ">"]));
}

export function measurementSchema(metric: Metric): Doc {
  const schemas = formsOf(metric).map((form): Doc => {
    return hasAttributes(form) ? schemaConstant(form) : [z, ".strictObject({})"];
  });
  const attributes = schemas.length > 1 ? list([z, ".union(["], schemas, "])") : schemas;
  const given = [stringLiteral(metric.name), stringLiteral(instrumentOf(metric)), amountSchema(metric), attributes];
  return list([runtime("measurement"), "("], given, ")");
}

/** The schema of a measurement of any of the metrics. */
export function unionSchema(type: string, measurements: readonly Doc[]): Doc {
  const schemas = list("[", measurements, "]", { broken: measurements.length > 1 });
  const checked = { name: camelCase(type), type, call: runtime("measurementUnion") };
  const comment = "/** Discriminated by `metric`; checks instrument, value and attributes. */";
  return [comment, hardLine, schemaAssignment(checked, schemas)];
}

function instrumentOf({ instrument, observable }: Metric): string {
  return observable ? `observable_${instrument}` : instrument;
}

/** What the recorder accepts: sums that only rise and histograms take no negative number. */
function amountSchema({ instrument, valueType }: Metric): Doc {
  const isPositive = instrument === "counter" || instrument === "histogram";
  return [z, valueType === "int" ? ".int()" : ".number()", isPositive ? ".min(0)" : ""];
}
