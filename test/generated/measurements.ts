import fc from "fast-check";
import type { Attribute, Metric } from "../../generator/model/catalog.js";

/** What a Catalog allows, written from its own words and from nothing that is generated. */

export type Attributes = Readonly<Record<string, unknown>>;

export function allowsAttributes(attributes: readonly Attribute[], given: Attributes): boolean {
  const known = new Set(attributes.map(({ key }) => key));
  return Object.keys(given).every((key) => known.has(key)) && attributes.every((each) => allows(each, given[each.key]));
}

/** Sums that only rise and histograms take nothing below zero; `int` takes whole numbers. */
export function allowsAmount({ instrument, valueType }: Metric, amount: unknown): boolean {
  const rises = instrument === "counter" || instrument === "histogram";
  const fits = valueType === "int" ? Number.isSafeInteger(amount) : Number.isFinite(amount);
  return fits && (!rises || Number(amount) >= 0);
}

function allows(attribute: Attribute, value: unknown): boolean {
  if (value === undefined) return !attribute.required;
  if (!attribute.isArray) return allowsScalar(attribute, value);
  if (!Array.isArray(value) || value.length > (attribute.maxItems ?? 0)) return false;
  return Array.from(value).every((item) => allowsScalar(attribute, item));
}

function allowsScalar(attribute: Attribute, value: unknown): boolean {
  switch (attribute.type) {
    case "boolean":
      return value === true || value === false;
    case "string":
      return typeof value === "string" && allowsText(attribute, value);
    default:
      return typeof value === "number" && allowsNumber(attribute, value);
  }
}

function allowsText({ values, open, pattern, maxLength }: Attribute, value: string): boolean {
  const isListed = values.some((each) =>
    each.kind === "exact" ? each.value === value : value.slice(0, each.prefix.length) === each.prefix,
  );
  if (values.length > 0 && !open && !isListed) return false;
  return (
    value.length <= (maxLength ?? value.length) && (pattern === null || new RegExp(`^(?:${pattern})$`, "u").test(value))
  );
}

function allowsNumber({ type, values, open, min, max }: Attribute, value: number): boolean {
  if (!(type === "int" ? Number.isSafeInteger(value) : Number.isFinite(value))) return false;
  const isListed = values.some((each) => each.kind === "exact" && each.value === value);
  if (values.length > 0 && !open) return isListed;
  return value >= (min ?? value) && value <= (max ?? value);
}

/** Values that look like allowed ones, and values that no attribute allows. */
export const suspects: readonly unknown[] = [
  undefined,
  null,
  "",
  "ok",
  "ok\n",
  " ok",
  "x\ny",
  "A",
  "_other",
  "1",
  "true",
  "\ud800",
  "`'",
  "日本",
  "a",
  0,
  -0,
  -1,
  1,
  0.5,
  1.5,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  1n,
  true,
  false,
  {},
  [],
  ["ok"],
  ["eu", "eu"],
  [1],
  [0.5, -0],
  [true],
  [null],
  [undefined],
  new Array(1),
  [[]],
  ["ok", 1],
  [Number.NaN],
  [1n],
  Array(65).fill("a"),
  () => 1,
  Symbol("ok"),
  new String("ok"),
  new Date(0),
];

/** Values at the edges of what an attribute allows, on both sides, and all suspects. */
function edges(attribute: Attribute): readonly unknown[] {
  if (!attribute.isArray) return scalarEdges(attribute);
  const { maxItems } = attribute;
  const items = scalarEdges(attribute);
  const right = items.find((item) => allowsScalar(attribute, item));
  const lengths = [maxItems ?? 0, (maxItems ?? 0) + 1].map((length) => Array(length).fill(right));
  return [[right], ...items.map((item) => [item]), ...items.map((item) => [right, item]), [], ...lengths, ...suspects];
}

