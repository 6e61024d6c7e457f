import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Palette } from "../terminal/color.js";
import { count } from "../terminal/display.js";
import { paintDiff } from "../terminal/paint-diff.js";
import type { ImportRequest } from "./command.js";

/** How a check of the code ended, or a rewriting. */
type CodeOutcome = {
  readonly status: "checked" | "raw" | "rewritten" | "planned" | "unchanged";
  readonly catalog: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly rewritten: readonly string[];
  readonly files: readonly string[];
  readonly diff: string | null;
};

export function reportCode(outcome: CodeOutcome, request: ImportRequest, host: Host): Promise<Outcome> {
  const { catalog, diagnostics, status, rewritten, files, diff } = outcome;
  const report = {
    command: "import",
    catalog,
    status: status === "raw" ? "findings" : "fine",
    diagnostics,
    facts: () => ({ status, catalog, from: request.from, rewritten, files, diff }),
    ...(diff === null ? {} : { data: (style: Palette) => paintDiff(diff, style) }),
    summary: () => summaryOf(outcome),
  } as const;
  return render(report, request, host);
}

function summaryOf({ status, rewritten, files, diagnostics }: CodeOutcome): string {
  const left = count(diagnostics.length, "metric");
  if (status === "checked" || status === "raw")
    return `${diagnostics.length === 0 ? "no metric is" : left} made outside the catalog\n`;
  if (status === "unchanged") return `nothing is rewritten; ${left} left\n`;
  const verb = status === "planned" ? "would be rewritten" : "rewritten";
  const next = status === "planned" ? "" : "; bind the recorders once: `record.bind(meterProvider)`";
  return `${count(rewritten.length, "metric")} ${verb} in ${count(files.length, "file")}, ${diagnostics.length} left${next}\n`;
}
