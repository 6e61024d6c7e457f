import * as z from "zod";
import { text } from "./attribute-schema.js";
import { metricOverride } from "./metric-schema.js";

/** What a person may write of another catalog that this one imports. */

const from = text.meta({
  description:
    "An npm package, as Node resolves it from here, or the relative path of a catalog: ../shared/catalog.yaml.",
});

const importedMetrics = z.record(z.string(), z.union([metricOverride, z.null()])).meta({
  description:
    "The metrics that this program records, by exported name or as namespace.*; what is written beside one narrows or documents it.",
});

export const catalogImport = z
  .union([z.strictObject({ from, metrics: importedMetrics.optional() }), from])
  .meta({ id: "Import", description: "Another catalog, read only: its shared attributes can be used like own ones." });

export type ImportedMetricsDocument = z.infer<typeof importedMetrics>;
