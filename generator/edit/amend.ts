import type { Path, SourceText } from "../source.js";
import { type CatalogText, textsOf, withTexts } from "../sources/catalog-text.js";
import { isBracketed } from "../text/entry.js";
import { isList, keysOf, readTree, type Tree } from "../text/tree.js";
import { isEntrySection } from "../vocabulary.js";
import type { Amendment } from "./amendment.js";
import { byFile } from "./by-file.js";
import { type OpenCatalog, openCatalog, type InvalidCatalog } from "./open-catalog.js";
import { amendPlain, plainOf, saysTheSame } from "./plain-document.js";
import { namespaceOf } from "./key-order.js";
import { collectionOf, nextRound } from "./rounds.js";
import { siteOf } from "./site.js";
import { applySplices, hasOverlap, type RankedSplice } from "./splice.js";
import { splicesOf } from "./splices.js";

/**
 * Makes amendments in the texts of a catalog and leaves every other character of them as it is. What comes out is proven:
 * each text reads as the old one with the amendments made in its data, and the catalog has no error; else it is rejected, with
 * its findings. An amendment of something that is not there is a bug of the caller, and thrown. New entries go to the file
 * called `home`, or to the catalog itself.
 */
export function amend(
  open: OpenCatalog,
  amendments: readonly Amendment[],
  home: string = open.source.name,
): OpenCatalog | InvalidCatalog {
  return openCatalog(amendedTexts(open, amendments, () => home));
}

/** The texts alone, which may be those of a catalog with errors; `homeOf` names the file of each new entry. */
export function amendedTexts(
  open: OpenCatalog,
  amendments: readonly Amendment[],
  homeOf: (path: Path) => string,
): CatalogText {
  const texts = new Map<string, string>();
  const sources = new Map(textsOf(open.source).map((source) => [source.name, source]));
  for (const [name, its] of byFile(open, amendments, homeOf)) {
    const source = sources.get(name);
    if (source === undefined) throw new Error(`"${name}" is no file of the catalog`);
    texts.set(name, amendFile(source, its));
  }
  return withTexts(open.source, texts);
}

function amendFile(source: SourceText, amendments: readonly Amendment[]): string {
  const before = readTree(source);
  const wanted = amendPlain(plainOf(before), amendments);
  const { text, tree } = amendText(source, before, amendments);
  if (!saysTheSame(plainOf(tree), wanted)) {
    throw new Error(`an edit did not come out as it should: ${JSON.stringify(amendments)}`);
  }
  return text;
}

type AmendedText = { readonly text: string; readonly tree: Tree };

function amendText(source: SourceText, before: Tree, amendments: readonly Amendment[]): AmendedText {
  let { text } = source;
  let tree = before;
  for (let left = amendments; left.length > 0; ) {
    const { now, later } = nextRound(left, isNewIn(tree), isBlockIn(tree));
    const splices = ranked(now, tree);
    const [first, ...others] = left;
    const isOneByOne = first !== undefined && hasOverlap(splices);
    text = applySplices(text, isOneByOne ? ranked([first], tree) : splices);
    left = isOneByOne ? others : later;
    tree = readTree({ ...source, text });
  }
  return { text, tree };
}

/**
 * Of insertions at one place, what belongs to an inner map comes first, and a new entry behind what ends there; of new
 * entries, the one with more of its namespace there, behind which the others would go one by one.
 */
function ranked(amendments: readonly Amendment[], tree: Tree): readonly RankedSplice[] {
  const isNew = isNewIn(tree);
  return amendments.flatMap((amendment) => {
    const collection = collectionOf(amendment, isNew);
    const rank =
      collection === null ? 2 * amendment.path.length + 1 : 2 * (collection.length + 1) + nearness(amendment, tree);
    return splicesOf(amendment, tree).map((splice) => ({ ...splice, rank }));
  });
}

/** Less than 1; 0 where no entry of a section has the namespace. */
function nearness({ path }: Amendment, tree: Tree): number {
  const [section, key] = path;
  const site = path.length === 2 && isEntrySection(section) ? siteOf(path, tree) : undefined;
  if (site === undefined || isList(site.collection)) return 0;
  const { depth } = namespaceOf(String(key), keysOf(site.collection));
  return depth / (depth + 1);
}

/** Whether a path leads to a map in lines that holds something, where a new entry has a place beside others. */
function isBlockIn(tree: Tree): (path: Path) => boolean {
  return (path) => {
    const site = siteOf([...path, ""], tree);
    return (
      site !== undefined &&
      !isList(site.collection) &&
      !isBracketed(site.collection) &&
      keysOf(site.collection).length > 0
    );
  };
}

function isNewIn(tree: Tree): (path: Path) => boolean {
  return (path) => (siteOf(path, tree)?.index ?? -1) === -1;
}
