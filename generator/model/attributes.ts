import type { Locate } from "../document/parse.js";
import type {
  AttributeDocument,
  AttributeUseDocument,
  DeprecationDocument,
  NoticeDocument,
} from "../document/schema/attribute-schema.js";
import type { Path, Place } from "../source.js";
import type {
  AllowedValue,
  Attribute,
  AttributeOrigin,
  Deprecation,
  Notice,
  Requirement,
  ScalarType,
  ValueFacts,
} from "./catalog.js";
import { defaultMaxItems } from "../vocabulary.js";
import { withContent } from "./content.js";

/** The object form, to which every shorthand comes down. */
type Fields = Exclude<AttributeDocument, string | readonly unknown[]>;

type WrittenValue = Exclude<NonNullable<Fields["values"]>, readonly unknown[]>[string];

type Site = {
  readonly path: Path;
  readonly place: Place;
  readonly locate: Locate;
  readonly origin: AttributeOrigin;
};

/** An attribute as defined at one place: under `context:`, `attributes:`, or in a metric. */
export function resolveAttribute(key: string, written: AttributeDocument, site: Site): Attribute {
  return complete(readAttribute(key, written, site));
}

/** With what follows from what is written. */
function complete(attribute: Attribute): Attribute {
  return withContent(withLimits(attribute));
}

/** In UTF-16 units. */
export const patternMaxLength = 256;

/** What a pattern is applied to has a longest length, so that a match takes little time, and so has an array. */
function withLimits(attribute: Attribute): Attribute {
  const { type, pattern, values, open, maxLength, isArray, maxItems } = attribute;
  const takesPattern = pattern !== null && type === "string" && (values.length === 0 || open);
  if (!takesPattern && !isArray) return attribute;
  return {
    ...attribute,
    maxLength: takesPattern ? (maxLength ?? patternMaxLength) : maxLength,
    maxItems: isArray ? (maxItems ?? defaultMaxItems) : maxItems,
  };
}

function readAttribute(key: string, written: AttributeDocument, { path, place, locate, origin }: Site): Attribute {
  const fields = objectForm(written);
  const { scalar, isArray } = typeIn(fields.type);
  const values = allowedValues(fields, (value) => locate([...path, "values", value], "key").start);
  return {
    key,
    type: scalar ?? typeOfValues(values),
    isArray,
    maxItems: fields.max_items ?? null,
    description: fields.description ?? "",
    values,
    open: fields.open ?? false,
    required: fields.required === undefined || fields.required === true,
    requirement: requirementIn(fields.required),
    examples: fields.examples ?? [],
    pattern: fields.pattern ?? null,
    maxLength: fields.max_length ?? null,
    min: fields.min ?? null,
    max: fields.max ?? null,
    maxValues: fields.max_values ?? null,
    sensitivity: fields.sensitivity ?? null,
    redact: fields.redact ?? null,
    content: fields.content ?? null,
    note: fields.note ?? null,
    annotations: fields.annotations ?? {},
    stability: fields.stability ?? null,
    deprecated: resolveNotice(fields.deprecated),
    shared: null,
    imported: null,
    path,
    place,
    origin,
  };
}

/** A shared attribute under the key that a metric gives it, with what the metric overrides. */
export function overrideAttribute(
  key: string,
  { attribute: shared, id }: { readonly attribute: Attribute; readonly id: string },
  use: AttributeUseDocument,
  site: Site,
): Attribute {
  const { path, place } = site;
  // Fields set behind a spread, and not in it, save half of its time, which every use of a shared attribute costs.
  const base: Growing = { ...shared };
  base.key = key;
  base.place = place;
  base.shared = id;
  if (site.origin === "common") {
    base.path = path;
    base.origin = "common";
  }
  if (use === null || typeof use === "string" || Array.isArray(use)) return base;
  const { ref: _, from: __, ...fields } = use;
  const own = readAttribute(key, fields, site);
  for (const written of Object.keys(fields)) {
    for (const field of fieldNames.get(written) ?? [written]) if (isField(field, own)) take(field, own, base);
  }
  if (fields.type !== undefined || fields.values !== undefined) base.type = own.type;
  base.path = path;
  base.origin = site.origin;
  return complete(base);
}

