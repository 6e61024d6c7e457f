import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Locate } from "../document/parse.js";
import type { Catalog } from "../model/catalog.js";
import { resolve } from "../model/resolve.js";
import { checkRules } from "../model/rules/index.js";
import type { Resolution } from "../model/resolution.js";
import type { CatalogText } from "../sources/catalog-text.js";
import { parseCatalogText } from "../sources/parse-catalog-text.js";

/** A catalog as it stands at one point of its history. */
export type Version = {
  readonly source: CatalogText;
  readonly catalog: Catalog;
  readonly locate: Locate;
  /** Whether what was recorded of its imports lacks something that it refers to. */
  readonly isOlderRecord: boolean;
};

/**
 * What a text says, though today's rules may find fault with what it means: an older catalog kept the rules of its day.
 * Undefined when it is not even shaped like a catalog.
 */
export function readVersion(source: CatalogText, found: DiagnosticCollector): Version | undefined {
  const located = parseCatalogText(source, found);
  if (!located?.complete) return undefined;
  const resolution = resolve(located);
  checkRules(resolution, found);
  const { catalog, locate } = resolution;
  return { source, catalog, locate, isOlderRecord: isOlderRecord(source, resolution) };
}

/** Whether the catalog refers to what was not recorded with it. */
function isOlderRecord({ imports = [] }: CatalogText, { references, names }: Resolution): boolean {
  const isRecorded = imports.some(({ origins }) => origins !== undefined);
  return isRecorded && references.some(({ name, from }) => names.find(name, from ?? undefined).kind === "none");
}
