import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";
import { composeYaml } from "./yaml/compose.js";
import { type ReadNode, readNodes } from "./yaml/read-nodes.js";
import { catalogLimits } from "./yaml/tokens.js";

/**
 * A file of another tool as plain data with places, under the limits of a catalog. Unlike one it may hold anchors and aliases;
 * what is behind an alias stands where the alias does. Undefined, and findings, when it is not well-formed.
 */
export function readForeign(source: SourceText, found: DiagnosticCollector): ReadNode | undefined {
  const root = composeYaml(source, found, { ...catalogLimits, references: true });
  return root === undefined ? undefined : readNodes(root, source, found);
}
