import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { importCodes, isLoss } from "../../diagnostics/import-codes.js";
import type { ImportLoss } from "../../import/imported-catalog.js";
import type { WrittenImport } from "../../import/write/write-import.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Palette } from "../terminal/color.js";
import { paintDiff } from "../terminal/paint-diff.js";
import type { ImportRequest } from "./command.js";

/** How an import ended. `rejected`: no valid catalog can be made; `planned`: a dry run; `unchanged`: it had everything. */
export type ImportOutcome =
  | { readonly status: "unreadable" | "invalid" | "rejected"; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly status: "imported" | "planned" | "unchanged";
      readonly result: WrittenImport;
      /** The files that are written, as messages call them. */
      readonly files: readonly string[];
      readonly diff: string | null;
      readonly isNew: boolean;
    };

const nothingWritten = {
  unreadable: "",
  invalid: "error: the catalog has errors, so nothing was written\n",
  rejected: "error: the catalog would have errors, so nothing was written\n",
};

export function reportImport(
  catalog: string,
  outcome: ImportOutcome,
  request: ImportRequest,
  host: Host,
): Promise<Outcome> {
  const { status } = outcome;
  if ("diagnostics" in outcome) {
    const problems = () => nothingWritten[outcome.status];
    const ended = { command: "import", catalog, status: status === "unreadable" ? "misuse" : "findings" } as const;
    return render(
      { ...ended, diagnostics: outcome.diagnostics, facts: () => ({ status, catalog }), problems },
      request,
      host,
    );
  }
  const { result, files, diff } = outcome;
  const { added, events, spans, known, differing } = result;
  const { losses, leftOut } = dividedLosses(result);
  const isFailure = request.failOn === "loss" && losses.length > 0;
  const counts = { added, events, spans, known, differing, losses: losses.length, leftOut: leftOut.length };
  const report = {
    command: "import",
    catalog,
    status: isFailure ? "findings" : "fine",
    diagnostics: [...losses, ...shownOf(leftOut, request)].map(asDiagnostic),
    facts: () => ({ status, catalog, from: request.from, files, ...counts, diff }),
    ...(diff === null ? {} : { data: (style: Palette) => paintDiff(diff.replaceAll("\r\n", "\n"), style) }),
    summary: (style: Palette) => summaryOf(catalog, outcome, style),
  } as const;
  return render(report, request, host);
}

/** A registry has many files with what a catalog has no place for; formats for programs hold all. */
const mostLeftOut = 10;

function shownOf(leftOut: readonly ImportLoss[], { format }: Pick<ImportRequest, "format">): readonly ImportLoss[] {
  return format === "json" ? leftOut : leftOut.slice(0, mostLeftOut);
}

function dividedLosses({ losses: all }: WrittenImport) {
  return { losses: all.filter(isLoss), leftOut: all.filter((each) => !isLoss(each)) };
}

function asDiagnostic({ code, at, message, help }: ImportLoss): Diagnostic {
  const { fix } = importCodes[code];
  const general = fix.charAt(0).toLowerCase() + fix.slice(1).replace(/\.$/, "");
  return { code, severity: "warning", at, message, help: help ?? general, related: [] };
}

type Done = Extract<ImportOutcome, { readonly result: WrittenImport }>;

function summaryOf(catalog: string, { status, result, isNew }: Done, { bold, dim }: Palette): string {
  const { known, differing } = result;
  const { losses, leftOut } = dividedLosses(result);
  const there = known === 0 ? [] : [`${known} ${known === 1 ? "was" : "were"} there already`];
  const other = differing === 0 ? [] : [`${differing} of them otherwise`];
  const lost = losses.length === 0 ? "nothing is lost" : `${losses.length} ${losses.length === 1 ? "loss" : "losses"}`;
  const hidden = leftOut.length - mostLeftOut;
  const more = hidden > 0 ? ` (${hidden} more lines in \`--format json\`)` : "";
  const beside = leftOut.length === 0 ? [] : [`what a catalog has no place for is left out${more}`];
  const rest = [...there, ...other, lost, ...beside].join(", ");
  if (status === "unchanged" && isNew)
    return `${bold(`${catalog}:`)} not written, as there is nothing to write; ${rest}\n`;
  if (status === "unchanged") return `${bold(`${catalog}:`)} unchanged; ${rest}\n`;
  const verb = status === "planned" ? "would get" : "has";
  const next = status === "planned" ? "" : `; ${dim(`run \`${result.catalog.catalog.settings.command}\``)}`;
  return `${bold(`${catalog}:`)} ${verb} ${addedIn(result, isNew)}; ${rest}${next}\n`;
}

/** "541 metrics, 32 events and 113 spans"; of a kind with none nothing is said, unless there is none of any. */
function addedIn({ added, events, spans }: WrittenImport, isNew: boolean): string {
  const kinds = [
    ["metric", added],
    ["event", events],
    ["span", spans],
  ] as const;
  const present = kinds.filter(([, keys]) => keys.length > 0);
  const counts = present.map(([kind, { length }], index) => {
    return `${length} ${isNew || index > 0 ? "" : "new "}${kind}${length === 1 ? "" : "s"}`;
  });
  const last = counts.pop() ?? "";
  return counts.length === 0 ? last : `${counts.join(", ")} and ${last}`;
}
