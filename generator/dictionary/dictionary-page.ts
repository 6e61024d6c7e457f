import type { Artifact, Known, Origin } from "../emit/emitter.js";
import type { Catalog } from "../model/catalog.js";
import { dictionaryData } from "./dictionary-data.js";
import { pageHtml } from "./page-html.js";

/** `dictionary.html` of one catalog, as `generate` writes it. */
export function dictionaryPage(catalog: Catalog, origin: Origin, known: Known): Artifact {
  const listed = { catalog, ...known, history: null, coverage: null };
  return {
    path: "dictionary.html",
    text: pageHtml(dictionaryData([listed], { title: catalog.page.title, revisions: [] }), origin),
  };
}
