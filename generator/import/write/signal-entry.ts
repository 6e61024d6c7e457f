import type { ImportedSignal } from "../imported-catalog.js";
import {
  attributesEntry,
  type Decisions,
  deprecationEntry,
  type EntryContext,
  lifeEntry,
  notesEntry,
} from "./entry-fields.js";
import { type PlainMap, present } from "./present.js";

/** The entry of an event or a span, in the order of the format. */
export function signalEntry(signal: ImportedSignal, { recorder, allow }: Decisions, context: EntryContext): PlainMap {
  return present({
    description: signal.description,
    ...(signal.kind === "event" ? { severity: unless("info", signal.severity) } : {}),
    ...(signal.kind === "span" ? { kind: unless("internal", signal.spanKind) } : {}),
    attributes: attributesEntry(signal.attributes ?? [], context),
    ...(signal.kind === "span" ? { events: attachedEvents(signal.events ?? [], context) } : {}),
    ...lifeEntry(signal, context),
    deprecated: deprecationEntry(signal, context),
    ...notesEntry(signal),
    recorder,
    allow: allow.length === 0 ? undefined : allow,
  });
}

/** What is so anyway is not written. */
function unless(usual: string, written: string | undefined): string | undefined {
  return written === usual ? undefined : written;
}

function attachedEvents(names: readonly string[], { keyOf }: EntryContext): readonly string[] | undefined {
  const keys = names.flatMap((name) => keyOf(name, "event") ?? []);
  return keys.length === 0 ? undefined : [...new Set(keys)];
}
