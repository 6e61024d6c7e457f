import { readOtel } from "../../import/otel/read-otel.js";
import { CommandError } from "../../write/command-error.js";
import type { ImportReader } from "./formats.js";
import { wantedBy } from "./only.js";
import { sourceTexts } from "./source-texts.js";

const inFolders = "**/*.{yaml,yml}";

export const importOtel: ImportReader = async (request, { cwd }) => {
  const { sources, registries } = request;
  const dependencies = registries.map((written) => sourceTexts([folderOf(written)], cwd, { inFolders }));
  return readOtel(sourceTexts(sources, cwd, { inFolders }), dependencies, wantedBy(request));
};

function folderOf(written: string): string {
  const [, folder] = /^[^=]+=(.+)$/s.exec(written) ?? [];
  if (folder !== undefined) return folder;
  throw new CommandError(
    `"${written}" is no registry with a name`,
    "write `--registry otel=../semantic-conventions/model`",
  );
}
