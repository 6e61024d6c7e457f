import type { AttributeOverrideDocument } from "../../document/attribute-schema.js";
import type { MetricOverrideDocument } from "../../document/metric-schema.js";
import type { Locate } from "../../document/parse.js";
import { camelCase, pascalCase, prefixed } from "../../names.js";
import type { Path } from "../../source.js";
import { overrideAttribute } from "../attributes.js";
import type { Attribute, Link, Metric } from "../catalog.js";
import { namesOf, noRecorder } from "../metric-names.js";
import { isSameSource, type ResolvedImport } from "./resolved-import.js";
import type { SharedNames } from "./shared-names.js";

/** A metric that a catalog lists of an import: as it comes, and with what is written beside it. */
export type ImportedMetric = {
  readonly metric: Metric;
  readonly original: Metric;
  readonly override: MetricOverrideDocument;
  readonly path: Path;
};

type Site = {
  readonly locate: Locate;
  readonly shared: SharedNames;
  readonly context: readonly Attribute[];
  readonly links: (written: MetricOverrideDocument["links"]) => readonly Link[];
};

/** What each import gives to the catalog that lists it, in the order of the imports and of what they hold. */
export function importedMetrics(imports: readonly ResolvedImport[], site: Site): readonly ImportedMetric[] {
  return imports.flatMap((each) => listed(each).map((wanted) => importMetric(wanted, each, site)));
}

/** Each exported name once: of one source it is one metric, and of two a rule reports it. */
export function withoutDoubles(imported: readonly ImportedMetric[]): readonly ImportedMetric[] {
  const names = new Set<string>();
  return imported.filter(({ metric: { name } }) => names.size < names.add(name).size);
}

type Wanted = { readonly original: Metric; readonly override: MetricOverrideDocument; readonly path: Path };

/** What is written beside a name comes on top of what is written beside a namespace that it lies in. */
function listed({ metrics, wanted, path }: ResolvedImport): readonly Wanted[] {
  const entries = Object.entries(wanted).sort(([a], [b]) => a.length - b.length);
  const namespaces = entries.filter(([key]) => isNamespace(key));
  return [...metrics.values()].flatMap((original): readonly Wanted[] => {
    const { name } = original;
    const own: readonly (typeof entries)[number][] = Object.hasOwn(wanted, name) ? [[name, wanted[name] ?? null]] : [];
    const matching = [...namespaces.filter(([key]) => isWithin(name, key)), ...own];
    const last = matching.at(-1);
    if (last === undefined) return [];
    const override = matching.reduce((all, [, each]) => joined(all, each ?? {}), {});
    return [{ original, override, path: [...path, "metrics", last[0]] }];
  });
}

/** `http.server.*` stands for every name below `http.server`, and `*` for all. */
export function isNamespace(key: string): boolean {
  return key === "*" || key.endsWith(".*");
}

export function isWithin(name: string, namespace: string): boolean {
  return name.startsWith(namespace.slice(0, -1));
}

function joined(a: MetricOverrideDocument, b: MetricOverrideDocument): MetricOverrideDocument {
  const attributes = { ...a.attributes, ...b.attributes };
  return { ...a, ...b, ...(Object.keys(attributes).length > 0 && { attributes }) };
}

function importMetric({ original, override, path }: Wanted, from: ResolvedImport, site: Site): ImportedMetric {
  const overridden = attributesOverridden({ original, override, path }, site);
  const change = (attributes: readonly Attribute[]) => attributes.flatMap((each) => overridden(each, from) ?? []);
  const { name, deprecated } = original;
  const renamedTo = deprecated?.renamedTo;
  const metric: Metric = {
    ...measured(original, override),
    ...fieldsOf(override, original),
    ...(override.links !== undefined && { links: site.links(override.links) }),
    key: name,
    attributes: change(original.attributes),
    variants: original.variants.map((variant) => ({
      ...variant,
      attributes: change(variant.attributes),
      own: change(variant.own),
      path,
    })),
    deprecated: deprecated && { ...deprecated, renamedTo: renamedTo ? exportedName(renamedTo, from, original) : null },
    path,
    place: site.locate(path, "key"),
  };
  return { metric: renamed(metric, override.recorder), original, override, path };
}

