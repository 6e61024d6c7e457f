import { flatMap } from "../../flat-map.js";
import type { Attribute, Metric } from "../../model/catalog.js";
import { type Doc, group, hardLine, indent, line, run } from "../typescript/doc.js";
import { stringLiteral } from "../typescript/literal.js";
import { functionOf, parameter } from "../typescript/signature.js";
import { allowedBy, lookUpOf } from "./look-up-order.js";

/** The function that gives the place of a metric's values. */
export function placeConstant({ names }: Metric): string {
  return `${names.stem}Place`;
}

/** Whether it has one. Nothing looks up the series of observable metrics. */
export function hasPlaces(metric: Metric): boolean {
  return !metric.observable && lookUpOf(metric).placed.length > 0;
}

/**
 * `function toolCallPlace(a: unknown): number { … }`: comparing the few values of an attribute costs a quarter of finding
 * them in a Map. Each attribute is a digit; 0 stands for values that are not allowed, so that no series is found there.
 */
export function placeFunctions(metric: Metric): readonly Doc[] {
  if (!hasPlaces(metric)) return [];
  const { placed } = lookUpOf(metric);
  const names = placed.map((_attribute, position) => letter(position));
  const statements = flatMap(placed, (attribute, position) => {
    const factor = placed.slice(position + 1).reduce((product, later) => product * (allowedBy(later).length + 2), 1);
    return digits(letter(position), attribute, { factor, mayLack: metric.variants.length > 0 || !attribute.required });
  });
  const signature = { parameters: names.map((name) => parameter(name, "unknown")), returnType: "number" };
  const body = ["let place = 0;", ...statements, "return place;"];
  const comment = "/** Which table of the metric holds the series of these values. */";
  return [run([comment, hardLine, "function ", functionOf(placeConstant(metric), signature, body)])];
}

function letter(position: number): string {
  return String.fromCharCode("a".charCodeAt(0) + position);
}

type Digit = { readonly factor: number; readonly mayLack: boolean };

function digits(name: string, attribute: Attribute, { factor, mayLack }: Digit): readonly Doc[] {
  const values = [
    ...allowedBy(attribute).map((value) => (typeof value === "string" ? stringLiteral(value) : String(value))),
    ...(mayLack ? ["undefined"] : []),
  ];
  return values.map((value, index) => {
    const condition = `${index === 0 ? "" : "else "}if (${name} === ${value})`;
    return group([condition, indent([line, `place += ${(index + 1) * factor};`])]);
  });
}
