import { type Holder, plainQuery, type Query } from "../query.js";
import { at, entriesOf, itemsOf, locatedOf, type Node, textOf } from "../tree/node.js";
import { acceptancesIn } from "./acceptances.js";
import { dataSourcesOf, type IsPrometheus } from "./data-source.js";
import type { FoundQueries } from "./found-queries.js";
import { variableQuery } from "./variable-query.js";

/** Whether a tree is a dashboard or a library panel as Grafana's classic schema writes it. */
export function isClassicDashboard(node: Node): boolean {
  return modelOf(node) !== undefined;
}

/** The dashboard itself, in the wrapping of Grafana's interfaces and resources; a library panel counts as one, too. */
function modelOf(node: Node): Node | undefined {
  const candidates = [node, at(node, "dashboard"), at(node, "spec"), at(node, "model"), at(node, "result", "model")];
  return candidates.find((candidate) =>
    ["panels", "rows", "targets", "templating"].some((key) => at(candidate, key) !== undefined),
  );
}

/** The queries of panels, rows, library panels, variables and annotations. */
export function classicDashboard(root: Node): FoundQueries {
  const dashboard = modelOf(root) ?? root;
  const isPrometheus = dataSourcesOf(dashboard);
  // A library panel has no dashboard, and its title is its own.
  const within = at(dashboard, "targets") === undefined ? (textOf(at(dashboard, "title")) ?? "") : "";
  const given = { isPrometheus, within };
  const library = entriesOf(at(dashboard, "__elements")).map(({ value }) => at(value, "model") ?? value);
  const panels = [...panelsOf(dashboard), ...library].flatMap((panel) => panelQueries(panel, given));
  const variables = itemsOf(at(dashboard, "templating", "list")).flatMap((node) => variableQueries(node, given));
  const annotations = itemsOf(at(dashboard, "annotations", "list")).flatMap((node) => annotationQueries(node, given));
  const found = [...panels, ...variables, ...annotations];
  return { queries: found.flatMap((each) => (each === "skipped" ? [] : [each])), skipped: count(found) };
}

type Given = { readonly isPrometheus: IsPrometheus; readonly within: string };
type Found = Query | "skipped";

function count(found: readonly Found[]): number {
  return found.filter((each) => each === "skipped").length;
}

/** A library panel is a panel without a dashboard. Panels lie in rows, of the old kind and of the new. */
function panelsOf(node: Node): readonly Node[] {
  const nested = [...itemsOf(at(node, "panels")), ...itemsOf(at(node, "rows"))].flatMap(panelsOf);
  return at(node, "targets") === undefined ? nested : [node, ...nested];
}

function panelQueries(panel: Node, { isPrometheus, within }: Given): readonly Found[] {
  const holder: Holder = { kind: "panel", name: textOf(at(panel, "title")) ?? "", within };
  const accepts = acceptancesIn(locatedOf(at(panel, "description")));
  const ofPanel = isPrometheus(at(panel, "datasource"));
  return itemsOf(at(panel, "targets")).flatMap((target): readonly Found[] => {
    const expression = locatedOf(at(target, "expr"));
    if (!(isPrometheus(at(target, "datasource")) ?? ofPanel ?? expression !== undefined)) return ["skipped"];
    if (expression === undefined || expression.text.trim() === "") return [];
    const legend = locatedOf(at(target, "legendFormat"));
    return [{ ...plainQuery, expression, holder, legends: legend === undefined ? [] : [legend], accepts }];
  });
}

/** The same query stands in `query` and, for people, in `definition`. */
function variableQueries(variable: Node, { isPrometheus, within }: Given): readonly Found[] {
  if (textOf(at(variable, "type")) !== "query") return [];
  if (isPrometheus(at(variable, "datasource")) === false) return ["skipped"];
  const holder: Holder = { kind: "variable", name: textOf(at(variable, "name")) ?? "", within };
  const accepts = acceptancesIn(locatedOf(at(variable, "description")));
  const written = locatedOf(at(variable, "query")) ?? locatedOf(at(variable, "query", "query"));
  const definition = locatedOf(at(variable, "definition"));
  return [written, definition].flatMap((text, index) =>
    text === undefined ? [] : variableQuery(text, holder, index > 0).map((query) => ({ ...query, accepts })),
  );
}

function annotationQueries(annotation: Node, { isPrometheus, within }: Given): readonly Found[] {
  const expression = locatedOf(at(annotation, "expr")) ?? locatedOf(at(annotation, "target", "expr"));
  if (expression === undefined || expression.text.trim() === "") return [];
  if (isPrometheus(at(annotation, "datasource")) === false) return ["skipped"];
  const holder: Holder = { kind: "annotation", name: textOf(at(annotation, "name")) ?? "", within };
  const legends = ["titleFormat", "textFormat"].flatMap((key) => locatedOf(at(annotation, key)) ?? []);
  return [{ ...plainQuery, expression, holder, legends }];
}
