import { placeOf } from "../../../generator/diagnostics/diagnostic.js";
import type { Catalog, Metric } from "../../../generator/model/catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { positionOf } from "../../../generator/source.js";

const head = "catalog: 1\nname: shop\n";

/** What is found in a catalog, given without its first two lines, as `code line:column`; lines count from the given text. */
export function findings(text: string): readonly string[] {
  const source = { name: "catalog.yaml", text: head + text };
  return readCatalog(source).diagnostics.map((diagnostic) => {
    const { line, column } = positionOf(placeOf(diagnostic) ?? { source, start: 0, end: 0 });
    return `${diagnostic.code} ${line - 2}:${column}`;
  });
}

/** The same for one metric, whose keys are given. */
export function findingsOfMetric(keys: string): readonly string[] {
  return findings(`metrics: { orders: { ${keys} } }\n`).map((finding) => finding.replace(/ .*/, ""));
}

/** The catalog of a text without its first two lines; throws when it has errors. */
export function catalogFrom(text: string): Catalog {
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text: head + text });
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics));
  return catalog;
}

export function onlyMetric(text: string): Metric {
  const [metric] = catalogFrom(text).metrics;
  if (metric === undefined) throw new Error("the catalog has no metric");
  return metric;
}
