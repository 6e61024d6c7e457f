import type { AttributeData, AttributeUse, ValueData, VariantData } from "../../data.js";
import type { Dictionary, Entry, UsedAttribute } from "../dictionary.js";
import { type Content, h } from "./element.js";
import { labelOf } from "./facts.js";
import { attributeLink } from "./links.js";
import { inlineMarkdown, markdown } from "./markdown.js";

const levels = {
  optional: "optional",
  conditional: "conditional",
  recommended: "recommended",
  opt_in: "opt-in",
} as const;

/** The attributes of an entry, with those of its variants, and the common ones to unfold. */
export function attributeList(entry: Entry, dictionary: Dictionary): Content {
  const { attributes, common, data } = entry;
  const list = (all: readonly UsedAttribute[]) =>
    h(
      "dl.attributes",
      {},
      all.map((each) => item(each, entry, dictionary)),
    );
  const variants = data.kind === "metric" ? (data.variants ?? []) : [];
  return [
    attributes.length === 0 ? h("p", {}, common.length === 0 ? "None." : "None of its own.") : list(attributes),
    variants.length > 0 && variantList(variants, dictionary),
    common.length > 0 &&
      h(
        "details",
        {},
        h(
          "summary",
          {},
          `${common.length} common to ${dictionary.data.signals === undefined ? "all metrics" : "everything"} of ${entry.catalog.name}`,
        ),
        list(common),
      ),
  ];
}

function variantList(variants: readonly VariantData[], { data }: Dictionary): Content {
  return h(
    "ul",
    {},
    variants.map(({ key, description, note, attributes }) => {
      const keys = attributes.flatMap(({ at }) => data.attributes[at]?.key ?? []);
      return h(
        "li",
        {},
        "Variant ",
        h("code", {}, key),
        keys.length > 0 && ` with ${keys.join(", ")}`,
        description !== undefined && [": ", inlineMarkdown(description)],
        note !== undefined && markdown(note),
      );
    }),
  );
}

function item({ attribute, use }: UsedAttribute, entry: Entry, { attributes, data }: Dictionary): Content {
  const others = (attributes.get(attribute.key)?.entries.length ?? 1) - 1;
  const label = entry.data.kind === "metric" ? labelOf(attribute.key, entry) : undefined;
  return h(
    "div",
    {},
    h(
      "dt",
      {},
      attributeLink(attribute.key),
      h(
        "span.meta",
        {},
        [attribute.type, requirement(use), sensitivity(attribute)].filter((each) => each !== "").join(" · "),
      ),
      label !== undefined && h("span.meta", {}, "label ", h("code", {}, label)),
      others > 0 &&
        h(
          "span.meta",
          {},
          `in ${others} other ${data.signals === undefined ? "metric" : "place"}${others === 1 ? "" : "s"}`,
        ),
    ),
    h(
      "dd",
      {},
      use.when !== undefined && h("p.when", {}, "When: ", inlineMarkdown(use.when)),
      attributeTexts(attribute, "folded"),
    ),
  );
}

function requirement({ level }: AttributeUse): string {
  return level === undefined ? "" : levels[level];
}

function sensitivity({ sensitivity: value }: AttributeData): string {
  return value ?? "";
}

/** What is said of an attribute wherever it is used; a list of attributes reads better with long notes folded. */
export function attributeTexts(attribute: AttributeData, notes: "folded" | "open"): Content {
  const { description, note, values = [], limits = [], examples = [], deprecated, isOpen } = attribute;
  return [
    deprecated !== undefined && h("p.notice.warn", {}, noticeText(deprecated)),
    description !== undefined && markdown(description),
    values.length > 0 && valueList(values, isOpen === true),
    limits.length > 0 && h("p.meta", {}, inlineMarkdown(limits.join("; "))),
    examples.length > 0 &&
      h(
        "p.meta",
        {},
        "For example ",
        examples.map((each, index) => [index > 0 && ", ", h("code", {}, each)]),
      ),
    note !== undefined && noteOf(note, notes),
  ];
}

/** What is not longer than a few lines needs no folding. */
const shortNote = 200;

function noteOf(note: string, notes: "folded" | "open"): Content {
  const text = h("div.note", {}, markdown(note));
  return notes === "open" || note.length <= shortNote ? text : h("details", {}, h("summary", {}, "Note"), text);
}

/** Plain values stand in one line, described ones in a list. */
function valueList(values: readonly ValueData[], isOpen: boolean): Content {
  const others = isOpen && "any other, too";
  const isPlain = values.every((each) => Object.keys(each).length === 1);
  if (isPlain)
    return h(
      "p.values",
      {},
      values.map(({ value }) => [h("code", {}, value), " "]),
      others && h("span.meta", {}, others),
    );
  const rows = values.map(({ value, description, note, stability, deprecated }) =>
    h(
      "li",
      {},
      h("code", {}, value),
      " ",
      deprecated !== undefined && h("span.meta", {}, noticeText(deprecated), " "),
      description !== undefined && inlineMarkdown(description),
      note !== undefined && [" ", inlineMarkdown(note)],
      stability !== undefined && stability !== "stable" && h("span.meta", {}, ` (${stability.replaceAll("_", " ")})`),
    ),
  );
  return h("ul.values", {}, rows, others && h("li.meta", {}, others));
}

function noticeText({ since, reason, renamedTo }: NonNullable<AttributeData["deprecated"]>): Content {
  return [
    `Deprecated${since === undefined ? "" : ` since ${since}`}`,
    reason !== undefined && [": ", inlineMarkdown(reason.replace(/\.$/, ""))],
    ". ",
    renamedTo !== undefined && ["Use ", h("code", {}, renamedTo), " instead."],
  ];
}
