import type { Provenance } from "../../../source.js";
import { code } from "../syntax/code-span.js";
import { inline } from "../syntax/escape.js";

/** Where something imported comes from: its package, the release of it, and the file. */
export function provenanceText({ package: name, version, file }: Provenance): string {
  if (name === null) return code(file);
  return `${code(name)}${version === null ? "" : ` ${inline(version)}`}, ${code(file)}`;
}

/** The same in short, for tables. */
export function sourceMark(imported: Provenance | null): string {
  return imported === null ? "" : `From ${code(imported.package ?? imported.file)}.`;
}
