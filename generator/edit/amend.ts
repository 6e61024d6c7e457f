import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { readCatalog } from "../pipeline.js";
import type { Path, SourceText } from "../source.js";
import type { Amendment } from "./amendment.js";
import { plainOf, readTree, siteOf, type Tree } from "./document-tree.js";
import { amendPlain, saysTheSame } from "./plain-document.js";
import { collectionOf, nextRound } from "./rounds.js";
import { applySplices, hasOverlap, type RankedSplice } from "./sheet.js";
import { splicesOf } from "./splices.js";

/**
 * An amended catalog; or, when it is refused, the text that has errors and its findings: the given one, or what would
 * have come of it.
 */
export type Amended =
  | { readonly kind: "amended"; readonly source: SourceText }
  | { readonly kind: "refused"; readonly source: SourceText; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes amendments in the text of a catalog and leaves every other character of it as it is. What comes out is proven: it
 * reads as the old document with the amendments made in its data, and has no error. An amendment of something that is not
 * there is a bug of the caller, and thrown.
 */
export function amend(source: SourceText, amendments: readonly Amendment[]): Amended {
  const before = refusalOf(source);
  if (before !== undefined) return before;
  const tree = readTree(source);
  if (tree === undefined) throw new Error(`"${source.name}" has no findings and yet no document`);
  const wanted = amendPlain(plainOf(tree), amendments);
  const amended = { ...source, text: amendText(source, tree, amendments) };
  const result = readTree(amended);
  const refused = refusalOf(amended);
  if (result !== undefined && saysTheSame(plainOf(result), wanted))
    return refused ?? { kind: "amended", source: amended };
  throw new Error(`an edit did not come out as it should: ${JSON.stringify(amendments)}`);
}

function refusalOf(source: SourceText): Amended | undefined {
  const diagnostics = readCatalog(source).diagnostics.filter(({ severity }) => severity === "error");
  return diagnostics.length === 0 ? undefined : { kind: "refused", source, diagnostics };
}

function amendText(source: SourceText, first: Tree, amendments: readonly Amendment[]): string {
  let text = source.text;
  let tree: Tree | undefined = first;
  for (let left = amendments; left.length > 0; tree = readTree({ ...source, text })) {
    if (tree === undefined) return text;
    const { now, later } = nextRound(left, isNewIn(tree));
    const [amendment] = left;
    const splices = ranked(now, tree);
    if (amendment !== undefined && hasOverlap(splices)) {
      text = applySplices(text, ranked([amendment], tree));
      left = left.slice(1);
    } else {
      text = applySplices(text, splices);
      left = later;
    }
  }
  return text;
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
