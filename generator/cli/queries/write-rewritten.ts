import type { Catalog } from "../../model/catalog.js";
import type { Renames } from "../../queries/rewrite/renames.js";
import { type Left, rewriteFiles, type Rewriting } from "../../queries/rewrite/rewrite-files.js";
import { positionOf } from "../../source.js";
import { replaceEdited } from "../../write/edited-file.js";
import { unifiedDiff } from "../../write/unified-diff.js";
import type { Host } from "../host/host.js";
import type { Palette } from "../terminal/color.js";
import { count } from "../terminal/display.js";
import { paintDiff } from "../terminal/paint-diff.js";
import type { FileOfQueries } from "./files.js";
import { readThem } from "./open.js";

/** The queries that ask for old names: those of the catalog in which they still stand. */
export function rewriteIn(
  files: readonly FileOfQueries[],
  old: Catalog,
  { renames, keepsOld }: { readonly renames: Renames; readonly keepsOld: boolean },
): Rewriting {
  const { series, queries } = readThem(files, old);
  return rewriteFiles({ series, queries, renames, keepsOld });
}

/** Writes what is rewritten; a file that somebody changed meanwhile is left to them. */
export async function writeRewritten(
  { files: rewritten }: Rewriting,
  files: readonly FileOfQueries[],
  { shield }: Host,
): Promise<void> {
  for (const { source, text } of rewritten) {
    const file = files.find((each) => each.source === source);
    if (file !== undefined) await shield(async () => replaceEdited(file.path, file.bytes, text));
  }
}

/** What would change in the files, to be printed in colours or without. */
export function differenceOf({ files }: Rewriting): (style: Palette) => string {
  const diffs = files.map(({ source, text }) => unifiedDiff(source.name, source.text, text, "rewritten"));
  return (style) => paintDiff(diffs.join(""), style);
}

export function doneText({ files }: Rewriting): string {
  if (files.length === 0) return "no query asks for an old name\n";
  return files
    .map(({ source, queries }) => `${source.name}: ${count(queries.length, "query", "queries")} rewritten\n`)
    .join("");
}

/** What stays, and why. */
export function leftText({ left }: Rewriting): string {
  return left.map((each) => `${addressOf(each)}: ${each.holder} stays as it is: ${each.reason}\n`).join("");
}

export function rewritingView({ files, left }: Rewriting) {
  return {
    files: files.map(({ source, queries }) => ({ file: source.name, queries: queries.length })),
    left: left.map((each) => ({
      file: each.place.source.name,
      ...positionOf(each.place),
      holder: each.holder,
      reason: each.reason,
    })),
  };
}

function addressOf({ place }: Left): string {
  const { line, column } = positionOf(place);
  return `${place.source.name}:${line}:${column}`;
}
