import type { DiagnosticCollector } from "../diagnostics/collector.js";
import { type Located, type LocatedDocument, parseCatalog, parsePart } from "../document/parse.js";
import type { PartDocument } from "../document/schema.js";
import type { CatalogText } from "./catalog-text.js";
import { joinParts } from "./join-parts.js";

/** Texts in, the one document that they are out. What is not as the format has it is reported and left out. */
export function parseCatalogText(text: CatalogText, found: DiagnosticCollector): LocatedDocument | undefined {
  const catalog = parseCatalog(text, found);
  found.add(text.problems ?? []);
  const { parts = [] } = text;
  const read = parts.map((part) => parsePart(part, found));
  if (catalog === undefined) return undefined;
  const located = read.filter((part): part is Located<PartDocument> => part !== undefined);
  const joined = parts.length === 0 ? catalog : joinParts(catalog, located, found);
  const hasAll = located.length === parts.length && (text.problems ?? []).length === 0;
  return hasAll ? joined : { ...joined, complete: false, knowsAllUses: false };
}
