import { DiagnosticCollector } from "./diagnostics/collector.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { parseCatalog } from "./document/parse.js";
import type { Artifact, Origin } from "./emit/emitter.js";
import type { Catalog } from "./model/catalog.js";
import { resolveCatalog } from "./model/resolve.js";
import { lineStarts, positionAt, type SourceText } from "./source.js";

/** What a text says: the catalog, unless a finding is an error, and every finding by position. */
export type Reading = { readonly catalog: Catalog | undefined; readonly diagnostics: readonly Diagnostic[] };

export function readCatalog(source: SourceText): Reading {
  const found = new DiagnosticCollector();
  const located = parseCatalog(source, found);
  const catalog = located && resolveCatalog(located, found);
  return { catalog: found.hasErrors ? undefined : catalog, diagnostics: found.sorted() };
}

/** The texts of the files that a catalog's settings name, by the path that it writes. */
export type SideTexts = {
  readonly origin: Origin;
  readonly templates: ReadonlyMap<string, string>;
  readonly markdown: ReadonlyMap<string, string>;
};

export type Emission = {
  readonly artifacts: readonly Artifact[];
  /** Markdown files with their blocks written anew. */
  readonly inserts: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Everything that a catalog generates. The emitters and their libraries are loaded here: they take most of a run. */
export async function emitCatalog(catalog: Catalog, { origin, templates, markdown }: SideTexts): Promise<Emission> {
  const { emitters, insertBlocks, ownTemplates } = await import("./emit/index.js");
  const found = new DiagnosticCollector();
  const { places } = catalog.settings;
  const own = ownTemplates(catalog, templates);
  for (const { template, message } of own.problems) {
    found.report("template-failed", places.get(template) ?? null, `the template "${template}" failed: ${message}`);
  }
  const inserts = catalog.settings.markdown.flatMap((path) => {
    const text = markdown.get(path);
    if (text === undefined) {
      found.report("markdown-markers", places.get(path) ?? null, `"${path}" does not exist`);
      return [];
    }
    const insertion = insertBlocks({ name: path, text }, catalog);
    if ("text" in insertion) return [{ path, text: insertion.text }];
    for (const { span, message, help } of insertion.problems) {
      const { line, column } = positionAt(lineStarts(text), span.start);
      found.report("markdown-markers", places.get(path) ?? null, `${path}:${line}:${column}: ${message}`, { help: help ?? undefined });
    }
    return [];
  });
  const artifacts = [...emitters.flatMap((emitter) => emitter.emit(catalog, origin)), ...own.artifacts];
  return { artifacts, inserts, diagnostics: found.sorted() };
}
