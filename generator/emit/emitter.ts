import type { OutputName } from "../vocabulary.js";
import type { Catalog } from "../model/catalog.js";
import type { UsePlaces } from "../queries/use-places.js";

/** One generated file: its path below the output folder, with `/`, and its whole text. */
export type Artifact = { readonly path: string; readonly text: string };

/** What every artifact says about where it comes from. */
export type Origin = {
  /** The catalog as the output folder's reader would find it, such as `catalog.yaml`. */
  readonly catalog: string;
  /** The command that regenerates the artifact. */
  readonly command: string;
};

/** Turns a catalog into artifacts: pure, total, and the same for the same catalog. */
export type Emitter = {
  readonly id: OutputName;
  /** `uses` says where dashboards and rules use the metrics; null where nobody asks for that. */
  emit(catalog: Catalog, origin: Origin, uses?: UsePlaces | null): readonly Artifact[];
};
