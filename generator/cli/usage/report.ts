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
    facts: () => ({ status: isFailure ? "invalid" : "valid", ...numbersOf(used), ...viewsOf(used) }),
    [isFailure ? "data" : "summary"]: () => summaryOf(checked, errors),
  };
  return render(report, request, host);
}

/** What was looked at, so that nobody takes a run over nothing for a sound one. */
function numbersOf({ metrics, signals, usage }: UsedCatalog) {
  const recorded = metrics.filter(({ metric }) => isRecorded(metric));
  const emitted = signals.filter(({ signal }) => isRecorded(signal));
  return {
    files: usage.files,
    checked: usage.checked,
    recorders: recorded.length,
    used: recorded.filter(({ uses, others }) => uses.length + others.length > 0).length,
    signalRecorders: emitted.length,
    usedSignals: emitted.filter(({ uses }) => uses.length > 0).length,
    raw: usage.raw.length,
    unread: usage.unread.length,
  };
}

type View = (use: RecorderUse) => object;

function viewsOf({ metrics, signals, placeOf }: UsedCatalog) {
  const view: View = ({ place, method }) => {
    const at = placeOf(place);
    return { file: at.source.name, ...positionOf(at), method };
  };
  return {
    metrics: metrics.map(({ metric, uses, others, tests }) => ({
      metric: metric.key,
      name: metric.name,
      status: metric.status,
      uses: uses.map(view),
      through: others.map(view),
      tests: tests.map(view),
    })),
    signals: signals.map(({ signal, uses, tests }) => ({
      kind: signal.kind,
      key: signal.key,
      name: signal.name,
      status: signal.status,
      uses: uses.map(view),
      tests: tests.map(view),
    })),
  };
}

function summaryOf({ used, diagnostics }: Checked, errors: number): string {
  const warnings = diagnostics.length - errors;
  const found = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  const findings = found.filter((part) => part !== "").join(", ") || "no findings";
  const { files, recorders, used: recorded, signalRecorders, usedSignals, unread } = numbersOf(used);
  const others = signalRecorders === 0 ? "" : `, and ${usedSignals} of ${signalRecorders} events and spans`;
  const rest = unread > 0 ? `; ${count(unread, "instrument")} made by hand cannot be read` : "";
  return `${findings} in ${count(files, "file")}, which record ${recorded} of ${count(recorders, "metric")}${others}${rest}\n`;
}
