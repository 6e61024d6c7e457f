import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Located, type LocatedDocument, type LocatedImport, parseCatalog, parsePart } from "../document/parse.js";
import type { PartDocument } from "../document/schema/schema.js";
import type { CatalogText, ImportedText } from "./catalog-text.js";
import { joinParts } from "./join-parts.js";
import { importedAt } from "./read-imports.js";
import { importsIn } from "./written-imports.js";

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
  const whole = hasAll ? joined : { ...joined, complete: false, knowsAllUses: false };
  return catalog.document.imports === undefined ? whole : withImports(whole, text, found);
}

/** An import that is no catalog is missing. */
function withImports(catalog: LocatedDocument, text: CatalogText, found: DiagnosticCollector): LocatedDocument {
  const written = new Map(importsIn(text).map((entry) => [entry.index, entry]));
  const imports = (text.imports ?? []).flatMap((imported): readonly LocatedImport[] => {
    const { located, errors } = parseImport(imported.text);
    const entry = written.get(imported.index);
    found.add(entry === undefined ? errors : errors.map((error) => importedAt(error, entry)));
    if (located === undefined || errors.length > 0) return [];
    const { index, provenance, origins = null } = imported;
    return [{ index, provenance, origins, located }];
  });
  const lacksImports = catalog.lacksImports === true || imports.length < (catalog.document.imports ?? []).length;
  return { ...catalog, imports, ...(lacksImports && { lacksImports, complete: false }) };
}

type ParsedImport = { readonly located: LocatedDocument | undefined; readonly errors: readonly Diagnostic[] };

const known = new WeakMap<ImportedText["text"], ParsedImport>();

/** Each text once, whoever imports it. What is no error is for those who can change the file. */
function parseImport(text: CatalogText): ParsedImport {
  const parsed = known.get(text) ?? parseAlone(text);
  known.set(text, parsed);
  return parsed;
}

function parseAlone(text: CatalogText): ParsedImport {
  const found = new DiagnosticCollector();
  const located = parseCatalogText(text, found);
  return { located, errors: found.sorted().filter(({ severity }) => severity === "error") };
}
