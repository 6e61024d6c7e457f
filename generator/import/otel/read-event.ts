import { type Severity, severities } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedEvent } from "../imported-catalog.js";
import { textOf } from "../yaml-source.js";
import { readAttribute, reportUnknown } from "./read-attribute.js";
import { factsOf, reportOptIn } from "./read-entry.js";
import { placeOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";
import { usesOf } from "./uses.js";

const known = new Set([
  ...["id", "type", "name", "brief", "note", "stability", "deprecated", "attributes", "extends", "prefix"],
  ...["entity_associations", "annotations", "requirement_level", "provenance", "body"],
]);

/** Older registries name an event by its id alone. */
export function eventNameOf({ data }: Written): string | undefined {
  return textOf(data["name"]) ?? textOf(data["id"])?.replace(/^event\./, "");
}

/** Undefined, and a loss, where it has no name. */
export function readEvent(written: Written, scope: Scope): ImportedEvent | undefined {
  const name = eventNameOf(written);
  if (name === undefined) {
    scope.report("import/unreadable", placeOf(written), "an event without a name is left out", null);
    return undefined;
  }
  const uses = [...usesOf(written, scope, name).values()];
  const attributes = uses.map((use) => readAttribute(use, scope, name)).filter((each) => each !== undefined);
  return eventOf(name, attributes, written, scope);
}

/** What all formats say of an event alike; its attributes are known. */
export function eventOf(
  name: string,
  attributes: readonly ImportedAttribute[],
  at: Written,
  scope: Scope,
): ImportedEvent {
  const { data } = at;
  reportUnknown(at, `the event "${name}"`, known, scope, name);
  reportOptIn({ data, at, name }, scope);
  if (data["body"] !== undefined) {
    const message = `the event "${name}" has a body, and those of a catalog have attributes only; it is left out`;
    scope.report("import/unknown-key", placeOf(at, "body"), message, name);
  }
  const nameKey = Object.hasOwn(data, "name") ? "name" : "id";
  const facts = factsOf({ name, data, attributes, at, nameKey }, scope);
  return { kind: "event", ...facts, severity: severityOf(facts.note, { name, at, scope }) };
}

type Site = { readonly name: string; readonly at: Written; readonly scope: Scope };

/** Conventions have no key for it, and say it in words: "SHOULD set the severity to WARN (severity number 13)". */
function severityOf(note: string | undefined, { name, at, scope }: Site): Severity | undefined {
  const [, number] = /\bset the severity to \w+ \(severity number (\d+)\)/.exec(note ?? "") ?? [];
  const severity = number === undefined ? undefined : severities[Math.floor((Number(number) - 1) / 4)];
  if (severity === undefined) return undefined;
  const message = `the severity "${severity}" of the event "${name}" is taken from the words of its note`;
  scope.report("import/guessed", placeOf(at, "note"), message, name);
  return severity;
}
