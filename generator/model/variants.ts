import type { Attribute, CatalogEntry, Metric } from "./catalog.js";

/** What one recorder of a metric takes, as if it were a metric of its own: a metric without variants is its only form. */
export type Form = Metric & {
  /** Key of the variant; none of the metric itself. */
  readonly variant?: string;
  /** The metric whose name and series it has a part in, with others; none where it is all of a metric. */
  readonly whole?: Metric;
};

/** Every emitter asks for the forms of every metric. */
const known = new WeakMap<Metric, readonly Form[]>();

/** The forms of a metric that have a recorder: the metric itself, unless only its variants have one, and its variants. */
export function formsOf(metric: Metric): readonly Form[] {
  const forms = known.get(metric) ?? makeForms(metric);
  known.set(metric, forms);
  return forms;
}

function makeForms(metric: Metric): readonly Form[] {
  const { variants, hasOwnRecorder, description, note } = metric;
  if (variants.length === 0) return [metric];
  const own = hasOwnRecorder ? [{ ...metric, whole: metric }] : [];
  return [
    ...own,
    ...variants.map((variant) => ({
      ...metric,
      description: variant.description === "" ? description : variant.description,
      note: variant.note ?? note,
      attributes: variant.attributes,
      names: variant.names,
      path: variant.path,
      place: variant.place,
      variants: [],
      variant: variant.key,
      whole: metric,
    })),
  ];
}

/** Each attribute that what an entry emits may have once, those of the entry first. Of several that have one key, one that is closed. */
export function attributesOf(entry: CatalogEntry): readonly Attribute[] {
  if (entry.variants.length === 0) return entry.attributes;
  const byKey = new Map<string, Attribute>();
  for (const attribute of definedIn(entry)) {
    const known = byKey.get(attribute.key);
    if (known === undefined || (isOpen(known) && !isOpen(attribute))) byKey.set(attribute.key, attribute);
  }
  return [...byKey.values()];
}

/** All that defines attributes for an entry: itself, and its variants. */
export function definedIn({
  attributes,
  variants,
}: Pick<CatalogEntry, "attributes" | "variants">): readonly Attribute[] {
  return variants.length === 0 ? attributes : [...attributes, ...variants.flatMap(({ own }) => own)];
}

function isOpen({ values, open }: Attribute): boolean {
  return open || values.length === 0;
}
