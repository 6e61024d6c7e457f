import type { MetricData } from "../../data.js";
import type { Entry } from "../dictionary.js";
import { type Content, h } from "./element.js";

/** The dashboards and rules that use a metric; nothing where none were looked through. */
export function useList({ data, catalog }: Entry): Content {
  if (catalog.hasQueries === undefined || data.status === "planned") return null;
  const { uses } = data;
  if (uses === undefined) return h("p", {}, "No dashboard, alert or recording rule that was looked through uses it.");
  return h(
    "ul.uses",
    {},
    uses.map((use) => h("li", {}, useText(use))),
  );
}

function useText({ kind, name, within, file, line, via }: NonNullable<MetricData["uses"]>[number]): Content {
  return [
    kind === "line" ? "a query" : `${kind} `,
    kind !== "line" && h("b", {}, name),
    within !== undefined && ` of ${within}`,
    via !== undefined && [", through ", h("code", {}, via)],
    h("span.meta", {}, `${file}:${line}`),
  ];
}
