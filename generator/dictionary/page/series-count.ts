import type { AttributeUse } from "../data.js";
import type { Dictionary, MetricEntry, UsedAttribute } from "./dictionary.js";

/** How many values an attribute can have, absence included; null where nothing bounds them. */
type Factor = { readonly key: string; readonly count: number | null };

/** The series that a metric can have in a process. */
type SeriesCount = {
  readonly factors: readonly Factor[];
  /** What the bounded attributes make together, in all forms of the metric. */
  readonly product: number;
  /** Whether that is all there can be. */
  readonly isBounded: boolean;
  /** At which the SDK puts further ones together. */
  readonly limit: number;
  /** The series in Prometheus for each of them: those of the buckets, and sum and count. */
  readonly perSeries: number;
};

export function seriesCount(entry: MetricEntry, { data }: Pick<Dictionary, "data">): SeriesCount {
  const { data: metric, common, attributes } = entry;
  const factors = [...attributes, ...common].map(factorOf);
  const forms = formsOf(entry);
  const product = forms.reduce((sum, uses) => sum + productOf([...uses.map(resolved), ...common.map(factorOf)]), 0);
  const perSeries = metric.instrument === "histogram" ? (metric.buckets?.length ?? sdkBuckets) + 1 + 2 : 1;
  const isBounded = factors.every(({ count }) => count !== null);
  return { factors, product, isBounded, limit: metric.cardinality, perSeries };

  function resolved(use: AttributeUse): Factor {
    const attribute = data.attributes[use.at];
    return attribute === undefined ? { key: "", count: null } : factorOf({ attribute, use });
  }
}

/** The bounds that the SDK has by itself (metrics SDK specification, explicit bucket histogram). */
const sdkBuckets = 15;

/** The attributes of each recorder. */
function formsOf({ data: metric }: MetricEntry): readonly (readonly AttributeUse[])[] {
  const variants = metric.variants ?? [];
  const hasOwn = variants.length === 0 || metric.recorder !== undefined;
  return [...(hasOwn ? [metric.attributes ?? []] : []), ...variants.map((each) => each.attributes)];
}

function factorOf({ attribute, use }: UsedAttribute): Factor {
  const { key, count } = attribute;
  return { key, count: count === undefined ? null : count + (use.level === undefined ? 0 : 1) };
}

function productOf(factors: readonly Factor[]): number {
  return factors.reduce((product, { count }) => product * (count ?? 1), 1);
}
