import type { Locate } from "../document/parse.js";
import type {
  AttributeDocument,
  AttributeUseDocument,
  DeprecationDocument,
  NoticeDocument,
} from "../document/attribute-schema.js";
import type { Path, Place } from "../source.js";
import type { AllowedValue, Attribute, AttributeOrigin, AttributeType, Deprecation, Notice } from "./catalog.js";

/** The object form, to which every shorthand comes down. */
type Fields = Exclude<AttributeDocument, string | readonly unknown[]>;

type Site = {
  readonly path: Path;
  readonly place: Place;
  readonly locate: Locate;
  readonly origin: AttributeOrigin;
};

/** An attribute as defined at one place: under `context:`, `attributes:`, or in a metric. */
export function resolveAttribute(key: string, written: AttributeDocument, { locate, ...place }: Site): Attribute {
  const fields = objectForm(written);
  const values = allowedValues(fields.values, (value) => locate([...place.path, "values", value], "key").start);
  return {
    key,
    type: fields.type ?? typeOfValues(values),
    description: fields.description ?? "",
    values,
    open: fields.open ?? false,
    required: fields.required ?? true,
    examples: fields.examples ?? [],
    pattern: fields.pattern ?? null,
    maxLength: fields.max_length ?? null,
    min: fields.min ?? null,
    max: fields.max ?? null,
    maxValues: fields.max_values ?? null,
    sensitivity: fields.sensitivity ?? "public",
    note: fields.note ?? null,
    annotations: fields.annotations ?? {},
    stability: fields.stability ?? null,
    deprecated: resolveNotice(fields.deprecated),
    shared: null,
    ...place,
  };
}

/** A shared attribute under the key that a metric gives it, with what the metric overrides. */
export function overrideAttribute(key: string, shared: Attribute, use: AttributeUseDocument, site: Site): Attribute {
  const { path, place } = site;
  const base: Attribute = { ...shared, key, place, shared: shared.key };
  if (use === null || typeof use === "string" || Array.isArray(use)) return base;
  const { ref: _, ...fields } = use;
  const own = resolveAttribute(key, fields, site);
  const written = new Set(Object.keys(fields).map((field) => fieldNames.get(field) ?? field));
  const overridden = Object.fromEntries(Object.entries(own).filter(([field]) => written.has(field)));
  const type = fields.type ?? (fields.values === undefined ? base.type : own.type);
  return { ...base, ...overridden, type, path, origin: "own" };
}

/** Fields whose name in the Catalog is another than in the file. */
const fieldNames: ReadonlyMap<string, string> = new Map([
  ["max_length", "maxLength"],
  ["max_values", "maxValues"],
]);

export function resolveDeprecation(written: DeprecationDocument | undefined): Deprecation | null {
  const notice = resolveNotice(written);
  return notice && { ...notice, emitBoth: written?.emit === "both", until: written?.until ?? null };
}

function resolveNotice(written: NoticeDocument | undefined): Notice | null {
  if (written === undefined) return null;
  return {
    since: written.since ?? null,
    reason: written.reason ?? null,
    renamedTo: written.renamed_to ?? null,
  };
}

function objectForm(written: AttributeDocument): Fields {
  if (typeof written === "string") return { type: written };
  return Array.isArray(written) ? { values: written } : (written as Fields);
}

/** In the order of the file, which JavaScript does not keep for keys that look like numbers. */
function allowedValues(written: Fields["values"], placeOf: (value: string) => number): readonly AllowedValue[] {
  if (written === undefined) return [];
  if (Array.isArray(written)) return written.map((value) => allowedValue(value, ""));
  const entries = Object.entries(written).sort(([a], [b]) => placeOf(a) - placeOf(b));
  return entries.map(([value, description]) => allowedValue(value, description ?? ""));
}

/** A trailing `*` makes a prefix; alone it is no value, which a rule reports. */
function allowedValue(value: string | number, description: string): AllowedValue {
  if (typeof value === "string" && value.length > 1 && value.endsWith("*")) {
    return { kind: "prefix", prefix: value.slice(0, -1), description };
  }
  return { kind: "exact", value, description };
}

function typeOfValues(values: readonly AllowedValue[]): AttributeType {
  const numbers = values.filter((value) => value.kind === "exact" && typeof value.value === "number");
  if (numbers.length === 0 || numbers.length < values.length) return "string";
  return numbers.every((value) => value.kind === "exact" && Number.isSafeInteger(value.value)) ? "int" : "double";
}