function measured(original: Metric, { buckets }: MetricOverrideDocument): Metric {
  return original.instrument === "histogram" ? { ...original, buckets: buckets ?? original.buckets } : original;
}

function fieldsOf(override: MetricOverrideDocument, original: Metric) {
  const { description, note, owner, tags, annotations, enabled, cardinality } = override;
  return {
    description: description ?? original.description,
    note: note ?? original.note,
    owners: owner === undefined ? original.owners : [owner].flat(),
    tags: tags ?? original.tags,
    annotations: { ...original.annotations, ...annotations },
    enabled: enabled ?? original.enabled,
    cardinality: cardinality ?? original.cardinality,
  };
}

/** In its own catalog a metric names the one that takes its place without the prefix. */
function exportedName(key: string, { metrics }: ResolvedImport, { key: own, name }: Metric): string {
  const prefix = name.slice(0, name.length - own.length);
  return metrics.has(prefix + key) ? prefix + key : key;
}

/** Identifiers are made of the exported name, as there is no prefix of this catalog to leave out. */
function renamed(metric: Metric, recorder: string | undefined): Metric {
  const hasOwnRecorder = recorder === undefined ? metric.hasOwnRecorder : recorder !== noRecorder;
  const chosen = recorder === noRecorder ? null : (recorder ?? metric.names.chosen);
  const stem = chosen ?? camelCase(metric.name);
  const names = namesOf({ stem, type: pascalCase(chosen ?? metric.name), chosen }, metric);
  const variants = metric.variants.map((variant) => {
    const { key, names: own } = variant;
    const stems =
      own.chosen === null
        ? { stem: prefixed(stem, camelCase(key)), type: pascalCase(`${chosen ?? metric.name} ${key}`), chosen: null }
        : { stem: own.chosen, type: pascalCase(own.chosen), chosen: own.chosen };
    return { ...variant, names: namesOf(stems, metric) };
  });
  return { ...metric, names, hasOwnRecorder, variants };
}

/** An attribute of an imported metric as this catalog has it; undefined where it is one of the common attributes here. */
function attributesOverridden({ override, path }: Wanted, { locate, shared, context }: Site) {
  const common = new Map(context.map((attribute) => [attribute.key, attribute]));
  const known = new Map<Attribute, Attribute | undefined>();
  const changed = (attribute: Attribute, { provenance }: ResolvedImport): Attribute | undefined => {
    const base: Attribute = { ...attribute, imported: attribute.imported ?? provenance };
    const id = sharedId(base, shared);
    const own = common.get(base.key);
    const use = override.attributes?.[base.key];
    if (use === undefined && own !== undefined && isTakenOver(own, base, id)) return undefined;
    const at = [...path, "attributes", base.key];
    if (use === undefined) return { ...base, shared: id, path: at };
    return { ...overridden(base, use, { path: at, locate }), shared: id };
  };
  return (attribute: Attribute, from: ResolvedImport): Attribute | undefined => {
    if (!known.has(attribute)) known.set(attribute, changed(attribute, from));
    return known.get(attribute);
  };
}

function overridden(
  base: Attribute,
  use: AttributeOverrideDocument,
  { path, locate }: { readonly path: Path; readonly locate: Locate },
): Attribute {
  const site = { path, place: locate(path, "key"), locate, origin: "own" } as const;
  const fields = Array.isArray(use) ? { values: use } : use;
  const own = overrideAttribute(base.key, { attribute: base, id: "" }, fields, site);
  return { ...own, type: base.type, open: fields.values === undefined && base.open };
}

/** The common attribute is the shared one that the metric carries: it is there already. */
function isTakenOver(common: Attribute, attribute: Attribute, id: string | null): boolean {
  return id !== null && common.shared === id && isSameSource(common.imported, attribute.imported);
}

/** A name of the imported catalog that means something else here says where it comes from. */
function sharedId({ shared, imported }: Attribute, names: SharedNames): string | null {
  if (shared === null) return null;
  const named = names.find(shared);
  const isSame = named.kind === "one" && isSameSource(named.attribute.imported, imported);
  return isSame ? shared : `${shared} of ${imported?.package ?? imported?.file ?? ""}`;
}
