import { metrics as api } from "@opentelemetry/api";
import type { Config, Exporter, Signal } from "../settings/config.js";
import { describeFinding, type Finding } from "../findings/finding.js";
import { visible } from "../findings/visible.js";
import { type ApiCopy, findApiCopies } from "./api-copies.js";
import { createSender, formatOf, type PushExporter } from "../senders/create-sender.js";
import { findFailure } from "../lifecycle/failures.js";
import { telemetryStatus } from "../lifecycle/current.js";
import { loadPackages } from "../lifecycle/packages.js";
import type { Answer } from "../senders/sender.js";

/** The result of one probe; `ok` is null for a signal that is off, or that was not probed. */
export type Probe = { readonly ok: boolean | null; readonly message: string };

export type DiagnoseOptions = {
  /** The folder of the program, where a second copy of the API is looked for; default: the current one. */
  readonly folder?: string;
  /** Whether to send an empty request for each signal that is on; default: true. */
  readonly probe?: boolean;
  /** Whether this process is the program, so that its Meter is looked at; default: true. */
  readonly inProgram?: boolean;
};

export type Diagnosis = {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly probes: Readonly<Record<Signal, Probe>>;
  readonly apiCopies: readonly ApiCopy[];
  /** The whole diagnosis in lines for people, with what to do. */
  readonly text: string;
};

async function isPortFree(host: string, port: number): Promise<boolean> {
  const { createServer } = await import("node:net");
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function toProbe(answer: Answer, where: string): Probe {
  return answer.kind === "delivered"
    ? { ok: true, message: `${where} answers` }
    : { ok: false, message: `${where}: ${answer.message}` };
}

async function probePort({ host, port, path }: Extract<Exporter, { kind: "prometheus" }>): Promise<Probe> {
  const address = `http://${host}:${port}${path}`;
  if (telemetryStatus().metrics.where === address)
    return { ok: true, message: `${address} is offered by this program` };
  const ok = await isPortFree(host, port);
  return { ok, message: ok ? `${address} can be offered` : `${address}: the port is in use` };
}

/** Sends a request that holds nothing, which a receiver accepts like any other. */
async function probeReceiver(signal: Signal, exporter: PushExporter, config: Config): Promise<Probe> {
  const sender = await createSender(signal, exporter, config, () => 0);
  const { timeout } = config[signal];
  if (exporter.kind === "file" || exporter.kind === "console")
    return { ok: true, message: `${sender.where} can be written` };
  const attempt = new AbortController();
  const timer = setTimeout(() => attempt.abort(), timeout);
  const body = formatOf(exporter) === "json" ? new TextEncoder().encode("{}") : new Uint8Array();
  const timedOut = new Promise<Answer>((resolve) => {
    attempt.signal.addEventListener("abort", () =>
      resolve({ kind: "retry", message: `no answer within ${timeout} ms` }),
    );
  });
  const answer = await Promise.race([timedOut, sender.send(body, attempt.signal)]);
  clearTimeout(timer);
  sender.close();
  return toProbe(answer, sender.where);
}

async function probe(signal: Signal, config: Config, isSending: boolean): Promise<Probe> {
  const { exporter, why } = config[signal];
  if (exporter.kind === "none") return { ok: null, message: `off: ${why}` };
  try {
    await loadPackages(signal, exporter);
    if (!isSending) return { ok: null, message: `on: ${why}; not probed` };
    return exporter.kind === "prometheus" ? await probePort(exporter) : await probeReceiver(signal, exporter, config);
  } catch (error) {
    const { message, help } = findFailure(error, signal, config[signal]);
    return { ok: false, message: `${message} (${help})` };
  }
}

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

function describe(config: Config, { probes, apiCopies }: Pick<Diagnosis, "probes" | "apiCopies">): readonly string[] {
  const mark = ({ ok }: Probe) => (ok === null ? "-" : ok ? "ok" : "!!");
  const lines = [
    `configuration: ${config.file ?? "none"}`,
    ...config.findings.map((finding) => `  ${describeFinding(finding)}`),
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
  const [logs, traces, metrics] = await Promise.all([
    probe("logs", config, isSending),
    probe("traces", config, isSending),
    probe("metrics", config, isSending),
  ]);
  const probes = { logs, traces, metrics };
  const apiCopies = findApiCopies(folder);
  const failed = Object.values(probes).some(({ ok }) => ok === false);
  const wrong = config.findings.some(({ severity }) => severity === "error");
  return {
    ok: !failed && !wrong && apiCopies.length <= 1,
    findings: config.findings,
    probes,
    apiCopies,
    text: [...describe(config, { probes, apiCopies }), describeMeter(inProgram)].map(visible).join("\n"),
  };
}
