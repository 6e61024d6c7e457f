import type { Catalog, Deprecation, Metric, Variant } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { formsOf } from "../model/variants.js";
import { positionOf } from "../source.js";
import { type AttributePool, noticeData } from "./attribute-pool.js";
import type { MetricData, VariantData } from "./data.js";
import { present } from "./present.js";

/** What a metric's catalog does not say itself. */
export type MetricFacts = { readonly catalog: number } & {
  readonly [Key in "uses" | "changes" | "formerly" | "coverage" | "recordedIn"]: NonNullable<MetricData[Key]> | null;
};

export function metricData(metric: Metric, catalog: Catalog, pool: AttributePool, facts: MetricFacts): MetricData {
  const { names, status, stability, valueType, cardinality } = metric;
  const hasRecorder = isRecorded(metric) && metric.hasOwnRecorder;
  return present<MetricData>({
    kind: "metric",
    catalog: facts.catalog,
    name: metric.name,
    instrument: metric.instrument,
    isObservable: metric.observable || null,
    unit: metric.unit,
    isInt: valueType === "int" || null,
    description: metric.description,
    note: metric.note,
    buckets: metric.instrument === "histogram" ? metric.buckets : null,
    attributes: metric.attributes.map(pool.use),
    variants: variantsOf(metric, pool),
    status: status === "active" ? null : status,
    stability: stability === "development" ? null : stability,
    since: metric.since,
    expires: metric.expires,
    owners: metric.owners,
    tags: metric.tags,
    entities: metric.entities,
    links: metric.links.map(({ name, address }) => (name === null ? { address } : { name, address })),
    deprecated: deprecationData(metric.deprecated, catalog),
    cardinality,
    isOff: !metric.enabled || null,
    recorder: hasRecorder ? names.recorder : null,
    timer: hasRecorder ? (names.timer?.method ?? null) : null,
    imported: importedFrom(metric),
    place: placeOf(metric, catalog),
    formerly: facts.formerly,
    uses: facts.uses,
    changes: facts.changes,
    coverage: facts.coverage,
    recordedIn: facts.recordedIn,
    isUnrecorded: facts.recordedIn?.length === 0,
  });
}

function variantsOf(metric: Metric, pool: AttributePool): readonly VariantData[] {
  const written = new Map(metric.variants.map((variant) => [variant.key, variant]));
  return formsOf(metric).flatMap(({ variant: key, attributes, names }) => {
    const variant = key === null ? undefined : written.get(key);
    return variant === undefined ? [] : [variantData(variant, attributes.map(pool.use), names, isRecorded(metric))];
  });
}

function variantData(
  { key, description, note }: Variant,
  attributes: VariantData["attributes"],
  names: Variant["names"],
  isCalled: boolean,
): VariantData {
  const { recorder, timer } = names;
  return {
    ...present<Pick<VariantData, "key" | "description" | "note" | "recorder" | "timer">>({
      key,
      description,
      note,
      recorder: isCalled && recorder,
      timer: isCalled && (timer?.method ?? null),
    }),
    attributes,
  };
}

const namesByKey = new WeakMap<Catalog, ReadonlyMap<string, string>>();

/** The exported name of each metric by its key, which is worked out once. */
function namesIn(catalog: Catalog): ReadonlyMap<string, string> {
  const known = namesByKey.get(catalog) ?? new Map(catalog.metrics.map(({ key, name }) => [key, name]));
  namesByKey.set(catalog, known);
  return known;
}

/** What takes its place is named as it is exported. */
function deprecationData(deprecated: Deprecation | null, catalog: Catalog): Life | null {
  if (deprecated === null) return null;
  const { renamedTo, until, emitBoth } = deprecated;
  const target = namesIn(catalog).get(renamedTo ?? "") ?? `${catalog.prefix}${renamedTo}`;
  const notice = noticeData({ ...deprecated, renamedTo: renamedTo && target });
  return { ...notice, ...present<Pick<Life, "until" | "emitBoth">>({ until, emitBoth: emitBoth || null }) };
}

type Life = NonNullable<MetricData["deprecated"]>;

/** As people call it: a package with its version, or a file. */
function importedFrom({ imported }: Metric): string | null {
  if (imported === null) return null;
  const { package: name, version, file } = imported;
  return name === null ? file : `${name}${version === null ? "" : ` ${version}`}`;
}

/** From the catalog's folder, wherever the command runs. */
function placeOf({ place }: Metric, { file }: Catalog): MetricData["place"] {
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const { name } = place.source;
  return { path: name.startsWith(folder) ? name.slice(folder.length) : name, line: positionOf(place).line };
}
