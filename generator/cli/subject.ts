import type { CatalogFile } from "./catalog-file.js";

/** What a report is about. */
export type Subject = { readonly file: CatalogFile; readonly cwd: string; readonly elapsed: () => number };
