import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Origins, Provenance, SourceText } from "../source.js";
import type { EntrySection } from "../vocabulary.js";
import { isCatalog, isPart } from "./document.shape";
import type { FileKind } from "./explain/explain-faults.js";
import { explainShape } from "./explain/explain-shape.js";
import { foreignFormat } from "./foreign-format.js";
import { createLocate, type Locate } from "./locate.js";
import { type DeclaringDocument, reportNumberTexts } from "./number-texts.js";
import { readDocument } from "./read-document.js";
import type { CatalogDocument, DefaultsDocument, PartDocument } from "./schema/schema.js";

export type { Locate } from "./locate.js";

/** What one file says, and where each of its values stands. */
export type Located<Document> = {
  readonly source: SourceText;
  readonly document: Document;
  readonly locate: Locate;
  /** False when parts with findings were left out, so that what is not there may still have been written. */
  readonly complete: boolean;
  /** False when such a part may have used a shared attribute. */
  readonly knowsAllUses: boolean;
  /** What an entry says that says nothing itself. */
  readonly defaultsOf: (key: string, section: EntrySection) => DefaultsDocument;
  /** Whether an import is missing that may have what the file refers to. */
  readonly lacksImports?: boolean;
};

/** A catalog that another one imports. */
export type LocatedImport = {
  /** Which entry of `imports` it is. */
  readonly index: number;
  readonly provenance: Provenance;
  readonly origins: Origins | null;
  readonly located: LocatedDocument;
};

export type LocatedDocument = Located<CatalogDocument> & { readonly imports?: readonly LocatedImport[] };

type Format<Document> = {
  readonly kind: FileKind;
  readonly name: string;
  readonly isOne: (data: unknown) => data is Document;
  /** What to do about a file that says nothing. */
  readonly help: string;
};

const catalogFormat: Format<CatalogDocument> = {
  kind: "catalog",
  name: "catalog",
  isOne: isCatalog,
  help: 'begin with "catalog: 1", or remove the file and run `meterbook init`, which writes a first catalog',
};

const partFormat: Format<PartDocument> = {
  kind: "part",
  name: "part of a catalog",
  isOne: isPart,
  help: 'begin with "metrics:"',
};

/**
 * Text in, the document it holds out. Parts that are not as the format has them are reported and left out, so that the
 * rest can still be checked; undefined when nothing is left that could be.
 */
export function parseCatalog(source: SourceText, found: DiagnosticCollector): LocatedDocument | undefined {
  return parse(source, found, catalogFormat);
}

/** The same for a file that a catalog includes. */
export function parsePart(source: SourceText, found: DiagnosticCollector): Located<PartDocument> | undefined {
  return parse(source, found, partFormat);
}

function parse<Document extends DeclaringDocument>(
  source: SourceText,
  found: DiagnosticCollector,
  { name, kind, isOne, help }: Format<Document>,
): Located<Document> | undefined {
  const { node, isWhole } = readDocument(source, found);
  if (node === undefined) return undefined;
  if (node.data === null) {
    found.report("catalog-empty", source, `the file holds no ${name}`, { help });
    return undefined;
  }
  const foreign = foreignFormat(node.data);
  if (foreign !== undefined) {
    found.report("foreign-format", source, `the file is ${foreign.what}, and no ${name}`, { help: foreign.help });
    return undefined;
  }
  const data = kind === "catalog" ? withMetrics(node.data) : node.data;
  const locate = createLocate(node.located, source);
  if (isOne(data)) {
    reportNumberTexts(data, locate, found);
    return located(data, { source, locate, complete: isWhole, knowsAllUses: isWhole });
  }
  const { explanations, left, hidesReferences, hidesImports } = explainShape({ source, data, locate, kind });
  for (const { code, place, message, help } of explanations) found.report(code, place, message, { help });
  if (!isOne(left)) return undefined;
  reportNumberTexts(left, locate, found);
  const rest = located(left, { source, locate, complete: false, knowsAllUses: isWhole && !hidesReferences });
  return hidesImports ? { ...rest, lacksImports: true } : rest;
}

function located<Document extends DeclaringDocument>(
  document: Document,
  rest: Omit<Located<Document>, "document" | "defaultsOf">,
): Located<Document> {
  const { defaults = {} } = document;
  return { document, ...rest, defaultsOf: () => defaults };
}

/** What a catalog may have in place of metrics. */
export const insteadOfMetrics: readonly string[] = ["include", "imports", "events", "spans"];

/** Beside what a catalog may have in place of metrics of its own, it has none. */
export function withMetrics(data: unknown): unknown {
  if (typeof data !== "object" || data === null || "metrics" in data) return data;
  return insteadOfMetrics.some((key) => key in data) ? { ...data, metrics: {} } : data;
}
