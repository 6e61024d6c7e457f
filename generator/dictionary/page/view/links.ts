import { writeAddress } from "../address.js";
import type { AttributeEntry, Entry } from "../dictionary.js";
import { isSafe } from "../markdown/inline.js";
import { type Content, h } from "./element.js";

export function entryLink({ id, data }: Entry, ...contents: readonly Content[]): HTMLElement {
  const shown = contents.length > 0 ? contents : breakable(data.name);
  return h("a.name", { href: writeAddress({ kind: data.kind, name: id }) }, shown);
}

export function attributeLink(key: AttributeEntry["key"]): HTMLElement {
  return h("a.name", { href: writeAddress({ kind: "attribute", name: key }) }, breakable(key));
}

export function ownerLink(name: string): HTMLElement {
  return h("a", { href: writeAddress({ kind: "owner", name }) }, name);
}

/** A link out of the page, which does not learn where it comes from; another address stays a text. */
export function outerLink(address: string, ...contents: readonly Content[]): Content {
  const shown = contents.length > 0 ? contents : address;
  return isSafe(address) ? h("a", { href: address, rel: "noreferrer noopener" }, shown) : shown;
}

/** A place in a file, with a link to it where the catalog says where its files can be read. */
export function sourcePlace(
  { path, line }: { readonly path: string; readonly line?: number | undefined },
  { sourceLink }: Entry["catalog"],
): Content {
  const text = h("code", {}, line === undefined ? path : `${path}:${line}`);
  if (sourceLink === undefined) return text;
  const address = sourceLink
    .replaceAll("{path}", path.split("/").map(encodeURIComponent).join("/"))
    .replaceAll("{line}", String(line ?? 1));
  return outerLink(address, text);
}

/** A name that may go on in the next line behind its dots and underscores. */
export function breakable(name: string): Content {
  return name.split(/(?<=[._/:-])/).flatMap((part, index) => (index === 0 ? [part] : [h("wbr", {}), part]));
}
