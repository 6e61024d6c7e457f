import type { Entry } from "../dictionary.js";
import { type Content, h } from "./element.js";

/** What a running program emitted of an entry; nothing where no report says so. */
export function coverageText({ data, catalog }: Entry): Content {
  const { coverage } = data;
  if (catalog.hasCoverage === undefined || coverage === undefined) return null;
  const { count, unseen = [] } = coverage;
  if (count === 0) return h("p", {}, "The program that was checked never emitted it.");
  const noun = data.kind === "metric" ? "point" : data.kind;
  const missed = unseen.map(({ key, values }) =>
    h("li", {}, h("code", {}, key), values !== undefined && [": ", values.map((each) => [h("code", {}, each), " "])]),
  );
  return [
    h(
      "p",
      {},
      `The program that was checked emitted ${count === 1 ? "one" : count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}.`,
    ),
    missed.length > 0 && [h("p", {}, "Never seen:"), h("ul", {}, missed)],
  ];
}
