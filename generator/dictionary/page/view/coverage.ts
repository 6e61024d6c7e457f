import type { Entry } from "../dictionary.js";
import { type Content, h } from "./element.js";

/** What a running program emitted of a metric; nothing where no report says so. */
export function coverageText({ data, catalog }: Entry): Content {
  const { coverage } = data;
  if (catalog.hasCoverage === undefined || coverage === undefined) return null;
  const { points, unseen = [] } = coverage;
  if (points === 0) return h("p", {}, "The program that was checked never emitted it.");
  const missed = unseen.map(({ key, values }) =>
    h("li", {}, h("code", {}, key), values !== undefined && [": ", values.map((each) => [h("code", {}, each), " "])]),
  );
  return [
    h(
      "p",
      {},
      `The program that was checked emitted ${points === 1 ? "one point" : `${points.toLocaleString("en")} points`}.`,
    ),
    missed.length > 0 && [h("p", {}, "Never seen:"), h("ul", {}, missed)],
  ];
}
