import type { LiveCode } from "../diagnostics/live-codes.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Severity } from "../diagnostics/severity.js";
import type { Catalog } from "../model/catalog.js";
import { attributesOf } from "../model/variants.js";
import type { Place, SourceText } from "../source.js";
import type { Finding } from "./finding-log.js";
import { levelOf } from "./level.js";
import type { Shortfall } from "./requirements.js";

/** A finding as it is reported, and what identifies it in a baseline. */
export type ReportedFinding = {
  readonly diagnostic: Diagnostic;
  readonly code: LiveCode;
  /** The metric, empty where there are several, and the attribute. */
  readonly at: readonly string[];
  readonly detail: null;
};

type Places = { readonly catalog: Catalog; readonly source: SourceText };

/** Findings with their places in the catalog, the worst first, then those that came most often. */
export function reportedFindings(findings: readonly Finding[], places: Places): readonly ReportedFinding[] {
  const reported = findings.flatMap((finding): readonly (ReportedFinding & { readonly count: number })[] => {
    const { code, metric, attribute, help, count } = finding;
    const level = levelOf(code, places.catalog.settings.levels);
    if (level === "off") return [];
    const diagnostic = {
      code,
      severity: level,
      at: placeOf(finding, places),
      message: messageOf(finding),
      help,
      related: [],
    };
    return [{ diagnostic, code, at: [metric ?? "", ...(attribute === null ? [] : [attribute])], detail: null, count }];
  });
  const weight = ({ diagnostic }: ReportedFinding) => (diagnostic.severity === "error" ? 0 : 1);
  return reported.sort((a, b) => weight(a) - weight(b) || b.count - a.count);
}

export function shortfallDiagnostics(
  shortfalls: readonly Shortfall[],
  { source }: Pick<Places, "source">,
): readonly ReportedFinding[] {
  const severity: Severity = "error";
  return shortfalls.map(({ code, metric, message, help }) => {
    const diagnostic = { code, severity, at: metric?.place ?? source, message, help, related: [] };
    return { diagnostic, code, at: [metric?.name ?? ""], detail: null };
  });
}

function messageOf({ message, samples, hasMore, count, first }: Finding): string {
  const shown = samples.length === 0 ? "" : `: ${samples.join(", ")}${hasMore ? ", …" : ""}`;
  const since = new Date(first).toISOString().replace(/\.\d+Z$/, "Z");
  return `${message}${shown} (${count === 1 ? "once" : `${count} times`}, first at ${since})`;
}

/** The attribute in its metric, else the metric, else the catalog as a whole. */
function placeOf({ metric, attribute }: Finding, { catalog, source }: Places): Place | SourceText {
  const known = catalog.metrics.find(({ name }) => name === metric);
  if (known === undefined) return catalog.context.find(({ key }) => key === attribute)?.place ?? source;
  return attributesOf(known).find(({ key }) => key === attribute)?.place ?? known.place;
}
