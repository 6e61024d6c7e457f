/** What attributes of some catalogs have only: generated code names what its attributes need, and others do not ship it. */
import type { AttributeDefinition } from "../catalog/definition.js";
import { fits } from "../catalog/fits.js";
import type { InvalidReason } from "../catalog/invalid.js";
import type { AttributeValue, MetricState, RecorderState } from "../catalog/state.js";
import { warn } from "../catalog/warn.js";
import { reportBudget } from "./report.js";

/** Why a value is beyond `pattern`, `maxLength`, `min` or `max`, or undefined when it is not. */
export function checkLimits(
  { pattern, maxLength, min, max }: AttributeDefinition,
  value: AttributeValue,
): InvalidReason | undefined {
  const text = String(value);
  // A limit that there is not is undefined, and a comparison with it false.
  if (text.length > (maxLength as number)) return "length";
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(text)) return "pattern";
  const number = Number(value);
  return number < (min as number) || number > (max as number) ? "range" : undefined;
}

/** Reports a value that is one of `deprecated`, once. */
export function warnDeprecated(
  state: RecorderState,
  metric: string,
  { key, deprecated }: AttributeDefinition,
  value: AttributeValue,
): void {
  const found = value !== undefined && deprecated?.find(([name]) => fits(name, String(value)));
  if (found) warn(state, metric + key + found, `"${metric}" ${key}: "${found[0]}" ${found[1]}`);
}

/** Whether the attribute has had as many other values as `maxValues` says; reported if so. */
export function isOverBudget(
  state: RecorderState,
  { metric, seen }: MetricState,
  position: number,
  value: AttributeValue,
): boolean {
  const { key = "", maxValues = 0 } = metric.attributes[position] ?? {};
  seen[position] ??= new Set();
  if (seen[position].size < maxValues) seen[position].add(value);
  if (seen[position].has(value)) return false;
  reportBudget(state, [metric.name, "max_values", key], value, `${maxValues} values of "${key}"`);
  return true;
}
