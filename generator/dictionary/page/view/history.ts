import type { ChangeData } from "../../data.js";
import type { Dictionary, Entry } from "../dictionary.js";
import { type Content, h } from "./element.js";
import { inlineMarkdown } from "./markdown.js";

/** What happened to an entry, the newest first; nothing where no history was read. */
export function historyList(entry: Entry, { data }: Dictionary): Content {
  const { changes = [] } = entry.data;
  if (data.revisions.length === 0) return null;
  if (changes.length === 0) return h("p", {}, `As it was in ${data.revisions[0]?.name}.`);
  const revisions = [...new Set(changes.map(({ revision }) => revision))].sort((a, b) => b - a);
  const item = (at: number) =>
    h(
      "li",
      {},
      h("b", {}, data.revisions[at]?.name),
      h("span.meta", {}, data.revisions[at]?.date),
      h(
        "ul",
        {},
        changes.filter(({ revision }) => revision === at).map((change) => h("li", {}, changeText(change))),
      ),
    );
  return h("ol.history", {}, revisions.map(item));
}

function changeText({ kind, message, attribute, bump }: ChangeData): Content {
  const text = { came: "came", changed: "", went: "went" }[kind];
  return [
    bump !== undefined && bump !== "none" && h(`span.badge.${bump}`, {}, bump),
    attribute !== undefined && [h("code", {}, attribute), ": "],
    message === undefined ? text : inlineMarkdown(message),
  ];
}
