import { type Holder, plainQuery, type Query } from "../query.js";
import { at, entriesOf, itemsOf, locatedOf, type Node, textOf } from "../tree/node.js";
import { acceptancesIn } from "./acceptances.js";
import type { FoundQueries } from "./found-queries.js";

/** Whether a tree is a dashboard of Perses, or the resource that its operator reads. */
export function isPersesDashboard(node: Node): boolean {
  const kind = textOf(at(node, "kind"));
  return (kind === "Dashboard" || kind === "PersesDashboard") && at(specOf(node), "panels")?.kind === "map";
}

/** Since v1alpha2 the resource keeps the dashboard in `config`. */
function specOf(node: Node): Node | undefined {
  return at(node, "spec", "config") ?? at(node, "spec");
}

export function persesDashboard(root: Node): FoundQueries {
  const spec = specOf(root);
  const within = textOf(at(spec, "display", "name")) ?? textOf(at(root, "metadata", "name")) ?? "";
  const found = [
    ...entriesOf(at(spec, "panels")).flatMap(({ key, value }) => panelQueries(key, at(value, "spec"), within)),
    ...itemsOf(at(spec, "variables")).flatMap((variable) => variableQueries(at(variable, "spec"), within)),
  ];
  return {
    queries: found.flatMap((each) => (each === "skipped" ? [] : [each])),
    skipped: found.filter((each) => each === "skipped").length,
  };
}

type Found = Query | "skipped";

function panelQueries(key: string, spec: Node | undefined, within: string): readonly Found[] {
  const holder: Holder = { kind: "panel", name: textOf(at(spec, "display", "name")) ?? key, within };
  const accepts = acceptancesIn(locatedOf(at(spec, "display", "description")));
  return itemsOf(at(spec, "queries")).flatMap((query): readonly Found[] => {
    const plugin = at(query, "spec", "plugin");
    if (!/^Prometheus/.test(textOf(at(plugin, "kind")) ?? "")) return ["skipped"];
    const expression = locatedOf(at(plugin, "spec", "query"));
    if (expression === undefined || expression.text.trim() === "") return [];
    const legend = locatedOf(at(plugin, "spec", "seriesNameFormat"));
    return [{ ...plainQuery, expression, holder, legends: legend === undefined ? [] : [legend], accepts }];
  });
}

function variableQueries(spec: Node | undefined, within: string): readonly Found[] {
  const plugin = at(spec, "plugin");
  const kind = textOf(at(plugin, "kind")) ?? "";
  if (!kind.startsWith("Prometheus")) return [];
  const holder: Holder = { kind: "variable", name: textOf(at(spec, "name")) ?? "", within };
  const label = locatedOf(at(plugin, "spec", "labelName")) ?? locatedOf(at(plugin, "spec", "label_name"));
  const labels = label === undefined ? [] : [label];
  const matchers = itemsOf(at(plugin, "spec", "matchers")).flatMap((node) => locatedOf(node) ?? []);
  const expression = locatedOf(at(plugin, "spec", "expr"));
  return [...matchers, ...(expression === undefined ? [] : [expression])]
    .filter(({ text }) => text.trim() !== "")
    .map((each, index) => ({ ...plainQuery, expression: each, holder, labels: index === 0 ? labels : [] }));
}
