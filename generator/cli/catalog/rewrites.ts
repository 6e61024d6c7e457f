import { join } from "node:path";
import { type CatalogText, textsOf } from "../../sources/catalog-text.js";
import { replaceAllEdited } from "../../write/edited-file.js";
import type { OpenedFile } from "./opened-catalog.js";
import type { Host } from "../host/host.js";

/** A file of a catalog, or beside it, and what it is to say. */
export type Rewrite = OpenedFile & { readonly after: string };

const byteOrderMark = "\ufeff";

/** The files that say something else in the texts of a catalog that was edited. */
export function changedFiles(files: readonly OpenedFile[], edited: CatalogText): readonly Rewrite[] {
  const texts = new Map(textsOf(edited).map(({ name, text }) => [name, text]));
  return files.flatMap((file): readonly Rewrite[] => {
    const after = texts.get(file.source.name);
    return after === undefined || after === file.source.text ? [] : [{ ...file, after }];
  });
}

/** Writes files as they were read, or none. Decoding has taken a byte order mark away; it is given back. */
export async function writeRewrites(rewrites: readonly Rewrite[], { shield }: Host): Promise<void> {
  const edits = rewrites.map(({ file, bytes, after }) => {
    const mark = bytes.subarray(0, 3).equals(Buffer.from(byteOrderMark)) ? byteOrderMark : "";
    return { path: join(file.folder, file.file), before: bytes, text: mark + after };
  });
  await shield(async () => replaceAllEdited(edits));
}
