import { invalidReasonOf } from "./check.js";
import type { AttributeDefinition } from "../catalog/definition.js";
import { reportError, reportInvalid } from "./report.js";
import type { AttributeValue, RecorderState } from "../catalog/state.js";

/** Whose attributes are read: a metric's, or the context's. */
type Subject = { readonly name: string; readonly attributes: readonly AttributeDefinition[] };

/**
 * The values of the attributes by position, each read once.
 * One that is not allowed is reported and ends the reading with undefined; or it is left out, where parts will do.
 * Keys that the catalog does not know are reported and left out. A deprecated value is reported once.
 * What a getter or a proxy throws goes on to the caller; where parts will do, it is reported, and its attribute left out.
 */
export function readAttributes(
  state: RecorderState,
  { name, attributes }: Subject,
  given: object,
  isPartial: boolean,
): AttributeValue[] | undefined {
  const values: AttributeValue[] = [];
  for (const definition of attributes) {
    const { key, sensitivity, read, warn } = definition;
    try {
      const received = (given as { readonly [key: string]: AttributeValue })[key];
      const value = read?.(received) ?? received;
      const reason = invalidReasonOf(definition, value);
      values.push(reason ? undefined : value);
      if (reason) {
        const isPrivate = received && /personal|secret/.test(sensitivity as string);
        reportInvalid(state, [name, reason, key], isPrivate ? "[REDACTED]" : received, JSON.stringify(definition));
        if (!isPartial) return undefined;
      } else warn?.(state, name, definition, received);
    } catch (error) {
      if (!isPartial) throw error;
      reportError(state, name, error, key);
      values.push(undefined);
    }
  }
  const known = attributes.map(({ key }) => key);
  const received = keysOf(given).find((key) => !known.includes(key));
  if (received !== undefined) {
    reportInvalid(state, [name, "unknown"], received, JSON.stringify(known));
  }
  return values;
}

/** None of what does not give them, as a revoked proxy; whether its values can be read is seen where they are. */
export function keysOf(given: object): readonly string[] {
  try {
    return Object.keys(given);
  } catch {
    return [];
  }
}
