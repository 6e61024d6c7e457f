import type { Config, Exporter, Signal } from "../settings/config.js";
import type { Finding } from "../findings/finding.js";
import { visible } from "../findings/visible.js";
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
  /** How many of the dropped items were given up for which reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** When what waits is tried again, while the receiver cannot take it. */
  readonly nextTry: Date | null;
};

/** What each signal does, and what was found at the start. */
export type TelemetryStatus = Readonly<Record<Signal, SignalStatus>> & { readonly findings: readonly Finding[] };

export function statusOff(why: string): SignalStatus {
  const nothing = {
    where: null,
    lastSuccess: null,
    lastError: null,
    exported: 0,
    dropped: 0,
    waiting: 0,
    reasons: {},
    nextTry: null,
  };
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
  return {
    on: true,
    why,
    exporter: exporter.kind,
    where,
    ...stats,
    reasons: { ...stats.reasons },
    waiting: running.waiting(),
  };
}

function describeSignal(name: string, status: SignalStatus): readonly string[] {
  if (!status.on) return [`${name}: off: ${status.why}`];
  const { exporter, where, why, exported, dropped, waiting, lastSuccess, lastError, nextTry } = status;
  return [
    `${name}: on, ${exporter} to ${where} (${why})`,
    `  ${exported} exported, ${waiting} waiting, ${dropped} dropped`,
    ...Object.entries(status.reasons).map(([reason, count]) => `    ${count} dropped: ${reason}`),
    `  last success: ${lastSuccess?.toISOString() ?? "none yet"}`,
    ...(lastError === null ? [] : [`  last error: ${lastError.at.toISOString()}: ${lastError.message}`]),
    ...(nextTry === null ? [] : [`  next try: ${nextTry.toISOString()}`]),
  ];
}

/** The status in lines for people. */
export function describeStatus({ logs, traces, metrics }: TelemetryStatus): string {
  const lines = Object.entries({ logs, traces, metrics }).flatMap(([name, status]) => describeSignal(name, status));
  return lines.map(visible).join("\n");
}
