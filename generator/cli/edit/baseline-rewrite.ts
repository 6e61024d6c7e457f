import { join } from "node:path";
import type { Amendment } from "../../edit/amendment.js";
import {
  baselineBeside,
  type BaselineEntry,
  baselineText,
  entriesOf,
  followed,
  readBaseline,
} from "../../lint/baseline.js";
import { besideName } from "../../source.js";
import { readOptional } from "../../write/read-optional.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { Rewrite } from "../catalog/rewrites.js";

/** What becomes of lint's baseline when names change: its entries follow. One that cannot be read is left to lint. */
export function baselineRewrites(file: CatalogFile, amendments: readonly Amendment[]): readonly Rewrite[] {
  const renamings = amendments.flatMap((each) => (each.kind === "rename" ? [each] : []));
  if (renamings.length === 0) return [];
  const name = baselineBeside(file.file);
  const beside = { ...file, file: name, name: besideName(file.name, name) };
  const bytes = readOptional(join(beside.folder, beside.file), beside.name);
  if (bytes === undefined) return [];
  const source = { name: beside.name, text: bytes.toString("utf8").replace(/^\ufeff/, "") };
  const entries = readBaseline(source);
  if ("place" in entries) return [];
  const after = entries.map((entry) => renamings.reduce<BaselineEntry>(followed, entry));
  const isSame = JSON.stringify(after.map(nameOf)) === JSON.stringify(entries.map(nameOf));
  return isSame ? [] : [{ file: beside, bytes, source, after: baselineText(entriesOf(after)) }];
}

function nameOf({ at, detail }: BaselineEntry): readonly unknown[] {
  return [at, detail];
}
