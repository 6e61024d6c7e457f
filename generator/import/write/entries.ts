import type { Plain } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { metricEntry } from "./metric-entry.js";
import type { PlannedMetric } from "./plan.js";
import { type PlainMap, present } from "./present.js";
import { sharedAttributes } from "./shared.js";

/** An entry of a catalog, ready to be written. */
export type NewEntry = { readonly key: string; readonly value: Plain; readonly comment: string | null };

export type NewEntries = {
  /** By name. */
  readonly attributes: readonly NewEntry[];
  readonly metrics: readonly (NewEntry & {
    /** The shared attributes that it uses. */
    readonly uses: readonly string[];
  })[];
};

/** What a catalog gets: new metrics, and the attributes that they share and it has not. */
export function entriesOf(
  planned: readonly PlannedMetric[],
  open: OpenCatalog | null,
  { isPlanned, prefix }: { readonly isPlanned: boolean; readonly prefix: string },
): NewEntries {
  const present = sharedIn(open);
  const common = new Set((open?.catalog.context ?? []).map(({ key }) => key));
  const metrics = planned.map(({ metric }) => metric);
  const added = sharedAttributes(metrics, (key) => present.has(key) || common.has(key));
  const shared = new Map([...present, ...added]);
  const keys = new Set([...planned.map(({ key }) => key), ...(open?.catalog.metrics ?? []).map(({ key }) => key)]);
  const keyOf = (name: string) => {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    return keys.has(key) ? key : undefined;
  };
  const context = { shared, common, keyOf, isPlanned };
  return {
    attributes: [...added].map(([key, value]) => ({ key, value, comment: null })),
    metrics: planned.map((each) => {
      const value = metricEntry(each.metric, each, context);
      const { attributes = [], variants = [] } = each.metric;
      const used = [...attributes, ...variants.flatMap((variant) => variant.attributes)].map(({ key }) => key);
      const uses = used.filter((key) => added.has(key));
      return { key: each.key, value, comment: each.metric.comment ?? null, uses };
    }),
  };
}

/** The shared attributes of a catalog as they would be imported: in full, whatever their shorthand. */
function sharedIn(open: OpenCatalog | null): ReadonlyMap<string, PlainMap> {
  return new Map(Object.entries(open?.document.attributes ?? {}).map(([key, written]) => [key, inFull(written)]));
}

function inFull(written: NonNullable<OpenCatalog["document"]["attributes"]>[string]): PlainMap {
  if (typeof written === "string") return { type: written };
  if (!("length" in written)) return present(written as Record<string, Plain | undefined>);
  return { values: written };
}
