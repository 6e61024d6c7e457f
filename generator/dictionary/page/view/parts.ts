import type { Entry } from "../dictionary.js";
import { kindText } from "./badges.js";
import { type Content, h } from "./element.js";
import { entryLink } from "./links.js";

/** A part of what is shown of an entry; none where there is nothing to show. */
export function part(title: string, content: Content): Content {
  return content ? h("section.part", {}, h("h2", {}, title), content) : null;
}

/** Entries that another one has to do with, as links. */
export function entryList(entries: readonly (Entry | string)[]): Content {
  if (entries.length === 0) return null;
  const item = (entry: Entry | string) =>
    typeof entry === "string"
      ? h("li", {}, h("code", {}, entry))
      : h("li", {}, entryLink(entry), h("span.meta", {}, kindText(entry)));
  return h("ul.uses", {}, entries.map(item));
}
