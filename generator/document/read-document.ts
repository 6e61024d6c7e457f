import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceText } from "../source.js";
import { composeYaml } from "./compose.js";
import { type ReadNode, readNodes } from "./read-nodes.js";

export type Read = {
  /** Undefined when the text is not well-formed. */
  readonly node: ReadNode | undefined;
  /** False when what could not be read was left out. */
  readonly isWhole: boolean;
};
type Reading = Read & { readonly diagnostics: readonly Diagnostic[] };

const known = new WeakMap<SourceText, Reading>();

/**
 * A text as plain data with places, whatever its keys, and findings where it is not well-formed. Each text is read once: when
 * one file of a catalog is edited, the others are known.
 */
export function readDocument(source: SourceText, found: DiagnosticCollector): Read {
  const reading = known.get(source) ?? readText(source);
  known.set(source, reading);
  found.add(reading.diagnostics);
  return reading;
}

function readText(source: SourceText): Reading {
  const found = new DiagnosticCollector();
  const root = composeYaml(source, found);
  const node = root === undefined ? undefined : readNodes(root, source, found);
  return { node, isWhole: !found.hasErrors, diagnostics: found.sorted() };
}
