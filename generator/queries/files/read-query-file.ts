import type { SourceText } from "../../source.js";
import type { QueryFile } from "../query.js";
import { jsonTree } from "../tree/json-tree.js";
import type { Node, TreeProblem } from "../tree/node.js";
import { yamlTrees } from "../tree/yaml-tree.js";
import { classicDashboard, isClassicDashboard } from "./classic-dashboard.js";
import { allOf, type FoundQueries } from "./found-queries.js";
import { isPersesDashboard, persesDashboard } from "./perses-dashboard.js";
import { plainLines } from "./plain-lines.js";
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
