import type { Path, SourceText } from "../source.js";
import { readTree, type Tree } from "../text/tree.js";
import type { Amendment } from "./amendment.js";
import { type OpenCatalog, openCatalog, type RefusedCatalog } from "./open-catalog.js";
import { amendPlain, plainOf, saysTheSame } from "./plain-document.js";
import { collectionOf, nextRound } from "./rounds.js";
import { siteOf } from "./site.js";
import { applySplices, hasOverlap, type RankedSplice } from "./splice.js";
import { splicesOf } from "./splices.js";

/**
 * Makes amendments in the text of a catalog and leaves every other character of it as it is. What comes out is proven: it
 * reads as the old document with the amendments made in its data, and has no error; else it is refused, with its findings.
 * An amendment of something that is not there is a bug of the caller, and thrown.
 */
export function amend({ source }: OpenCatalog, amendments: readonly Amendment[]): OpenCatalog | RefusedCatalog {
  const before = readTree(source);
  const wanted = amendPlain(plainOf(before), amendments);
  const { text, tree } = amendText(source, before, amendments);
  if (!saysTheSame(plainOf(tree), wanted)) {
    throw new Error(`an edit did not come out as it should: ${JSON.stringify(amendments)}`);
  }
  return openCatalog({ ...source, text });
}

type AmendedText = { readonly text: string; readonly tree: Tree };

function amendText(source: SourceText, before: Tree, amendments: readonly Amendment[]): AmendedText {
  let { text } = source;
  let tree = before;
  for (let left = amendments; left.length > 0; ) {
    const { now, later } = nextRound(left, isNewIn(tree));
    const splices = ranked(now, tree);
    const [first, ...others] = left;
    const isOneByOne = first !== undefined && hasOverlap(splices);
    text = applySplices(text, isOneByOne ? ranked([first], tree) : splices);
    left = isOneByOne ? others : later;
    tree = readTree({ ...source, text });
  }
  return { text, tree };
}

/** Of insertions at one place, what belongs to an inner map comes first, and a new entry behind what ends there. */
function ranked(amendments: readonly Amendment[], tree: Tree): readonly RankedSplice[] {
  const isNew = isNewIn(tree);
  return amendments.flatMap((amendment) => {
    const collection = collectionOf(amendment, isNew);
    const rank = collection === null ? 2 * amendment.path.length + 1 : 2 * (collection.length + 1);
    return splicesOf(amendment, tree).map((splice) => ({ ...splice, rank }));
  });
}

function isNewIn(tree: Tree): (path: Path) => boolean {
  return (path) => (siteOf(path, tree)?.index ?? -1) === -1;
}