type Growing = { -readonly [Field in keyof Attribute]: Attribute[Field] };

function isField(name: string, attribute: Attribute): name is keyof Attribute {
  return Object.hasOwn(attribute, name);
}

function take<Field extends keyof Attribute>(field: Field, from: Attribute, to: Growing): void {
  to[field] = from[field];
}

/** Fields whose name in the Catalog is another than in the file. */
const fieldNames: ReadonlyMap<string, readonly string[]> = new Map([
  ["type", ["type", "isArray"]],
  ["max_items", ["maxItems"]],
  ["max_length", ["maxLength"]],
  ["max_values", ["maxValues"]],
  ["required", ["required", "requirement"]],
]);

function requirementIn(written: Fields["required"]): Requirement | null {
  if (written === "opt_in") return { level: "opt_in", text: null };
  if (typeof written !== "object") return null;
  return "when" in written
    ? { level: "conditional", text: written.when }
    : { level: "recommended", text: written.recommended };
}

export function resolveDeprecation(written: DeprecationDocument | undefined): Deprecation | null {
  const notice = resolveNotice(written);
  if (notice === null) return null;
  const { emit, until = null, convert = false } = written ?? {};
  return { ...notice, emitBoth: emit === "both", until, convert };
}

function resolveNotice(written: NoticeDocument | undefined): Notice | null {
  if (written === undefined) return null;
  return {
    since: written.since ?? null,
    reason: written.reason ?? null,
    renamedTo: written.renamed_to ?? null,
  };
}

/** `int[]` is an array of `int`. */
function typeIn(written: Fields["type"]): { readonly scalar: ScalarType | undefined; readonly isArray: boolean } {
  const isArray = written?.endsWith("[]") ?? false;
  return { scalar: (isArray ? written?.slice(0, -"[]".length) : written) as ScalarType | undefined, isArray };
}

function objectForm(written: AttributeDocument): Fields {
  if (typeof written === "string") return { type: written };
  return Array.isArray(written) ? { values: written } : (written as Fields);
}

/** In the order of the file, which JavaScript does not keep for keys that look like numbers. */
function allowedValues({ values, type }: Fields, placeOf: (value: string) => number): readonly AllowedValue[] {
  if (values === undefined) return [];
  if (Array.isArray(values)) return values.map((value) => allowedValue(value, nothingSaid));
  const entries = Object.entries(values).sort(([a], [b]) => placeOf(a) - placeOf(b));
  return entries.map(([value, written]) => allowedValue(readKey(value, type), valueFacts(written)));
}

/** Keys of a map are texts; with a type of numbers, those that are numbers in YAML are meant as such. */
function readKey(key: string, type: Fields["type"]): string | number {
  const { scalar } = typeIn(type);
  const isNumber = (scalar === "int" || scalar === "double") && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(key);
  return isNumber ? Number(key) : key;
}

const nothingSaid: ValueFacts = { description: "", note: null, stability: null, deprecated: null };

function valueFacts(written: WrittenValue): ValueFacts {
  if (written === null) return nothingSaid;
  if (typeof written === "string") return { ...nothingSaid, description: written };
  const { description = "", note = null, stability = null, deprecated } = written;
  return { description, note, stability, deprecated: resolveNotice(deprecated) };
}

/** A trailing `*` makes a prefix; alone it is no value, which a rule reports. */
function allowedValue(value: string | number, facts: ValueFacts): AllowedValue {
  if (typeof value === "string" && value.length > 1 && value.endsWith("*")) {
    return { kind: "prefix", prefix: value.slice(0, -1), ...facts };
  }
  return { kind: "exact", value, ...facts };
}

function typeOfValues(values: readonly AllowedValue[]): ScalarType {
  const numbers = values.filter((value) => value.kind === "exact" && typeof value.value === "number");
  if (numbers.length === 0 || numbers.length < values.length) return "string";
  return numbers.every((value) => value.kind === "exact" && Number.isSafeInteger(value.value)) ? "int" : "double";
}
