import { catalogSeries } from "../../../generator/queries/catalog-series.js";
import { checkQueries } from "../../../generator/queries/check.js";
import { readQueryFile } from "../../../generator/queries/files/read-query-file.js";
import type { QueryFile } from "../../../generator/queries/query.js";
import { readQueries } from "../../../generator/queries/read-query.js";
import { readCatalog } from "../../../generator/pipeline.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { positionOf } from "../../../generator/source.js";

const catalogs = new Map<string, Catalog>();

/** Read once. */
export function catalogOfText(text: string): Catalog {
  const known = catalogs.get(text) ?? read(text);
  catalogs.set(text, known);
  return known;
}

function read(text: string): Catalog {
  const source = { name: "catalog.yaml", text: `catalog: 1\nname: shop\n${text}` };
  const { catalog, diagnostics } = readCatalog(source);
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  return catalog;
}

/** A file of queries; throws when it is none. */
export function fileOf(name: string, text: string): QueryFile {
  const file = readQueryFile({ name, text });
  if ("message" in file) throw new Error(file.message);
  return file;
}

/** What is found in files by a catalog: the code without `queries/`, and the text that it is about. */
function found(catalog: string, files: Readonly<Record<string, string>>): readonly string[] {
  const read = Object.entries(files).map(([name, text]) => fileOf(name, text));
  const series = catalogSeries(catalogOfText(catalog));
  const { findings } = checkQueries({ series, queries: readQueries(read, series), today: "2026-11-22" });
  return findings.map(({ code, diagnostic: { at } }) => {
    if (!("source" in at)) return code;
    const { line, column } = positionOf(at);
    return `${code.replace("queries/", "")} ${at.source.name}:${line}:${column} ${at.source.text.slice(at.start, at.end)}`;
  });
}

/** The same of one expression. */
export function foundIn(catalog: string, expression: string): readonly string[] {
  return found(catalog, { "q.promql": `${expression}\n` }).map((each) => each.replace(/ q\.promql:\d+:\d+/, ""));
}
