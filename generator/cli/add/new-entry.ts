import type { Plain } from "../../edit/amendment.js";
import {
  attributeTypes,
  type EntryKind,
  type Instrument,
  kindsWithArticle,
  type Severity,
  type SpanKind,
  type Stability,
  type ValueType,
} from "../../vocabulary.js";
import { CommandError } from "../../write/command-error.js";

export const addedStatuses = ["planned", "active"] as const;

/** What the flags give of a new entry; null where they give nothing. */
export type NewEntry = {
  readonly kind: EntryKind;
  readonly name: string | null;
  readonly instrument: Instrument | null;
  readonly observable: boolean;
  readonly description: string | null;
  readonly severity: Severity | null;
  readonly spanKind: SpanKind | null;
  readonly unit: string | null;
  readonly valueType: ValueType | null;
  readonly buckets: readonly number[] | null;
  /** Each as `key`, `key:type` or `key=value,value`. */
  readonly attributes: readonly string[];
  /** The events that are attached to a span. */
  readonly events: readonly string[];
  /** What the call records; each as `metric`, or `metric=attribute` with its number. */
  readonly records: readonly string[];
  readonly status: (typeof addedStatuses)[number] | null;
  readonly stability: Stability | null;
  readonly since: string | null;
  readonly owners: readonly string[];
  /** Whether it is off unless a program enables it. */
  readonly off: boolean;
  readonly note: string | null;
  readonly entities: readonly string[];
};

/** The flags that not every kind has, and for which they are. */
const flags: readonly (readonly [flag: string, kinds: readonly EntryKind[], isGiven: (entry: NewEntry) => boolean])[] =
  [
    ["--instrument", ["metric"], ({ instrument }) => instrument !== null],
    ["--observable", ["metric"], ({ observable }) => observable],
    ["--unit", ["metric"], ({ unit }) => unit !== null],
    ["--value-type", ["metric"], ({ valueType }) => valueType !== null],
    ["--buckets", ["metric"], ({ buckets }) => buckets !== null],
    ["--off", ["metric"], ({ off }) => off],
    ["--severity", ["event"], ({ severity }) => severity !== null],
    ["--span-kind", ["span"], ({ spanKind }) => spanKind !== null],
    ["--event", ["span"], ({ events }) => events.length > 0],
    ["--records", ["event", "span"], ({ records }) => records.length > 0],
  ];

/** Rejects flags that mean nothing for the kind of the entry. */
export function rejectForeignFlags(entry: NewEntry): void {
  for (const [flag, kinds, isGiven] of flags) {
    if (kinds.includes(entry.kind) || !isGiven(entry)) continue;
    const others = kinds.map((kind) => `${kind}s`).join(" and ");
    const message = `${flag} is for ${others}, and this is ${kindsWithArticle[entry.kind]}`;
    throw new CommandError(message, `leave it out, or write --kind ${kinds.join(" or --kind ")}`);
  }
}

/** A new entry in the order of the format; `keyFor` takes the prefix off the name of another one. */
export function entryOf(entry: NewEntry, keyFor: (name: string) => string): Readonly<Record<string, Plain>> {
  const { owners, entities, events } = entry;
  const fields: Readonly<Record<string, Plain | null>> = {
    instrument: entry.instrument,
    observable: entry.observable || null,
    description: entry.description,
    severity: entry.severity,
    kind: entry.spanKind,
    unit: entry.unit,
    value_type: entry.valueType,
    buckets: entry.buckets,
    attributes: attributesOf(entry.attributes),
    events: events.length === 0 ? null : events.map(keyFor),
    records: recordsOf(entry.records, keyFor),
    status: entry.status === "active" ? null : entry.status,
    stability: entry.stability,
    since: entry.since,
    owner: owners.length > 1 ? owners : (owners[0] ?? null),
    note: entry.note,
    entities: entities.length === 0 ? null : entities,
    enabled: entry.off ? false : null,
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  );
}

function recordsOf(words: readonly string[], keyFor: (name: string) => string): Plain {
  const records = new Map<string, Plain>();
  for (const word of words) {
    const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const help = "write tool.calls, or tool.time=duration_ms with the attribute that is its number";
    if (name === "" || value === "") throw new CommandError(`"${word}" names no metric to record`, help);
    const key = keyFor(name);
    if (records.has(key)) throw new CommandError(`the metric "${key}" is given twice`, "give each once");
    records.set(key, value === undefined ? null : { value });
  }
  return records.size === 0 ? null : Object.fromEntries(records);
}

/** A list when all are shared ones, else a map; null when there are none. */
function attributesOf(words: readonly string[]): Plain {
  const attributes = new Map<string, Plain>();
  for (const word of words) {
    const [key, attribute] = attributeOf(word);
    if (attributes.has(key)) throw new CommandError(`the attribute "${key}" is given twice`, "give each once");
    attributes.set(key, attribute);
  }
  if (attributes.size === 0) return null;
  const areShared = [...attributes.values()].every((attribute) => attribute === null);
  return areShared ? [...attributes.keys()] : Object.fromEntries(attributes);
}

function attributeOf(word: string): readonly [key: string, attribute: Plain] {
  const [, key = "", sign, rest = ""] = /^([^:=]*)(?:([:=])(.*))?$/s.exec(word) ?? [];
  const help = "write tool (a shared one), is_git:boolean, or kind=a,b";
  if (key.trim() === "") throw new CommandError(`"${word}" names no attribute`, help);
  if (sign === undefined) return [key, null];
  if (sign === "=")
    return [
      key,
      valuesOf(
        rest.split(",").map((value) => value.trim()),
        word,
      ),
    ];
  if (attributeTypes.some((type) => type === rest)) return [key, rest];
  throw new CommandError(`"${rest}" is no type of an attribute, in "${word}"`, `allowed: ${attributeTypes.join(", ")}`);
}

/** Whole numbers are numbers when all values are. */
function valuesOf(values: readonly string[], word: string): Plain {
  if (values.includes("")) throw new CommandError(`"${word}" holds an empty value`, "write kind=a,b");
  return values.every((value) => /^-?(?:0|[1-9]\d{0,14})$/.test(value)) ? values.map(Number) : values;
}
