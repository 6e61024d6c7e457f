import type { Path } from "../../source.js";
import { kindOf } from "./place.js";
import { anyOf, quote } from "../quote.js";

/** As many names as a message shows. */
const mostNames = 3;

/** Keys under which an entry of a list says what it is called, in this format's neighbours. */
const nameKeys = ["name", "metric_name", "key", "id", "ref", "attribute"] as const;

/** What to write instead of a list of maps where the format has a map, with the person's own names. */
export function helpForList(path: Path, entries: readonly unknown[]): string {
  const noun = kindOf(path) === "entries" ? "metric" : "attribute";
  const found = entries.map(nameOf).filter((name) => name !== undefined);
  const [first] = found;
  if (first === undefined) return `write a map, without dashes: each ${noun} by its name and a colon`;
  const keys = found.slice(0, mostNames).map((name) => quote(`${name.text}:`));
  const more = found.length > mostNames ? ", and so on" : "";
  const how = first.by === undefined ? "" : `, and "${first.by}:" left out`;
  return `write a map, without dashes: each ${noun} by its name, as in ${anyOf(keys)}${more}, its other keys indented below${how}`;
}

type Name = { readonly text: string; readonly by: string | undefined };

/** The names of the entries of a list that should be a map. */
export function namesIn(entries: readonly unknown[]): readonly string[] {
  return entries.flatMap((entry) => nameOf(entry)?.text ?? []);
}

/** What the entry says, or its only key. */
function nameOf(entry: unknown): Name | undefined {
  if (typeof entry === "string") return { text: entry, by: undefined };
  if (typeof entry !== "object" || entry === null) return undefined;
  const fields = Object.entries(entry);
  const by = nameKeys.find((key) => typeof Reflect.get(entry, key) === "string");
  if (by !== undefined) return { text: String(Reflect.get(entry, by)), by };
  const [only] = fields;
  return only === undefined ? undefined : { text: only[0], by: undefined };
}
