import { readFileSync } from "node:fs";
import type { DiagnosticCode } from "../../../generator/diagnostics/codes.js";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { type Diagnostic, placeOf } from "../../../generator/diagnostics/diagnostic.js";
import { decodeSource } from "../../../generator/document/decode.js";
import { type LocatedDocument, parseCatalog } from "../../../generator/document/parse.js";
import type { SourceText } from "../../../generator/source.js";

export type Reading = {
  readonly source: SourceText | undefined;
  readonly result: LocatedDocument | undefined;
  readonly found: readonly Diagnostic[];
};

/** The example of the design, with all forms of the format. */
export const codexCatalog: string = readFileSync(new URL("fixtures/codex.yaml", import.meta.url), "utf8");

/** What a catalog must have, ahead of its metrics. */
export const head = "catalog: 1\nname: codex\n";

export function read(text: string): Reading {
  return readBytes(new TextEncoder().encode(text));
}

export function readBytes(bytes: Uint8Array): Reading {
  const collector = new DiagnosticCollector();
  const source = decodeSource("catalog.yaml", bytes, collector);
  const result = source && parseCatalog(source, collector);
  return { source, result, found: collector.sorted() };
}

/** Code and marked text of each finding, in order; a finding about the whole file marks nothing. */
export function marked({ found }: Reading): readonly (readonly [DiagnosticCode, string | null])[] {
  return found.map((diagnostic) => {
    const place = placeOf(diagnostic);
    return [diagnostic.code, place === null ? null : place.source.text.slice(place.start, place.end)];
  });
}

/** The help of the only finding. */
export function onlyHelp(text: string): string | null {
  const { found } = read(text);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`expected one finding, got ${JSON.stringify(found)}`);
  return only.help;
}

/** A catalog of one counter with further lines of YAML in it. */
export function withMetric(...lines: readonly string[]): string {
  return `${head}metrics:\n  tool.call:\n    instrument: counter\n${lines.map((line) => `    ${line}\n`).join("")}`;
}
