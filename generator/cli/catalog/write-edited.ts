import { join } from "node:path";
import { replaceEdited } from "../../write/edited-file.js";
import type { CatalogFile } from "./catalog-file.js";
import type { Host } from "../host/host.js";

const byteOrderMark = "\ufeff";

/** Writes a catalog that was read as `before`. Decoding has taken a byte order mark away; it is given back. */
export async function writeEdited(file: CatalogFile, before: Buffer, text: string, { shield }: Host): Promise<void> {
  const mark = before.subarray(0, 3).equals(Buffer.from(byteOrderMark)) ? byteOrderMark : "";
  await shield(async () => replaceEdited(join(file.folder, file.file), before, mark + text));
}
