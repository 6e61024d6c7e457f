import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Origins, Provenance, SourceText } from "../source.js";

/** All that a catalog is written in: its own text, and those of the parts that it includes. Most have none. */
export type CatalogText = SourceText & {
  /** In the order of their paths. */
  readonly parts?: readonly SourceText[];
  /** What is wrong with `include` and `imports`, or with a file that they name. */
  readonly problems?: readonly Diagnostic[];
  /** The catalogs that it imports, as far as they were found. */
  readonly imports?: readonly ImportedText[];
};

/** A catalog that another one imports. It is only read. */
export type ImportedText = {
  /** Which entry of `imports` names it. */
  readonly index: number;
  readonly provenance: Provenance;
  /** Left out where all that it holds is its own. */
  readonly origins?: Origins;
  readonly text: CatalogText;
};

/** The files of a catalog in their order: the catalog itself, then its parts. What it imports is not its own. */
export function textsOf(catalog: CatalogText): readonly SourceText[] {
  return [catalog, ...(catalog.parts ?? [])];
}

/** The same files where some of them say something else; those that do not are the same values. */
export function withTexts(catalog: CatalogText, texts: ReadonlyMap<string, string>): CatalogText {
  const changed = <Text extends SourceText>(source: Text): Text => {
    const text = texts.get(source.name) ?? source.text;
    return text === source.text ? source : { ...source, text };
  };
  const { parts } = catalog;
  return parts === undefined ? changed(catalog) : { ...changed(catalog), parts: parts.map(changed) };
}
