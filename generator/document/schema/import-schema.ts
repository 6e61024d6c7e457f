import * as z from "zod";
import { text } from "./attribute-schema.js";
import { metricOverride } from "./metric-schema.js";
import { signalOverride } from "./signal-schema.js";

/** What a person may write of another catalog that this one imports. */

const from = text.meta({
  description:
    "An npm package, as Node resolves it from here, or the relative path of a catalog: ../shared/catalog.yaml.",
});

const importedMetrics = z.record(z.string(), z.union([metricOverride, z.null()])).meta({
  description:
    "The metrics that this program records, by exported name or as namespace.*; what is written beside one narrows or documents it.",
});

const importedSignals = z.record(z.string(), z.union([signalOverride, z.null()]));

const importedEvents = importedSignals.meta({
  description:
    "The events that this program records, by exported name or as namespace.*; the metrics that they record are listed under metrics.",
});

const importedSpans = importedSignals.meta({
  description:
    "The spans that this program records, by exported name or as namespace.*; the events that are attached to them are listed under events.",
});

export const catalogImport = z
  .union([
    z.strictObject({
      from,
      metrics: importedMetrics.optional(),
      events: importedEvents.optional(),
      spans: importedSpans.optional(),
    }),
    from,
  ])
  .meta({ id: "Import", description: "Another catalog, read only: its shared attributes can be used like own ones." });

export type ImportDocument = z.infer<typeof catalogImport>;
