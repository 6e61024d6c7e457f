import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";
import type { CatalogDocument } from "./catalog-document.js";
import { composeYaml } from "./compose.js";
import { explainIssues } from "./explain-issues.js";
import { createLocate, type Locate } from "./locate.js";
import { readNodes } from "./read-nodes.js";
import { catalogDocumentSchema } from "./schema.js";

export type { Locate } from "./locate.js";

export type LocatedDocument = {
  readonly source: SourceText;
  readonly document: CatalogDocument;
  readonly locate: Locate;
};

/** Text in, the document it holds out; undefined when the findings leave nothing that could be resolved. */
export function parseCatalog(source: SourceText, found: DiagnosticCollector): LocatedDocument | undefined {
  const root = composeYaml(source, found);
  if (root === undefined) return undefined;
  const { data, located } = readNodes(root, source, found);
  if (data === null) {
    found.report("catalog-empty", null, "the file holds no catalog", { help: 'begin with "catalog: 1"' });
    return undefined;
  }
  const locate = createLocate(located);
  // Each schema judges a document once, so that compiling it first does not pay.
  const result = catalogDocumentSchema.safeParse(data, { jitless: true });
  if (result.success) return { source, document: result.data, locate };
  const explanations = explainIssues(result.error.issues, { source, data, locate });
  for (const { code, span, message, help } of explanations) found.report(code, span, message, { help });
  return undefined;
}
