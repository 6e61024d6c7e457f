import type { LiveCode } from "../diagnostics/live-codes.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Severity } from "../diagnostics/severity.js";
import type { Catalog } from "../model/catalog.js";
import { entriesIn } from "../model/entries.js";
import { attributesOf } from "../model/variants.js";
import type { Place, SourceText } from "../source.js";
import type { EntryKind } from "../vocabulary.js";
import type { Finding } from "./finding-log.js";
import { levelOf } from "./level.js";
import type { Shortfall } from "./requirements.js";

/** A finding as it is reported, and what identifies it in a baseline. */
export type ReportedFinding = {
  readonly diagnostic: Diagnostic;
  readonly code: LiveCode;
  readonly kind: EntryKind | null;
  /** Of what the catalog declares; null where the finding is about more than one, or none. */
  readonly name: string | null;
  /** The metric, or the event or span with its kind; empty where there are several; and the attribute. */
  readonly at: readonly string[];
  readonly detail: null;
};

type Places = { readonly catalog: Catalog; readonly source: SourceText };

/** Findings with their places in the catalog, the worst first, then those that came most often. */
export function reportedFindings(findings: readonly Finding[], places: Places): readonly ReportedFinding[] {
  const reported = findings.flatMap((finding): readonly (ReportedFinding & { readonly count: number })[] => {
    const { code, kind, name, attribute, help, count } = finding;
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
    const at = [stepOf(kind, name), ...(attribute === null ? [] : [attribute])];
    return [{ diagnostic, code, kind, name, at, detail: null, count }];
  });
  const weight = ({ diagnostic }: ReportedFinding) => (diagnostic.severity === "error" ? 0 : 1);
  return reported.sort((a, b) => weight(a) - weight(b) || b.count - a.count);
}

export function shortfallDiagnostics(
  shortfalls: readonly Shortfall[],
  { source }: Pick<Places, "source">,
): readonly ReportedFinding[] {
  const severity: Severity = "error";
  return shortfalls.map(({ code, entry, message, help }) => {
    const diagnostic = { code, severity, at: entry?.place ?? source, message, help, related: [] };
    const [kind, name] = [entry?.kind ?? null, entry?.name ?? null];
    return { diagnostic, code, kind, name, at: [stepOf(kind, name)], detail: null };
  });
}

/** An event may have the name of a metric. */
function stepOf(kind: EntryKind | null, name: string | null): string {
  return kind === null || kind === "metric" ? (name ?? "") : `${kind} ${name ?? ""}`.trimEnd();
}

function messageOf({ message, samples, hasMore, count, first }: Finding): string {
  const shown = samples.length === 0 ? "" : `: ${samples.join(", ")}${hasMore ? ", …" : ""}`;
  const since = new Date(first).toISOString().replace(/\.\d+Z$/, "Z");
  return `${message}${shown} (${count === 1 ? "once" : `${count} times`}, first at ${since})`;
}

/** The attribute in its metric, event or span, else that itself, else the catalog as a whole. */
function placeOf({ kind, name, attribute }: Finding, { catalog, source }: Places): Place | SourceText {
  const known = entriesIn(catalog).find((entry) => entry.kind === kind && entry.name === name);
  if (known === undefined) return catalog.context.find(({ key }) => key === attribute)?.place ?? source;
  return attributesOf(known).find(({ key }) => key === attribute)?.place ?? known.place;
}
