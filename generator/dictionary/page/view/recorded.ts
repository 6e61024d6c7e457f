import type { Entry } from "../dictionary.js";
import { type Content, h } from "./element.js";
import { sourcePlace } from "./links.js";

/** The files of the program that record an entry; nothing where no code was read for it. */
export function recordedList({ data, catalog }: Entry): Content {
  const { recordedIn, isUnrecorded } = data;
  if (isUnrecorded) return h("p", {}, "No code that was read records it.");
  if (recordedIn === undefined) return null;
  return h(
    "ul.uses",
    {},
    recordedIn.map(({ file, line }) => h("li", {}, sourcePlace({ path: file, line }, catalog))),
  );
}
