import { DiagnosticCollector } from "./diagnostics/collector.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { parseCatalog } from "./document/parse.js";
import type { Artifact, Origin } from "./emit/emitter.js";
import type { Catalog } from "./model/catalog.js";
import { resolveCatalog } from "./model/resolve.js";
import type { SourceText } from "./source.js";

/** What a text says: the catalog, unless a finding is an error, and every finding by position. */
export type Reading = { readonly catalog: Catalog | undefined; readonly diagnostics: readonly Diagnostic[] };

export function readCatalog(source: SourceText): Reading {
  const found = new DiagnosticCollector();
  const located = parseCatalog(source, found);
  const catalog = located && resolveCatalog(located, found);
  return { catalog: found.hasErrors ? undefined : catalog, diagnostics: found.sorted() };
}

/** The artifacts of a catalog. The emitters and their libraries are loaded here, not before: they take most of a second. */
export async function emitArtifacts(catalog: Catalog, origin: Origin): Promise<readonly Artifact[]> {
  const { emitters } = await import("./emit/index.js");
  return emitters.flatMap((emitter) => emitter.emit(catalog, origin));
}
