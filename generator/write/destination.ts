/** Both folders as absolute paths; they may be the same. */
export type Destination = {
  readonly output: string;
  readonly catalogFolder: string;
  /** The file that remembers the last run on this machine; null where there is no place for one. */
  readonly record: string | null;
};

/** The name by which `--only` calls an artifact: `recorders` is recorders.ts and everything in recorders/. */
export function artifactName(path: string): string {
  return path.replace(/[./].*$/s, "");
}
