import type { ImportedEvent } from "../imported-catalog.js";
import { unknownKeys } from "../yaml-source.js";
import { factsOf, knownOfEntries, type Scope, type WrittenEntry } from "./read-facts.js";

const known = new Set(knownOfEntries);

export function readEvent(written: WrittenEntry, scope: Scope): ImportedEvent {
  const { name, data, path } = written;
  const { locate, losses } = scope;
  losses.push(...unknownKeys(data, known, { locate, path, of: `the event "${name}"`, metric: name }));
  if (data["enabled"] === false) {
    const message = `"${name}" is off unless it is asked for, and a catalog has no such events; it is on`;
    losses.push({ code: "import/unknown-key", at: locate([...path, "enabled"], "key"), message, metric: name });
  }
  return { kind: "event", ...factsOf(written, {}, scope) };
}
