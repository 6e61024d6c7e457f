/** What the imports of a catalog depend on. Paths are absolute. */
export type ImportTrace = {
  /** Where each name leads from each file. */
  readonly leads: readonly Lead[];
  readonly files: readonly string[];
  /** The parts of imported catalogs: their patterns, by folder and catalog. */
  readonly includes: readonly Include[];
};

export type Lead = { readonly importer: string; readonly from: string; readonly path: string };
export type Include = { readonly folder: string; readonly file: string; readonly patterns: readonly string[] };

export const noImports: ImportTrace = { leads: [], files: [], includes: [] };

/** Notes what is read while imports are looked for. */
export type ImportNotes = {
  readonly lead: (lead: Lead) => void;
  readonly file: (path: string) => void;
  readonly include: (include: Include) => void;
  readonly trace: () => ImportTrace;
};

export function createImportNotes(): ImportNotes {
  const leads: Lead[] = [];
  const files = new Set<string>();
  const includes: Include[] = [];
  return {
    lead: (lead) => leads.push(lead),
    file: (path) => files.add(path),
    include: (include) => includes.push(include),
    trace: () => ({ leads, files: [...files], includes }),
  };
}
