import type { SourceText } from "../../source.js";
import { type Query, type QueryFile, plainQuery } from "../query.js";
import { verbatimText } from "../text/located-text.js";
import { jsonTree } from "../tree/json-tree.js";
import type { Node, TreeProblem } from "../tree/node.js";
import { yamlTrees } from "../tree/yaml-tree.js";
import { acceptancesInComments } from "./acceptances.js";
import { classicDashboard, isClassicDashboard } from "./classic-dashboard.js";
import { type FoundQueries, allOf } from "./found-queries.js";
import { isPersesDashboard, persesDashboard } from "./perses-dashboard.js";
import { isResourceDashboard, resourceDashboard } from "./resource-dashboard.js";
import { hasRuleGroups, ruleGroups } from "./rule-groups.js";

/** What a file of a known form holds, by the form and not by the name; a problem when it has none. */
export function readQueryFile(source: SourceText): QueryFile | TreeProblem {
  if (/\.(promql|txt)$/i.test(source.name)) return { source, ...plainLines(source.text) };
  const trees = treesOf(source);
  if ("message" in trees) return trees;
  const found = trees.map((tree) => foundIn(tree, source.text));
  const known = found.filter((each) => each !== undefined);
  return known.length === 0 ? noForm(source) : { source, ...allOf(known) };
}

/** JSON is read as such where it looks so: that is faster, and says more about what is wrong. */
function treesOf({ name, text }: SourceText): readonly Node[] | TreeProblem {
  const body = text.replace(/^\uFEFF/, "");
  if (!/\.json$/i.test(name) && !/^\s*[{[]/.test(body)) return yamlTrees(text);
  const tree = jsonTree(text);
  return "message" in tree ? tree : [tree];
}

function foundIn(tree: Node, text: string): FoundQueries | undefined {
  if (hasRuleGroups(tree)) return ruleGroups(tree, text);
  if (isResourceDashboard(tree)) return resourceDashboard(tree);
  if (isPersesDashboard(tree)) return persesDashboard(tree);
  return isClassicDashboard(tree) ? classicDashboard(tree) : undefined;
}

function noForm({ text }: SourceText): TreeProblem {
  const message = "the file is no dashboard of Grafana or Perses, and has no groups of Prometheus rules";
  return { message, start: 0, end: Math.min(1, text.length), isBroken: false };
}

/** A file of expressions, one a line; lines that begin with `#` are comments on the next one. */
function plainLines(text: string): FoundQueries {
  const queries: Query[] = [];
  let commentsFrom = 0;
  let number = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n?/g)) {
    number += 1;
    const written = line.replace(/^\s+|\s+$/g, "");
    if (written === "" || written.startsWith("#")) {
      if (written === "") commentsFrom = index + line.length;
      continue;
    }
    const end = index + line.length;
    queries.push({
      ...plainQuery,
      expression: verbatimText(written, index + line.indexOf(written), (piece) => piece),
      holder: { kind: "line", name: String(number), within: "" },
      accepts: acceptancesInComments(text, commentsFrom, end),
    });
    commentsFrom = end;
  }
  return { queries, skipped: 0 };
}
