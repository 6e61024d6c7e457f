import { metrics as api } from "@opentelemetry/api";
import type { Config, Signal } from "../settings/config.js";
import { describeFinding, type Finding } from "../findings/finding.js";
import { visible } from "../findings/visible.js";
import { type ApiCopy, findApiCopies } from "./api-copies.js";
import { findSharedPort } from "../lifecycle/shared-port.js";
import type { Probe } from "./probe-page.js";

/** What is looked at. */
export type DiagnoseOptions = {
  /** The folder of the program, where a second copy of the API is looked for; default: the current one. */
  readonly folder?: string;
  /** Whether to send an empty request for each signal that is on; default: true. */
  readonly probe?: boolean;
  /** Whether this process is the program, so that its Meter is looked at; default: true. */
  readonly inProgram?: boolean;
};

/** What was found; `ok` is false where a probe failed, a finding is an error, or the API is there twice. */
export type Diagnosis = {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly probes: Readonly<Record<Signal, Probe>>;
  readonly apiCopies: readonly ApiCopy[];
  /** The whole diagnosis in lines for people, with what to do. */
  readonly text: string;
};

function isNoopMeter(): boolean {
  const meter = api.getMeter("meterbook.doctor");
  return meter.createObservableGauge("meterbook.a") === meter.createObservableGauge("meterbook.b");
}

function describeMeter(inProgram: boolean): string {
  if (!inProgram)
    return "-  the Meter of the program can be looked at there only: call diagnose() after startTelemetry";
  return isNoopMeter()
    ? "-  the Meter of this process does nothing: no MeterProvider is registered yet; call startTelemetry before getMeter"
    : "ok the Meter of this process records";
}

function describe(config: Config, { findings, probes, apiCopies }: Omit<Diagnosis, "ok" | "text">): readonly string[] {
  const mark = ({ ok }: Probe) => (ok === null ? "-" : ok ? "ok" : "!!");
  const lines = [
    `configuration: ${config.file ?? "none"}`,
    ...findings.map((finding) => `  ${describeFinding(finding)}`),
    ...Object.entries(probes).map(([signal, result]) => `${mark(result)} ${signal}: ${result.message}`),
  ];
  if (apiCopies.length <= 1) return lines;
  return [
    ...lines,
    "!! there are two copies of @opentelemetry/api, so that what one registers the other does not see:",
    ...apiCopies.map(({ folder, version }) => `     ${version} in ${folder}`),
    "   make `npm ls @opentelemetry/api` show one version",
  ];
}

/** Looks at a configuration, sends one empty request for each signal that is on, and reports what to do. Sends no data. */
export async function diagnose(config: Config, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  const { folder = process.cwd(), probe: isSending = true, inProgram = true } = options;
  // A program that only starts telemetry opens no connection by itself.
  const { probe } = await import("./probe.js");
  const [logs, traces, metrics] = await Promise.all([
    probe("logs", config, isSending),
    probe("traces", config, isSending),
    probe("metrics", config, isSending),
  ]);
  const probes = { logs, traces, metrics };
  const findings = [...config.findings, ...(inProgram ? await findSharedPort(config) : [])];
  const apiCopies = findApiCopies(folder);
  const failed = Object.values(probes).some(({ ok }) => ok === false);
  const wrong = findings.some(({ severity }) => severity === "error");
  return {
    ok: !failed && !wrong && apiCopies.length <= 1,
    findings,
    probes,
    apiCopies,
    text: [...describe(config, { findings, probes, apiCopies }), describeMeter(inProgram)].map(visible).join("\n"),
  };
}
