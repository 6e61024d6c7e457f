import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";
import { readPlain } from "./plain/read-plain.js";
import { type Reading, readByPackage } from "./yaml/read-package.js";

export type Read = Pick<Reading, "node" | "isWhole">;

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
  const node = readPlain(source.text);
  return node === undefined ? readByPackage(source) : { node, isWhole: true, diagnostics: [] };
}
