import type { Path } from "../../source.js";
import { entrySections, isEntrySection } from "../../vocabulary.js";
import { quote } from "../quote.js";

/** How messages call the thing at a path: `metric "tool.call"`, `"since" of metric "tool.call"`, `the catalog`. */
export function subjectOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the catalog";
  const parent = path.slice(0, -1);
  if (typeof last === "number") return `entry ${last + 1} of ${subjectOf(parent)}`;
  const noun = nounIn(parent);
  if (noun === undefined) return parent.length === 0 ? quote(last) : `${quote(last)} of ${subjectOf(parent)}`;
  const owner = kindOf(parent) === "imported entries" ? [] : parent.slice(0, -1);
  return owner.length === 0 ? `${noun} ${quote(last)}` : `${noun} ${quote(last)} of ${subjectOf(owner)}`;
}

/** What the keys of a map name, when a person chooses them. */
function nounIn(path: Path): string | undefined {
  const [section, , listed] = path;
  switch (kindOf(path)) {
    case "entries":
      return isEntrySection(section) ? entrySections[section] : undefined;
    case "imported entries":
      return `imported ${isEntrySection(listed) ? entrySections[listed] : "entry"}`;
    case "imported attributes":
      return "attribute";
    case "shared attributes":
      return "shared attribute";
    case "context":
      return "context attribute";
    case "attributes":
      return "attribute";
    case "values":
      return "value";
    case "variants":
      return "variant";
    case "templates":
      return "template";
    default:
      return undefined;
  }
}

/** What stands at a path, as far as the suggestions for it differ. */
type Kind =
  | "catalog"
  | "entries"
  | "entry"
  | "shared attributes"
  | "context"
  | "attributes"
  | "attribute"
  | "values"
  | "variants"
  | "templates"
  | "imported entries"
  | "imported entry"
  | "imported attributes"
  | "imported attribute"
  | "other";

export function kindOf(path: Path): Kind {
  const [first, , third] = path;
  if (path.length === 0) return "catalog";
  if (first === "imports") return kindInImport(path);
  if (path.length === 1 && isEntrySection(first)) return "entries";
  if (path.length === 1 && first === "attributes") return "shared attributes";
  if (path.length === 1 && first === "context") return "context";
  if (path.length === 2 && isEntrySection(first)) return "entry";
  if (path.length === 2 && (first === "attributes" || first === "context")) return "attribute";
  if (path.length === 3 && isEntrySection(first) && third === "variants") return "variants";
  if (isEntrySection(first) && third === "variants") return kindInVariant(path);
  if (path.length === 3 && isEntrySection(first) && third === "attributes") return "attributes";
  if (path.length === 4 && isEntrySection(first) && third === "attributes") return "attribute";
  if (path.at(-1) === "values" && kindOf(path.slice(0, -1)) === "attribute") return "values";
  return path.length === 2 && first === "generate" && path[1] === "templates" ? "templates" : "other";
}

/** What a catalog writes beside what it imports. */
function kindInImport({ length, 2: section, 4: key }: Path): Kind {
  if (!isEntrySection(section)) return "other";
  if (length === 3) return "imported entries";
  if (length === 4) return "imported entry";
  if (key !== "attributes") return "other";
  return length === 5 ? "imported attributes" : length === 6 ? "imported attribute" : "other";
}

/** What stands in a variant is called as it is in its metric. */
function kindInVariant([section = "", metric = "", , , ...inside]: Path): Kind {
  return inside.length === 0 ? "other" : kindOf([section, metric, ...inside]);
}
