import type { AllowedValue, Attribute, Scalar } from "../model/catalog.js";
import type { EntryKind } from "../vocabulary.js";
import type { PlannedAttribute, PlannedForm } from "./plan.js";
import type { ReceivedAttribute, ReceivedValue } from "./received.js";
import { toExample } from "./to-example.js";

/** Which parts of an attribute were ever seen. */
type SeenAttribute = {
  isPresent: boolean;
  /** Whether a point, event or span came without it. */
  isAbsent: boolean;
  /** The allowed values that were seen, as the catalog writes them: `eu`, `subagent_*`. */
  readonly values: Set<string>;
};

/** What was seen of a metric, an event or a span. */
export type SeenEntry = {
  /** Of points, spans, or events: log records, and what is attached to spans. */
  count: number;
  /** When the first one came, in milliseconds since 1970. */
  first: number;
  readonly attributes: Map<string, SeenAttribute>;
};

/** By the kind and the name of what the catalog declares. */
export type Seen = Readonly<Record<EntryKind, Map<string, SeenEntry>>>;

/** What was seen of an entry, to be added to. */
export function seenOf(seen: Seen, kind: EntryKind, name: string): SeenEntry {
  const known = seen[kind].get(name) ?? nothingSeen();
  seen[kind].set(name, known);
  return known;
}

function nothingSeen(): SeenEntry {
  return { count: 0, first: Number.POSITIVE_INFINITY, attributes: new Map() };
}

export function noteCame(seen: SeenEntry, time: number): void {
  if (seen.count === 0) seen.first = time;
  seen.count += 1;
}

/** Notes what attributes show of their entry. */
export function noteAttributes(
  seen: SeenEntry,
  received: readonly ReceivedAttribute[],
  forms: readonly PlannedForm[],
): void {
  for (const { byKey } of forms) {
    let present = 0;
    for (const { key, value } of received) {
      const planned = byKey.get(key);
      if (planned === undefined) continue;
      present += 1;
      noteValue(seenAttribute(seen, key), planned, value);
    }
    if (present === byKey.size) continue;
    for (const key of byKey.keys()) {
      const known = seenAttribute(seen, key);
      known.isAbsent ||= !received.some((each) => each.key === key);
    }
  }
}

export function seenAttribute({ attributes }: SeenEntry, key: string): SeenAttribute {
  const known = attributes.get(key);
  if (known !== undefined) return known;
  const nothing = { isPresent: false, isAbsent: false, values: new Set<string>() };
  attributes.set(key, nothing);
  return nothing;
}

function noteValue(seen: SeenAttribute, { attribute }: PlannedAttribute, value: ReceivedValue): void {
  seen.isPresent = true;
  if (seen.values.size >= mostValues(attribute)) return;
  const example = toExample(value, attribute);
  if (example === undefined) return;
  for (const item of typeof example === "object" ? example : [example]) {
    const allowed = allowedOf(attribute, item);
    if (allowed !== undefined) seen.values.add(textOfAllowed(allowed));
    else if (typeof item === "boolean") seen.values.add(String(item));
  }
}

/** How many of its values can be seen, as far as the catalog lists them. */
function mostValues({ type, values }: Attribute): number {
  return type === "boolean" ? 2 : values.length;
}

/** The entry of the catalog that a value belongs to; an exact one before a prefix. */
function allowedOf({ values }: Attribute, value: Scalar): AllowedValue | undefined {
  return (
    values.find((each) => each.kind === "exact" && each.value === value) ??
    values.find((each) => each.kind === "prefix" && String(value).startsWith(each.prefix))
  );
}

export function textOfAllowed(allowed: AllowedValue): string {
  return allowed.kind === "exact" ? String(allowed.value) : `${allowed.prefix}*`;
}
