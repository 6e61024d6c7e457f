import type { Catalog } from "../../model/catalog.js";
import { emissionOf } from "../../model/emission.js";
import type { Known } from "../emitter.js";
import { anchors } from "./indexes/anchors.js";
import { contextList } from "./context-section.js";
import { plannedTable, recordedTable, tableStyle } from "./metric-tables.js";
import { eventTable, spanTable } from "./signal-tables.js";
import { isPresent, referenceSection } from "./reference-section.js";

/** What a pair of markers may hold, by the name in the first of them. */
export const blocks: ReadonlyMap<string, (catalog: Catalog, known: Known) => string> = new Map([
  ["metrics", (catalog) => recordedTable(catalog.metrics, tableStyle(catalog))],
  ["planned", (catalog) => plannedTable(catalog.metrics, tableStyle(catalog))],
  ["context", ({ context }) => contextList(context) || "No attribute is carried by every metric."],
  ["reference", referenceBlock],
  ["events", ({ events }) => eventTable(events) || "No event is recorded yet."],
  ["spans", ({ spans }) => spanTable(spans) || "No span is recorded yet."],
]);

function referenceBlock(catalog: Catalog, known: Known): string {
  // The other headings of a page that somebody has written are unknown.
  const places = [...anchors(catalog.metrics.filter(isPresent), ["Reference"])];
  const addresses = new Map(places.map(([metric, anchor]) => [metric.key, `#${anchor}`]));
  const { oldNames } = emissionOf(catalog);
  return referenceSection(catalog, catalog.metrics, { address: (key) => addresses.get(key), oldNames, known });
}
