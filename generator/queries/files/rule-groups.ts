import { type Holder, plainQuery, type Query } from "../query.js";
import { at, entriesOf, itemsOf, locatedOf, type Node, textOf } from "../tree/node.js";
import { acceptancesInComments } from "./acceptances.js";
import { dataSourcesOf } from "./data-source.js";
import type { FoundQueries } from "./found-queries.js";

/** Whether a tree has groups of rules: a rule file of Prometheus, a PrometheusRule, or alert rules of Grafana. */
export function hasRuleGroups(node: Node): boolean {
  return groupsOf(node) !== undefined;
}

function groupsOf(node: Node): Node | undefined {
  return [at(node, "groups"), at(node, "spec", "groups")].find((groups) => groups?.kind === "list");
}

/** The queries of alerting and recording rules; `text` is that of the file, whose comments accept findings. */
export function ruleGroups(root: Node, text: string): FoundQueries {
  const isPrometheus = dataSourcesOf(root);
  const queries: Query[] = [];
  let skipped = 0;
  for (const group of itemsOf(groupsOf(root))) {
    const within = textOf(at(group, "name")) ?? "";
    const rules = itemsOf(at(group, "rules"));
    for (const [index, rule] of rules.entries()) {
      const from = index === 0 ? group.start : (rules[index - 1]?.end ?? rule.start);
      const accepts = acceptancesInComments(text, commentsBefore(text, rule.start, from), endOfLine(text, rule.end));
      queries.push(...ruleQueries(rule, within).map((query) => ({ ...query, accepts })));
      for (const { source, query } of grafanaQueries(rule, within)) {
        if (isPrometheus(source) ?? true) queries.push({ ...query, accepts });
        else skipped += 1;
      }
    }
  }
  return { queries, skipped };
}

function ruleQueries(rule: Node, within: string): readonly Query[] {
  const expression = locatedOf(at(rule, "expr"));
  const record = locatedOf(at(rule, "record")) ?? null;
  if (expression === undefined) return [];
  const name = record?.text ?? textOf(at(rule, "alert")) ?? "";
  const holder: Holder = { kind: record === null ? "alert" : "recording rule", name, within };
  const labels = entriesOf(at(rule, "labels"));
  const templates = [...labels, ...entriesOf(at(rule, "annotations"))].flatMap(({ value }) => locatedOf(value) ?? []);
  return [{ ...plainQuery, expression, holder, templates, record, added: labels.map(({ key }) => key) }];
}

/** Rules that Grafana manages have a list of queries, some of them expressions of Grafana itself. */
function grafanaQueries(
  rule: Node,
  within: string,
): readonly { readonly source: Node | undefined; readonly query: Query }[] {
  const holder: Holder = { kind: "alert", name: textOf(at(rule, "title")) ?? "", within };
  const templates = [...entriesOf(at(rule, "labels")), ...entriesOf(at(rule, "annotations"))].flatMap(
    ({ value }) => locatedOf(value) ?? [],
  );
  return itemsOf(at(rule, "data")).flatMap((data) => {
    const expression = locatedOf(at(data, "model", "expr"));
    if (expression === undefined || textOf(at(data, "datasourceUid")) === "__expr__") return [];
    return [{ source: at(data, "model", "datasource"), query: { ...plainQuery, expression, holder, templates } }];
  });
}

/** Where the lines begin that stand right above a rule and hold comments only. */
function commentsBefore(text: string, start: number, notBefore: number): number {
  let from = text.lastIndexOf("\n", start - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf("\n", from - 2) + 1;
    if (from === 0 || above < notBefore - 1 || !/^[ \t]*#/.test(text.slice(above, from))) return from;
    from = above;
  }
}

function endOfLine(text: string, offset: number): number {
  // What ends behind a line break, as a block does, ends on the line before it.
  const end = text.indexOf("\n", Math.max(0, offset - 1));
  return end === -1 ? text.length : end;
}
