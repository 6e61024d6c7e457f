import { allowedBy, faultOf } from "./check.js";
import type { AttributeDefinition } from "./definition.js";
import type { InvalidMeasurement } from "./invalid.js";
import { report, shown } from "./report.js";
import type { AttributeValue, Ledger } from "./state.js";

/** Whose attributes are read: a metric's, or the context's. */
type Subject = { readonly name: string; readonly attributes: readonly AttributeDefinition[] };

function reportUnknown(ledger: Ledger, { name, attributes }: Subject, given: object): void {
  const unknown = Object.keys(given).find((key) => !attributes.some((attribute) => attribute.key === key));
  if (unknown === undefined) return;
  const known = attributes.map(({ key }) => key).join(", ") || "none";
  const message = `"${name}" was given the attribute ${shown(unknown)}, allowed is ${known}`;
  report(ledger, { metric: name, reason: "unknown", received: unknown, outcome: "changed", message });
}

/**
 * The values of the attributes by position, each read once.
 * One that is not allowed is reported and left out (`changed`), or ends the reading with undefined (`dropped`).
 * Keys that the catalog does not know are reported and left out.
 */
export function readAttributes(
  ledger: Ledger,
  subject: Subject,
  given: object,
  outcome: InvalidMeasurement["outcome"],
): AttributeValue[] | undefined {
  const values: AttributeValue[] = [];
  for (const definition of subject.attributes) {
    const { key } = definition;
    const received = Reflect.get(given, key);
    const reason = faultOf(definition, received, ledger.patterns);
    values.push(reason === undefined ? (received as AttributeValue) : undefined);
    if (reason === undefined) continue;
    const message = `"${subject.name}" was given ${shown(received)} as "${key}", allowed is ${allowedBy(definition)}`;
    report(ledger, { metric: subject.name, attribute: key, reason, received, outcome, message });
    if (outcome === "dropped") return undefined;
  }
  reportUnknown(ledger, subject, given);
  return values;
}
