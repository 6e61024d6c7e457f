import type { Catalog, Metric } from "../../model/catalog.js";
import { code } from "./code-span.js";
import { layout } from "./layout.js";
import { isPlanned, plannedTable, recordedTable } from "./metric-tables.js";
import { render } from "../templates/catalog-section.hbs";

type CatalogView = { readonly sentence: string; readonly recorded: string; readonly planned: string };

const section = layout<CatalogView>(render);

/** The tables of recorded and of planned metrics; `context` is how its readers know the common attributes. */
export function catalogSection(catalog: Catalog, metrics: readonly Metric[], context: string): string {
  return section({
    sentence: fieldsSentence(catalog, context),
    recorded: recordedTable(metrics),
    planned: metrics.some(isPlanned) ? plannedTable(metrics) : "",
  });
}

/** What the tables leave unsaid: the context, and the prefix of the names. */
export function fieldsSentence({ context, prefix }: Catalog, contextName: string): string {
  const fields =
    context.length === 0
      ? "Each metric includes the required fields."
      : `Each metric includes the required fields plus the ${contextName}.`;
  return prefix === "" ? fields : `${fields} Every metrics are prefixed by ${code(prefix)}.`;
}
