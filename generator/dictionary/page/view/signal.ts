import type { SignalData } from "../../data.js";
import { signalCall } from "../signal-call.js";
import type { Dictionary, SignalEntry } from "../dictionary.js";
import { attributeList } from "./attributes.js";
import { badges } from "./badges.js";
import { codeBlock, copyButton } from "./copy.js";
import { coverageText } from "./coverage.js";
import { deprecationNotice } from "./deprecation.js";
import { type Content, h } from "./element.js";
import { facts } from "./facts.js";
import { historyList } from "./history.js";
import { breakable } from "./links.js";
import { markdown } from "./markdown.js";
import { entryList, part } from "./parts.js";
import { recordedList } from "./recorded.js";
import { type Asked, renameNotice } from "./renamed.js";

/** Everything that the dictionary knows of an event or a span. */
export function signalView(entry: SignalEntry, dictionary: Dictionary, { today, asked }: Asked): Content {
  const { data } = entry;
  const call = signalCall(entry);
  return h(
    "article",
    {},
    h(
      "header.title",
      {},
      h("h1", {}, breakable(data.name)),
      copyButton(data.name, "the name"),
      h("span.badges", {}, h("span.badge", {}, data.kind), badges(entry, today)),
    ),
    renameNotice(entry, dictionary, asked),
    deprecationNotice(entry, dictionary, today),
    h(
      "div.lead",
      {},
      data.description === undefined ? h("p.nothing", {}, "It has no description.") : markdown(data.description),
    ),
    data.note !== undefined && h("div.note", {}, markdown(data.note)),
    facts(entry, dictionary, today),
    part("Attributes", attributeList(entry, dictionary)),
    part("Records", entryList(namedIn("metric", data.records, dictionary))),
    data.kind === "span" && part("Events in it", entryList(namedIn("event", data.events, dictionary))),
    data.kind === "event" && part("Attached to", entryList(dictionary.carriersOf(data.name))),
    part("In TypeScript", call !== undefined && codeBlock(call, "the call")),
    part("Recorded in", recordedList(entry)),
    part("Seen by live-check", coverageText(entry)),
    part("History", historyList(entry, dictionary)),
  );
}

/** Entries by their names; of one that the page does not have the name alone. */
function namedIn(
  kind: "metric" | SignalData["kind"],
  names: readonly string[] | undefined,
  { entryOf }: Dictionary,
): readonly ((ReturnType<Dictionary["entryOf"]> & object) | string)[] {
  return (names ?? []).map((name) => entryOf(kind, name) ?? name);
}
