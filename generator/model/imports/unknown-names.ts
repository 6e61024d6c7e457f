import { suggestion } from "../../diagnostics/suggest.js";
import { type EntryKind, entryKinds, sectionsOfKinds } from "../../vocabulary.js";
import type { CatalogEntry } from "../catalog.js";
import type { Finding, Resolution } from "../resolution.js";
import { isNamespace, isWithin } from "./listed.js";
import { type ResolvedImport, sourceText } from "./resolved-import.js";

/** What is listed of an import, and is not there. */
export function* unknownNames(kind: EntryKind, { imports, locate }: Resolution): Iterable<Finding> {
  for (const imported of imports) {
    const { path, place, provenance, wanted } = imported;
    const section = sectionsOfKinds[kind];
    const names = [...imported[section].keys()];
    for (const key of Object.keys(wanted[section])) {
      const isKnown = isNamespace(key) ? names.some((name) => isWithin(name, key)) : imported[section].has(key);
      if (isKnown) continue;
      const what = key === "*" ? `no ${section}` : isNamespace(key) ? `no ${kind} below` : `no ${kind}`;
      const named = key === "*" ? "" : ` "${isNamespace(key) ? key.slice(0, -2) : key}"`;
      yield {
        place: locate([...path, section, key], "key"),
        message: `${sourceText(provenance)} has ${what}${named}`,
        help:
          prefixedName(key, imported, kind) ??
          namespaceHelp(key, names) ??
          suggestion(key, names) ??
          otherHelp(names, section),
        related: [{ place, message: "imported here" }],
      };
    }
  }
}

/** `http` and `http*` may be meant for all below `http`. */
function namespaceHelp(key: string, names: readonly string[]): string | undefined {
  const namespace = `${key.replace(/[.*]+$/, "")}.*`;
  if (key === namespace || !names.some((name) => isWithin(name, namespace))) return undefined;
  return `write "${namespace}" for all that is below it`;
}

function otherHelp(names: readonly string[], section: string): string {
  return names.length === 0
    ? `remove it; it has no ${section}`
    : `it has ${names.length} ${section}: look the name up there`;
}

/** An entry is listed by its exported name, and not as its own catalog writes it, and under the section of its kind. */
function prefixedName(key: string, imported: ResolvedImport, kind: EntryKind): string | undefined {
  const section = sectionsOfKinds[kind];
  const entries: Iterable<CatalogEntry> = imported[section].values();
  const meant = [...entries].find((entry) => entry.key === key);
  if (meant !== undefined)
    return `did you mean "${meant.name}"? imported ${section} are called by their exported names`;
  const other = entryKinds.find((each) => {
    const names = [...imported[sectionsOfKinds[each]].keys()];
    return isNamespace(key) ? key !== "*" && names.some((name) => isWithin(name, key)) : names.includes(key);
  });
  if (other === undefined) return undefined;
  const verb = isNamespace(key)
    ? `it has ${sectionsOfKinds[other]} there`
    : `it is ${other === "event" ? "an" : "a"} ${other}`;
  return `${verb}: list it under "${sectionsOfKinds[other]}:"`;
}
