import { at, itemsOf, type Node, textOf } from "../tree/node.js";

/** Whether an expression is Prometheus', by the type of its data source; undefined when the file does not say. */
export type IsPrometheus = (source: Node | undefined) => boolean | undefined;

/** Data sources that speak PromQL: Prometheus itself, and those of Mimir, Amazon, Azure, VictoriaMetrics, named after it. */
export function speaksPromql(type: string): boolean {
  return /prometheus|victoriametrics-metrics|mimir|cortex|thanos/i.test(type);
}

/**
 * A data source is an object with a type, the name of one, or a variable such as `${DS_PROMETHEUS}`, whose type stands
 * among the dashboard's inputs or variables.
 */
export function dataSourcesOf(dashboard: Node): IsPrometheus {
  const inputs = itemsOf(at(dashboard, "__inputs")).map((input) => typed(input, "pluginId"));
  const variables = itemsOf(at(dashboard, "templating", "list"))
    .filter((variable) => textOf(at(variable, "type")) === "datasource")
    .map((variable) => typed(variable, "query"));
  const types = new Map([...inputs, ...variables]);
  return (source) => {
    const type = textOf(at(source, "type")) ?? types.get(variableIn(textOf(at(source, "uid")) ?? textOf(source) ?? ""));
    return type === undefined ? namedAfter(textOf(source)) : speaksPromql(type);
  };
}

function typed(node: Node, key: string): readonly [string, string] {
  return [textOf(at(node, "name")) ?? "", textOf(at(node, key)) ?? ""];
}

function variableIn(text: string): string {
  return /^\$\{?(\w+)\}?$/.exec(text)?.[1] ?? "";
}

/** A bare name says what it is only where it is named after its kind. */
function namedAfter(name: string | undefined): boolean | undefined {
  if (name === undefined) return undefined;
  if (speaksPromql(name)) return true;
  return /\b(loki|tempo|elasticsearch|influx|graphite|cloudwatch|mysql|postgres\w*|grafana)\b/i.test(name)
    ? false
    : undefined;
}

/** The type of a query's data source in Grafana's V2 schema; v2alpha1 writes it as the kind. */
export function groupOf(query: Node | undefined): string | undefined {
  const kind = textOf(at(query, "kind"));
  return kind === "DataQuery" ? textOf(at(query, "group")) : kind;
}
