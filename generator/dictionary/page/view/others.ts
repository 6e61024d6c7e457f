import type { AttributeEntry, Dictionary, Entry } from "../dictionary.js";
import { attributeTexts } from "./attributes.js";
import { copyButton } from "./copy.js";
import { type Content, h } from "./element.js";
import { labelOf } from "./facts.js";
import { countsOf, entryTable } from "./list.js";
import { breakable } from "./links.js";

type Definition = AttributeEntry["definitions"][number];

/** An attribute, as all entries define it, and which these are. */
export function attributeView(found: AttributeEntry, dictionary: Dictionary, today: string): Content {
  const { key, definitions, entries, isCommon } = found;
  const used = definitions.filter((each) => each.entries.length > 0 || isCommon);
  const any = entries[0] ?? dictionary.entries[0];
  const label = any && labelOf(key, any);
  return h(
    "article",
    {},
    heading(key, "attribute"),
    label !== undefined && h("p.meta", {}, "In Prometheus the label ", h("code", {}, label), "."),
    isCommon && h("p", {}, `It is common to ${everything(dictionary)} of a catalog.`),
    used.map((definition) => definitionPart(definition, used.length > 1, dictionary, today)),
  );
}

/** What common attributes are on. */
function everything({ data }: Dictionary): string {
  return data.signals === undefined ? "all metrics" : "all metrics, events and spans";
}

function heading(name: string, kind: string): Content {
  const badge = h("span.badges", {}, h("span.badge", {}, kind));
  return h("header.title", {}, h("h1", {}, breakable(name)), copyButton(name, "the name"), badge);
}

function definitionPart(
  { attribute, entries }: Definition,
  hasOthers: boolean,
  dictionary: Dictionary,
  today: string,
): Content {
  const { type, sensitivity = "public", stability = "" } = attribute;
  const number = entries.length === 1 ? `one ${entries[0]?.data.kind} has` : `${countsOf(entries)} have`;
  return h(
    "section.part",
    {},
    hasOthers && h("h2", {}, entries.length === 0 ? "As a common attribute" : `As ${number} it`),
    h("p.meta", {}, [type, sensitivity, stability].filter((each) => each !== "").join(" · ")),
    attributeTexts(attribute, "open"),
    entries.length > 0 && entryTable(entries, dictionary, today),
  );
}

export function ownerView(name: string, entries: readonly Entry[], dictionary: Dictionary, today: string): Content {
  return h(
    "article",
    {},
    heading(name, "owner"),
    h("p.meta", {}, `Answers for ${countsOf(entries)}.`),
    entryTable(entries, dictionary, today),
  );
}

export function missingView(kind: string, name: string): Content {
  return h(
    "article",
    {},
    h("h1", {}, "Not found"),
    h("p", {}, `No ${kind} of this dictionary is called `, h("code", {}, name), "."),
    h("p", {}, h("a", { href: `#/?q=${encodeURIComponent(name)}` }, "Search for it")),
  );
}
