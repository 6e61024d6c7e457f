import { posix } from "node:path";
import type { Project, Wishes } from "./project.js";
import { sourceFolder } from "./source-folder.js";

/** The output folder: as the catalog writes it, and from the project's folder. */
type OutputFolder = {
  readonly written: string;
  readonly path: string;
  /** The folder of the compiler's sources, where the output cannot lie in it, as it has to lie below the catalog. */
  readonly missed: string | null;
};

export function outputFolder({ compiled, output, texts }: Project, wishes: Wishes): OutputFolder {
  const home = posix.dirname(wishes.catalog);
  const at = (written: string, missed: string | null = null) => ({ written, path: posix.join(home, written), missed });
  if (texts.has(wishes.catalog)) return at(output ?? "generated");
  if (wishes.output !== null) return at(wishes.output.replace(/^\.\/|\/$/g, ""));
  const sources = compiled === null ? "" : sourceFolder(compiled);
  const below = posix.relative(home, sources);
  if (!below.startsWith("..")) return at(posix.join(below, "generated"));
  const isInSources = sources === "" || !posix.relative(sources, home).startsWith("..");
  return at("generated", isInSources ? null : sources);
}
