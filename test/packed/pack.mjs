// Packs every package as it would be published, once for all scripts that install them: `node test/packed/pack.mjs <folder>`,
// whose path METERBOOK_PACKED then holds.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "./packages.mjs";

const folder = resolve(process.argv[2]);
mkdirSync(folder, { recursive: true });
const paths = pack(fileURLToPath(new URL("../..", import.meta.url)), folder);
writeFileSync(join(folder, "packages.json"), JSON.stringify(paths));
