import type { Metric } from "../../model/catalog.js";

/** What is called otherwise: an old metric, and what takes its place. */
export type MetricRename = {
  readonly from: Metric;
  readonly to: Metric;
  /** Keys of attributes, the old to the new; those that stay are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** By the old key of the attribute, the old values to the new. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** The renames of a catalog, by the old metric. */
export type Renames = ReadonlyMap<Metric, MetricRename>;