function scalarEdges({ values, min, max, maxLength }: Attribute): readonly unknown[] {
  const near = values.flatMap((each) => {
    if (each.kind === "prefix")
      return [each.prefix, `${each.prefix}x`, `${each.prefix}\n`, each.prefix.slice(0, -1), `x${each.prefix}`];
    const { value } = each;
    return typeof value === "number"
      ? [value, value + 1, value + 0.5, String(value)]
      : [value, `${value}x`, `x${value}`, value.slice(1)];
  });
  const limits = [min, max].flatMap((limit) =>
    limit === null ? [] : [limit, limit - 1, limit + 1, limit - 1e-9, limit + 1e-9],
  );
  const lengths =
    maxLength === null ? [] : [maxLength - 1, maxLength, maxLength + 1].map((length) => "a".repeat(length));
  return [...near, ...limits, ...lengths, ...suspects];
}

/** One value for each attribute that it allows. */
export function someAttributes(attributes: readonly Attribute[]): Attributes {
  const pairs = attributes.map((attribute) => {
    const value = edges(attribute).find((each) => each !== undefined && allows(attribute, each));
    if (value === undefined) throw new Error(`no edge of "${attribute.key}" is allowed`);
    return [attribute.key, value] as const;
  });
  return Object.fromEntries(pairs);
}

/** Attributes that are right but for one, which takes each of its edges, is left out, or has a key too many beside it. */
export function attributesAtEdges(attributes: readonly Attribute[]): readonly Attributes[] {
  const right = someAttributes(attributes);
  const surplus = ["surplus", "toString", ""].flatMap((key) => [
    { ...right, [key]: 1 },
    { ...right, [key]: undefined },
  ]);
  const changed = attributes.flatMap((attribute) => {
    const { [attribute.key]: _, ...rest } = right;
    return [rest, ...edges(attribute).map((value) => ({ ...right, [attribute.key]: value }))];
  });
  return [right, ...surplus, ...changed];
}

export const suspect: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...suspects), fc.string(), fc.double());

/** Mostly allowed; where a pattern decides, a few texts that may match. */
function likelyValue(attribute: Attribute): fc.Arbitrary<unknown> {
  if (!attribute.isArray) return likelyScalar(attribute);
  return fc.array(likelyScalar(attribute), { maxLength: Math.min(attribute.maxItems ?? 0, 5) });
}

// Such an arbitrary takes longer to make than all its values.
const [anyText, patterned] = [fc.string(), fc.stringMatching(/^[a-z][a-z_]{0,38}$/)];

function likelyScalar({ type, values, open, min, max, pattern, maxLength }: Attribute): fc.Arbitrary<unknown> {
  if (type === "boolean") return fc.boolean();
  const listed = values.map((each) =>
    each.kind === "exact" ? fc.constant(each.value) : anyText.map((rest) => each.prefix + rest),
  );
  if (listed.length > 0) return fc.oneof(...listed, ...(open ? [anyText] : []));
  if (type === "int") return fc.integer({ min: Math.ceil(min ?? -1000), max: Math.floor(max ?? 1000) });
  if (type === "double") return fc.double({ min: min ?? -1e9, max: max ?? 1e9, noNaN: true });
  if (pattern !== null) return fc.oneof(patterned, fc.constantFrom("`'", "日本", "*/"));
  return fc.string({ maxLength: maxLength ?? 20 });
}

/** Attributes that are mostly right, and in half of the cases wrong, or at an edge, in one place. */
export function likelyAttributes(attributes: readonly Attribute[]): fc.Arbitrary<Attributes> {
  const right = fc.record(Object.fromEntries(attributes.map((each) => [each.key, likelyValue(each)])), {
    requiredKeys: attributes.filter(({ required }) => required).map(({ key }) => key),
  });
  const keys = ["surplus", "toString", "", ...attributes.map(({ key }) => key)];
  const changed = fc
    .tuple(right, fc.constantFrom(...keys), suspect)
    .map(([given, key, value]) => ({ ...given, [key]: value }));
  const shortened = fc
    .tuple(right, fc.constantFrom(...keys))
    .map(([given, key]) => Object.fromEntries(Object.entries(given).filter(([each]) => each !== key)));
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 2, arbitrary: changed }, shortened);
}
