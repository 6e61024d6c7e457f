import type { Catalog, Signal, SpanEntry } from "./catalog.js";
import { signalsIn } from "./entries.js";

/** Who refers to what among events, spans and metrics; removed ones refer to nothing. */
type Recording = {
  /** By key of the metric, the events and spans that record it, too. */
  readonly recordersOf: ReadonlyMap<string, readonly Signal[]>;
  /** By key of the event, the spans that it is attached to. */
  readonly spansWith: ReadonlyMap<string, readonly SpanEntry[]>;
};

const known = new WeakMap<Catalog, Recording>();

/** The same for the same catalog. */
export function recordingIn(catalog: Catalog): Recording {
  const recording = known.get(catalog) ?? { recordersOf: recorders(catalog), spansWith: spans(catalog) };
  known.set(catalog, recording);
  return recording;
}

function recorders(catalog: Catalog): Recording["recordersOf"] {
  const found = new Map<string, Signal[]>();
  for (const signal of signalsIn(catalog)) {
    if (signal.status !== "removed") for (const { metric } of signal.records) add(found, metric.key, signal);
  }
  return found;
}

function spans({ spans }: Catalog): Recording["spansWith"] {
  const found = new Map<string, SpanEntry[]>();
  for (const span of spans) if (span.status !== "removed") for (const event of span.events) add(found, event, span);
  return found;
}

function add<Entry>(found: Map<string, Entry[]>, key: string, entry: Entry): void {
  const others = found.get(key);
  if (others === undefined) found.set(key, [entry]);
  else others.push(entry);
}
