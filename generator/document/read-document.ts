import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";
import { composeYaml } from "./compose.js";
import { type ReadNode, readNodes } from "./read-nodes.js";

/** A text as plain data with places, whatever its keys; undefined, and findings, when it is not well-formed. */
export function readDocument(source: SourceText, found: DiagnosticCollector): ReadNode | undefined {
  const root = composeYaml(source, found);
  return root === undefined ? undefined : readNodes(root, source, found);
}
