import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";
import type { CatalogDocument } from "./catalog-document.js";
import { composeYaml } from "./compose.js";
import { createLocate, type Locate } from "./locate.js";
import { readNodes } from "./read-nodes.js";
import { reportIssue } from "./report-issue.js";
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
  const locate = createLocate(located);
  const result = catalogDocumentSchema.safeParse(data);
  if (result.success) return { source, document: result.data, locate };
  for (const issue of result.error.issues) reportIssue(issue, { source, data, locate, found });
  return undefined;
}
