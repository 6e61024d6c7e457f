import type { OutputName } from "../vocabulary.js";
import type { Catalog } from "../model/catalog.js";
import type { UsePlaces } from "../queries/use-places.js";
import type { RecordedEntries } from "../usage/recorded-in.js";

/** One generated file: its path below the output folder, with `/`, and its whole text. */
export type Artifact = {
  readonly path: string;
  readonly text: string;
  /** Of all that decides the text, where that is known before it is printed: equal hashes, equal texts. */
  readonly inputHash?: string;
};

/** What every artifact says about where it comes from. */
export type Origin = {
  /** The catalog as the output folder's reader would find it, such as `catalog.yaml`. */
  readonly catalog: string;
  /** The command that regenerates the artifact. */
  readonly command: string;
};

/** What is known of entries beside what their catalog says; null where nobody asks for it. */
export type Known = {
  /** Where dashboards and rules use metrics. */
  readonly uses: UsePlaces | null;
  /** Which files of the program record entries. */
  readonly recordedIn: RecordedEntries | null;
};

export const nothingKnown: Known = { uses: null, recordedIn: null };

/** Turns a catalog into artifacts: pure, total, and the same for the same catalog. */
export type Emitter = {
  readonly id: OutputName;
  emit(catalog: Catalog, origin: Origin, known?: Known): readonly Artifact[];
};
