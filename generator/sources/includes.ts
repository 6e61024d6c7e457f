import { DiagnosticCollector } from "../diagnostics/collector.js";
import { createLocate } from "../document/locate.js";
import { readDocument } from "../document/read-document.js";
import { problemOfPattern } from "../inner-path.js";
import type { Place, SourceText } from "../source.js";

/** An entry of `include`: a path, or a glob. */
export type Include = { readonly pattern: string; readonly place: Place };

const longest = 256;

/** What a catalog includes, without what no file may be looked for; that is reported. Other faults are left to its reading. */
export function includesIn(catalog: SourceText, found: DiagnosticCollector): readonly Include[] {
  const { node } = readDocument(catalog, new DiagnosticCollector());
  if (node === undefined) return [];
  const locate = createLocate(node.located, catalog);
  return written(node.data).flatMap((pattern, index): readonly Include[] => {
    if (typeof pattern !== "string" || pattern === "") return [];
    const place = locate(["include", index]);
    const reason = pattern.length > longest ? `is longer than ${longest} characters` : problemOfPattern(pattern);
    if (reason === undefined) return [{ pattern, place }];
    const help = 'write a path or a glob below the catalog\'s folder, as in "metrics/*.yaml"';
    found.report("unsafe-path", place, `"${pattern.slice(0, longest)}" ${reason}`, { help });
    return [];
  });
}

function written(data: unknown): readonly unknown[] {
  const include = typeof data === "object" && data !== null && "include" in data ? data.include : undefined;
  return Array.isArray(include) ? include : [];
}
