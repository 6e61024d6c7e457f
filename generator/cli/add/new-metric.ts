import type { Plain } from "../../edit/amendment.js";
import { attributeTypes, type Instrument, type Stability, type ValueType } from "../../vocabulary.js";
import { CommandError } from "../../write/command-error.js";

export const addedStatuses = ["planned", "active"] as const;

/** What the flags give of a new metric; null where they give nothing. */
export type NewMetric = {
  readonly name: string | null;
  readonly instrument: Instrument | null;
  readonly observable: boolean;
  readonly description: string | null;
  readonly unit: string | null;
  readonly valueType: ValueType | null;
  readonly buckets: readonly number[] | null;
  /** Each as `key`, `key:type` or `key=value,value`. */
  readonly attributes: readonly string[];
  readonly status: (typeof addedStatuses)[number] | null;
  readonly stability: Stability | null;
  readonly since: string | null;
  readonly owners: readonly string[];
  /** Whether it is off unless a program enables it. */
  readonly off: boolean;
  readonly note: string | null;
  readonly entities: readonly string[];
};

/** The entry of a new metric, in the order of the format. */
export function entryOf(metric: NewMetric): Plain {
  const { instrument, observable, description, unit, valueType, buckets, status, stability, since } = metric;
  const { owners, off, note, entities } = metric;
  const attributes = attributesOf(metric.attributes);
  const entry: Readonly<Record<string, Plain | null>> = {
    instrument,
    observable: observable || null,
    description,
    unit,
    value_type: valueType,
    buckets,
    attributes,
    status: status === "active" ? null : status,
    stability,
    since,
    owner: owners.length > 1 ? owners : (owners[0] ?? null),
    note,
    entities: entities.length === 0 ? null : entities,
    enabled: off ? false : null,
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
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
