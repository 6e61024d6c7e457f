import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceText } from "../../source.js";
import { composeYaml } from "./compose.js";
import { type ReadNode, readNodes } from "./read-nodes.js";

export type Reading = {
  /** Undefined when the text is not well-formed. */
  readonly node: ReadNode | undefined;
  /** False when what could not be read was left out. */
  readonly isWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/** A text as the package for YAML reads it, whatever is in it. It is loaded with this file, which few runs need. */
export function readByPackage(source: SourceText): Reading {
  const found = new DiagnosticCollector();
  const root = composeYaml(source, found);
  const node = root === undefined ? undefined : readNodes(root, source, found);
  return { node, isWhole: !found.hasErrors, diagnostics: found.sorted() };
}
