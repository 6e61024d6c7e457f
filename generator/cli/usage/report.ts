import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isRecorded } from "../../model/emission.js";
import { positionOf } from "../../source.js";
import type { RecorderUse } from "../../typescript/use.js";
import type { UsedCatalog } from "../../usage/used-catalog.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import { count } from "../terminal/display.js";
import type { UsageRequest } from "./command.js";

type Checked = {
  readonly name: string;
  readonly used: UsedCatalog;
  readonly diagnostics: readonly Diagnostic[];
};

export function reportUsage(checked: Checked, request: UsageRequest, host: Host): Promise<Outcome> {
  const { name, used, diagnostics } = checked;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const isFailure = request.failOn === "warning" ? diagnostics.length > 0 : request.failOn === "error" && errors > 0;
  const report: Report = {
    command: "usage",
    status: isFailure ? "findings" : "fine",
    catalog: name,
    diagnostics,
    facts: () => ({ status: isFailure ? "invalid" : "valid", ...numbersOf(used), metrics: metricViews(used) }),
    [isFailure ? "data" : "summary"]: () => summaryOf(checked, errors),
  };
  return render(report, request, host);
}

/** What was looked at, so that nobody takes a run over nothing for a sound one. */
function numbersOf({ metrics, usage }: UsedCatalog) {
  const recorded = metrics.filter(({ metric }) => isRecorded(metric));
  return {
    files: usage.files,
    checked: usage.checked,
    recorders: recorded.length,
    used: recorded.filter(({ uses }) => uses.length > 0).length,
    raw: usage.raw.length,
    unread: usage.unread.length,
  };
}

function metricViews({ metrics, placeOf }: UsedCatalog) {
  const view = ({ place, method }: RecorderUse) => {
    const at = placeOf(place);
    return { file: at.source.name, ...positionOf(at), method };
  };
  return metrics.map(({ metric, uses, others, tests }) => ({
    metric: metric.key,
    name: metric.name,
    status: metric.status,
    uses: uses.map(view),
    through: others.map(view),
    tests: tests.map(view),
  }));
}

function summaryOf({ used, diagnostics }: Checked, errors: number): string {
  const warnings = diagnostics.length - errors;
  const found = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  const findings = found.filter((part) => part !== "").join(", ") || "no findings";
  const numbers = numbersOf(used);
  const rest = numbers.unread > 0 ? `; ${count(numbers.unread, "instrument")} made by hand cannot be read` : "";
  return `${findings} in ${count(numbers.files, "file")}, which record ${numbers.used} of ${count(numbers.recorders, "metric")}${rest}\n`;
}
