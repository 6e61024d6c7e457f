import { resolve } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Catalog } from "../../model/catalog.js";
import type { Emission } from "../../pipeline.js";
import { outputNames } from "../../vocabulary.js";
import { manifestPath } from "../../write/manifest.js";
import type { Destination } from "../../write/destination.js";

/** The folders of a divided catalog, which any catalog may become. */
function isInOwnFolder(path: string): boolean {
  return outputNames.some((name) => path.startsWith(`${name}/`));
}

/** Reports own outputs and Markdown files that would be written to the place of another generated file, or read from it. */
export function reportCollisions(
  { artifacts, inserts }: Emission,
  { settings, page }: Catalog,
  { output, catalogFolder }: Destination,
  found: DiagnosticCollector,
): void {
  const taken = new Set([manifestPath]);
  for (const { path } of artifacts) {
    // Some file systems take names that differ in case for the same.
    const key = path.toLowerCase();
    const own = settings.templates.find(({ output: named }) => named === path);
    if (own !== undefined && (taken.has(key) || isInOwnFolder(key))) {
      const message = `the output "${path}" is one that Meterbook generates itself`;
      found.report("template-failed", own.place, message, { help: "choose another name" });
    }
    taken.add(key);
  }
  const inCatalogFolder = (path: string) => resolve(catalogFolder, path).toLowerCase();
  const files = new Set([...taken].map((path) => resolve(output, path).toLowerCase()));
  for (const { path, place } of settings.markdown) {
    if (!files.has(inCatalogFolder(path))) continue;
    const message = `"${path}" is generated as a whole, and cannot be updated in place as well`;
    found.report("markdown-markers", place, message, { help: "remove it from `markdown`" });
  }
  const written = new Set([...files, ...inserts.map(({ path }) => inCatalogFolder(path))]);
  for (const { include } of page.sections) {
    if (include === null || !written.has(inCatalogFolder(include.path))) continue;
    const message = `"${include.path}" is written by each run, and cannot be included as well`;
    found.report("include-failed", include.place, message, { help: "include a file that people write" });
  }
}
