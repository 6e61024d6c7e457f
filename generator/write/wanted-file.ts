import type { Artifact } from "../emit/emitter.js";
import { looksGenerated } from "./entry.js";
import { textHash } from "./hash.js";

/** An artifact with the hash of its text, which is asked for often; line ends do not count. */
export type WantedFile = Artifact & {
  readonly sha256: string;
  /** Whether it begins as an artifact does. */
  readonly isGenerated: boolean;
};

/** By path, which text was printed of which input, both as hashes. */
export type Printed = ReadonlyMap<string, { readonly inputHash: string; readonly sha256: string }>;

/**
 * Prints the text where nobody knows its hash, or else when it is asked for. Where nothing can be known, `printed` is null,
 * and inputs are not hashed.
 */
export function wantedFile(artifact: Artifact, printed: Printed | null = null): WantedFile {
  const { path } = artifact;
  const inputHash = printed === null ? undefined : artifact.inputHash;
  const last = printed?.get(path);
  const isKnown = last !== undefined && last.inputHash === inputHash;
  return {
    path,
    ...(inputHash !== undefined && { inputHash }),
    sha256: isKnown ? last.sha256 : textHash(artifact.text),
    // What is printed of an input is one of Meterbook's own artifacts, and begins as they do.
    isGenerated: "inputHash" in artifact || looksGenerated(artifact.text.slice(0, 64)),
    get text() {
      return artifact.text;
    },
  };
}

/** What is known once these files are written. */
export function printedOf(files: readonly WantedFile[]): Printed {
  return new Map(
    files.flatMap(({ path, inputHash, sha256 }) => {
      return inputHash === undefined ? [] : [[path, { inputHash, sha256 }] as const];
    }),
  );
}
