import { readObserved } from "../../import/observed/read-observed.js";
import type { ImportReader } from "./formats.js";
import { sourceTexts } from "./source-texts.js";

export const importObserved: ImportReader = async ({ sources }, { cwd }) => {
  return readObserved(sourceTexts(sources, cwd, { inFolders: "observed*.json" }));
};
