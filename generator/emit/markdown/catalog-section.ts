import type { Catalog, Metric } from "../../model/catalog.js";
import { remembered } from "../../remembered.js";
import { block } from "./syntax/block.js";
import { code } from "./syntax/code-span.js";
import { layout } from "./syntax/layout.js";
import { isPlanned, plannedTable, recordedTable, type TableStyle, tableStyle } from "./metric-tables.js";
import { render } from "../templates/catalog-section.hbs";

type CatalogView = { readonly sentence: string; readonly recorded: string; readonly planned: string };

const section = layout<CatalogView>(render);

/** A catalog of events and spans alone has nothing to say of metrics. */
export function hasMetricSections({ metrics, events, spans }: Catalog): boolean {
  return metrics.length > 0 || events.length + spans.length === 0;
}

/** What all tables of metrics in a catalog have in common: the sentence above them, and their columns. */
export type Tables = { readonly sentence: string; readonly style: TableStyle };

/** `context` leads the readers of a page to the common attributes. */
export function tablesOf(catalog: Catalog, context: string): Tables {
  return { sentence: catalogText(catalog, context), style: tableStyle(catalog) };
}

/** The tables of recorded and of planned metrics. */
export function catalogSection(metrics: readonly Metric[], { sentence, style }: Tables): string {
  return section({
    sentence,
    recorded: recordedTable(metrics, style),
    planned: metrics.some(isPlanned) ? plannedTable(metrics, style) : "",
  });
}

/** What the tables leave unsaid: the common attributes, and the prefix of the names; or what the catalog says there. */
export function catalogText(catalog: Catalog, contextLink: string): string {
  const { context, page } = catalog;
  if (page.catalogText !== null) return block(page.catalogText);
  return [context.length === 0 ? "" : `Each metric also carries the ${contextLink}.`, prefixText(catalog)]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** What is imported has the name under which it is exported. Every page asks for it. */
const prefixText = remembered(({ prefix, metrics }: Catalog): string => {
  if (prefix === "") return "";
  const isWhole = metrics.every(({ imported }) => imported === null);
  if (isWhole) return `The names of all metrics begin with ${code(prefix)}, which the tables leave out.`;
  return `The names of metrics begin with ${code(prefix)}, which the tables leave out; imported names stand in full.`;
});
