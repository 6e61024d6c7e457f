import type { Finding, FindingCode, Place } from "./finding.js";
import { visible } from "./visible.js";

type FindingDetails = {
  readonly place?: Place | undefined;
  readonly help?: string;
  readonly severity?: "warning";
};

/** Gathers the findings about one source, which is a file or an environment variable. */
export type FindingCollector = {
  readonly source: string;
  readonly findings: Finding[];
  /** The same list, for what another source says. */
  for(source: string): FindingCollector;
  report(code: FindingCode, message: string, details?: FindingDetails): void;
};

export function createFindingCollector(source: string, findings: Finding[] = []): FindingCollector {
  return {
    source,
    findings,
    for: (other) => createFindingCollector(other, findings),
    report: (code, message, { place, help, severity } = {}) => {
      findings.push({
        code,
        severity: severity ?? "error",
        source,
        line: place?.line ?? null,
        column: place?.column ?? null,
        message: visible(message),
        help: help === undefined ? null : visible(help),
      });
    },
  };
}

export function hasErrors(findings: readonly Finding[], from = 0): boolean {
  return findings.slice(from).some(({ severity }) => severity === "error");
}

/** Each finding once, in the order of the file; what is wrong with variables, which signals share, comes last. */
export function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  const unique = [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
  const rank = ({ line }: Finding) => line ?? Number.POSITIVE_INFINITY;
  return unique.sort((a, b) => (rank(a) === rank(b) ? (a.column ?? 0) - (b.column ?? 0) : rank(a) - rank(b)));
}

/** The first error since a point, as the reason why something is off: place and message. */
export function firstError({ findings }: FindingCollector, from: number): string {
  const error = findings.slice(from).find(({ severity }) => severity === "error");
  if (error === undefined) return "it is misconfigured";
  const { source, line, column, message } = error;
  return `${source}${line === null ? "" : `:${line}:${column ?? 1}`}: ${message}`;
}
