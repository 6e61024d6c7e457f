import { readMdatagen } from "../../import/mdatagen/read-mdatagen.js";
import type { ImportReader } from "./formats.js";
import { sourceTexts } from "./source-texts.js";

export const importMdatagen: ImportReader = async ({ sources }, { cwd }) => {
  return readMdatagen(sourceTexts(sources, cwd, { inFolders: "**/metadata.yaml" }));
};
