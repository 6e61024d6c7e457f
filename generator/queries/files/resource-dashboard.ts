import { type Holder, plainQuery, type Query } from "../query.js";
import { at, entriesOf, itemsOf, locatedOf, type Node, textOf } from "../tree/node.js";
import { acceptancesIn } from "./acceptances.js";
import { groupOf, speaksPromql } from "./data-source.js";
import type { FoundQueries } from "./found-queries.js";
import { variableQuery } from "./variable-query.js";

/** Whether a tree is a dashboard of Grafana's V2 schema: a resource, or its `spec` alone. */
export function isResourceDashboard(node: Node): boolean {
  return at(specOf(node), "elements")?.kind === "map";
}

function specOf(node: Node): Node {
  return at(node, "spec", "elements") === undefined ? node : (at(node, "spec") ?? node);
}

/** The queries of panels, variables and annotations (dashboard.grafana.app/v2, v2beta1 and v2alpha1). */
export function resourceDashboard(root: Node): FoundQueries {
  const spec = specOf(root);
  const within = textOf(at(spec, "title")) ?? "";
  const sections = variablesOf(at(spec, "layout"));
  const found = [
    ...entriesOf(at(spec, "elements")).flatMap(({ value }) => panelQueries(at(value, "spec"), within)),
    ...[...itemsOf(at(spec, "variables")), ...sections].flatMap((node) => variableQueries(node, within)),
    ...itemsOf(at(spec, "annotations")).flatMap((node) => annotationQueries(at(node, "spec"), within)),
  ];
  return {
    queries: found.flatMap((each) => (each === "skipped" ? [] : [each])),
    skipped: found.filter((each) => each === "skipped").length,
  };
}

type Found = Query | "skipped";

function panelQueries(spec: Node | undefined, within: string): readonly Found[] {
  const holder: Holder = { kind: "panel", name: textOf(at(spec, "title")) ?? "", within };
  const accepts = acceptancesIn(locatedOf(at(spec, "description")));
  return itemsOf(at(spec, "data", "spec", "queries")).flatMap((item): readonly Found[] => {
    const query = at(item, "spec", "query");
    if (!isPromql(query)) return ["skipped"];
    const expression = locatedOf(at(query, "spec", "expr"));
    if (expression === undefined || expression.text.trim() === "") return [];
    const legend = locatedOf(at(query, "spec", "legendFormat"));
    return [{ ...plainQuery, expression, holder, legends: legend === undefined ? [] : [legend], accepts }];
  });
}

/** Rows and tabs have variables of their own. */
function variablesOf(layout: Node | undefined): readonly Node[] {
  const parts = [...itemsOf(at(layout, "spec", "rows")), ...itemsOf(at(layout, "spec", "tabs"))];
  return parts.flatMap((part) => [
    ...itemsOf(at(part, "spec", "variables")),
    ...variablesOf(at(part, "spec", "layout")),
  ]);
}

function variableQueries(variable: Node, within: string): readonly Found[] {
  if (textOf(at(variable, "kind")) !== "QueryVariable") return [];
  const spec = at(variable, "spec");
  const query = at(spec, "query");
  if (!isPromql(query)) return ["skipped"];
  const holder: Holder = { kind: "variable", name: textOf(at(spec, "name")) ?? "", within };
  const accepts = acceptancesIn(locatedOf(at(spec, "description")));
  const written = ["query", "__legacyStringValue"].flatMap((key) => locatedOf(at(query, "spec", key)) ?? []);
  const definition = locatedOf(at(spec, "definition"));
  return [...written.slice(0, 1), ...(definition === undefined ? [] : [definition])].flatMap((text, index) =>
    variableQuery(text, holder, index > 0).map((each) => ({ ...each, accepts })),
  );
}

/** Those that were converted keep their expression among `legacyOptions`. */
function annotationQueries(spec: Node | undefined, within: string): readonly Found[] {
  const query = at(spec, "query");
  const written = [at(query, "spec", "expr"), at(spec, "legacyOptions", "expr")].flatMap(
    (node) => locatedOf(node) ?? [],
  );
  if (written.length === 0) return [];
  if (!isPromql(query)) return ["skipped"];
  const holder: Holder = { kind: "annotation", name: textOf(at(spec, "name")) ?? "", within };
  return written.map((expression, index) => ({ ...plainQuery, expression, holder, isCopy: index > 0 }));
}

function isPromql(query: Node | undefined): boolean {
  const group = groupOf(query);
  return group !== undefined && speaksPromql(group);
}
