import { fileHash } from "../../write/hash.js";
import type { ImportRecord } from "../../write/run-record.js";

/** Notes what is read while imports are looked for. */
export type ImportNotes = {
  readonly lead: (lead: ImportRecord["leads"][number]) => void;
  /** A file that is read after this, unless its hash is given: a change in between must not go unnoticed. */
  readonly file: (path: string, hash?: string) => void;
  /** Notes that nothing is there. */
  readonly absent: (path: string) => void;
  readonly include: (include: ImportRecord["includes"][number]) => void;
  readonly record: () => ImportRecord;
};

export const noImports: ImportRecord = { leads: [], files: [], absent: [], includes: [] };

export function createImportNotes(): ImportNotes {
  const leads: ImportRecord["leads"][number][] = [];
  const files = new Map<string, string>();
  const absent = new Set<string>();
  const includes: ImportRecord["includes"][number][] = [];
  return {
    lead: (lead) => leads.push(lead),
    file: (path, hash = fileHash(path)) => {
      if (!files.has(path)) files.set(path, hash);
    },
    absent: (path) => absent.add(path),
    include: (include) => includes.push(include),
    record: () => ({ leads, files: [...files], absent: [...absent], includes }),
  };
}
