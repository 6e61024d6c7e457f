import type { DictionaryData } from "../../../generator/dictionary/data.js";
import { dictionaryData } from "../../../generator/dictionary/dictionary-data.js";
import { type Dictionary, openDictionary } from "../../../generator/dictionary/page/dictionary.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";

/** The catalog of a text that has no errors. */
export function catalogOf(text: string, name = "catalog.yaml"): Catalog {
  const { catalog, diagnostics } = readCatalog({ name, text });
  if (catalog === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return catalog;
}

/** What the page of some catalogs knows. */
export function dataOf(...texts: readonly string[]): DictionaryData {
  const listed = texts.map((text) => ({
    catalog: catalogOf(text),
    uses: null,
    history: null,
    coverage: null,
    recordedIn: null,
  }));
  return dictionaryData(listed, { title: "Shop telemetry", revisions: [] });
}

export function dictionaryOf(...texts: readonly string[]): Dictionary {
  // As the page reads it.
  return openDictionary(JSON.parse(JSON.stringify(dataOf(...texts))));
}

/** A catalog with something of everything. */
export const shop = `catalog: 1
name: shop
prefix: shop.
context: { region: [eu, us] }
attributes:
  tool: { type: string, description: Name of the tool., examples: [hammer], max_values: 50 }
metrics:
  tool.call:
    instrument: counter
    description: "Each **call** of a tool."
    unit: "{call}"
    value_type: int
    stability: stable
    owner: [tools-team]
    tags: [payment]
    attributes: { tool: , success: boolean }
  checkout.duration:
    instrument: histogram
    unit: s
    description: Time from the cart to the receipt.
    note: Cancelled orders are not measured.
    buckets: [0.1, 1, 10]
    owner: checkout-team
    expires: "2027-03-31"
    attributes:
      method: { values: { card: Paid at once., cash: }, sensitivity: internal }
      note: { type: string, required: { when: the customer left one }, sensitivity: personal }
  queue.size:
    instrument: up_down_counter
    description: Orders that wait.
  cache.hit_ratio:
    instrument: gauge
    unit: "1"
    observable: true
    description: Share of hits.
    attributes: { tool: }
  basket.old:
    instrument: counter
    description: Baskets, before.
    deprecated: { since: "1.2", renamed_to: basket.filled, reason: it counted twice }
  basket.filled:
    instrument: counter
    description: Baskets with something in them.
  refund.planned: { instrument: counter, status: planned, description: Money that went back. }
`;
