import type { Path } from "../source.js";
import { isEntrySection } from "../vocabulary.js";
import type { Amendment } from "./amendment.js";
import type { OpenCatalog } from "./open-catalog.js";

/**
 * Amendments by the name of the file that they change, in their order. An entry stays in its file under another name, and its
 * copy lies beside it; a new one goes where `homeOf` says.
 */
export function byFile(
  open: OpenCatalog,
  amendments: readonly Amendment[],
  homeOf: (path: Path) => string,
): ReadonlyMap<string, readonly Amendment[]> {
  const moved = new Map<string, string>();
  const files = new Map<string, Amendment[]>();
  for (const amendment of amendments) {
    const name = moved.get(entryOf(amendment.path)) ?? fileOf(amendment.path, open, homeOf);
    if ("key" in amendment && amendment.path.length === 2) {
      moved.set(entryOf([amendment.path[0] ?? "", amendment.key]), name);
    }
    const others = files.get(name);
    if (others === undefined) files.set(name, [amendment]);
    else others.push(amendment);
  }
  return files;
}

function entryOf([section = "", key = ""]: Path): string {
  return `${section}\0${key}`;
}

function fileOf(path: Path, { document, locate, source }: OpenCatalog, homeOf: (path: Path) => string): string {
  const [section, key] = path;
  if (section !== "attributes" && !isEntrySection(section)) return source.name;
  const isThere = Object.hasOwn(document[section] ?? {}, String(key));
  return isThere ? locate([section, String(key)]).source.name : homeOf(path);
}
