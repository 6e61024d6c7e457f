import { withLine } from "./git-attributes.js";

export const prettierIgnorePath = ".prettierignore";

const configuration = /^(?:\.prettierrc(?:\..+)?|prettier\.config\..+)$/;

/** Whether a project formats its files with prettier, by its own files and what it asks for. */
export function usesPrettier(files: readonly string[], asked: readonly string[], manifest: object): boolean {
  if (files.some((name) => name === prettierIgnorePath || configuration.test(name))) return true;
  return asked.includes("prettier") || "prettier" in manifest;
}

/** The lines of a .prettierignore with one for the generated folder; undefined when there is one already. */
export function withIgnored(text: string | null, folder: string): string | undefined {
  const ignored = text?.split(/\r?\n/).map((line) =>
    line
      .trim()
      .replace(/^\//, "")
      .replace(/\/(?:\*\*)?$/, ""),
  );
  return ignored?.includes(folder) ? undefined : withLine(text, `/${folder}/`);
}
