import type { Config, Exporter, Signal } from "../settings/config.js";
import type { Finding } from "../findings/finding.js";
import type { Running } from "../signals/signal.js";

/** Whether a signal is on, why, where it goes, and whether it arrives. Counts are log events, spans, and data points. */
export type SignalStatus = {
  readonly on: boolean;
  /** The key, file or variable that decided. */
  readonly why: string;
  readonly exporter: Exporter["kind"];
  /** Without credentials. */
  readonly where: string | null;
  readonly lastSuccess: Date | null;
  readonly lastError: { readonly at: Date; readonly message: string } | null;
  readonly exported: number;
  readonly dropped: number;
  readonly waiting: number;
};

export type TelemetryStatus = Readonly<Record<Signal, SignalStatus>> & { readonly findings: readonly Finding[] };

export function statusOff(why: string): SignalStatus {
  const nothing = { where: null, lastSuccess: null, lastError: null, exported: 0, dropped: 0, waiting: 0 };
  return { on: false, why, exporter: "none", ...nothing };
}

/** The status of a signal that runs, or of one that the configuration or a failed start has switched off. */
export function statusOf(
  signal: Signal,
  config: Config,
  running: Running | undefined,
  failure: Finding | undefined,
): SignalStatus {
  const { why, exporter } = config[signal];
  if (running === undefined) return statusOff(failure?.message ?? why);
  const { where, stats } = running;
  return { on: true, why, exporter: exporter.kind, where, ...stats, waiting: running.waiting() };
}

function describeSignal(name: string, status: SignalStatus): string {
  if (!status.on) return `${name}: off: ${status.why}`;
  const { exporter, where, why, exported, dropped, waiting, lastSuccess, lastError } = status;
  const lines = [
    `${name}: on, ${exporter} to ${where} (${why})`,
    `  ${exported} exported, ${waiting} waiting, ${dropped} dropped`,
    `  last success: ${lastSuccess?.toISOString() ?? "none yet"}`,
    ...(lastError === null ? [] : [`  last error: ${lastError.at.toISOString()}: ${lastError.message}`]),
  ];
  return lines.join("\n");
}

/** The status in lines for people. */
export function describeStatus({ logs, traces, metrics }: TelemetryStatus): string {
  return [describeSignal("logs", logs), describeSignal("traces", traces), describeSignal("metrics", metrics)].join(
    "\n",
  );
}
