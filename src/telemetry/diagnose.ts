import { metrics } from "@opentelemetry/api";
import type { Config, Signal } from "../config/config.js";
import { describeFinding, type Finding } from "../config/finding.js";
import { type ApiCopy, findApiCopies } from "./api-copies.js";
import { createSender, formatOf } from "./create-sender.js";
import { findFailure } from "./failures.js";
import type { Answer } from "./sender.js";

/** What one probe found out; `ok` is null for a signal that is off. */
export type Probe = { readonly ok: boolean | null; readonly words: string };

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
    ? { ok: true, words: `${where} answers` }
    : { ok: false, words: `${where}: ${answer.words}` };
}

/** Sends a request that holds nothing, which a receiver accepts like any other. */
async function probe(signal: Signal, config: Config): Promise<Probe> {
  const { exporter, why, timeout } = config[signal];
  if (exporter.kind === "none") return { ok: null, words: `off: ${why}` };
  if (exporter.kind === "prometheus") {
    const address = `http://${exporter.host}:${exporter.port}${exporter.path}`;
    const ok = await isPortFree(exporter.host, exporter.port);
    return ok ? { ok, words: `${address} can be offered` } : { ok, words: `${address}: the port is in use` };
  }
  try {
    const sender = await createSender(signal, exporter, () => 0);
    if (exporter.kind === "file" || exporter.kind === "console")
      return { ok: true, words: `${sender.where} can be written` };
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), timeout);
    const body = formatOf(exporter) === "json" ? new TextEncoder().encode("{}") : new Uint8Array();
    const gaveUp = new Promise<Answer>((resolve) => {
      patience.signal.addEventListener("abort", () =>
        resolve({ kind: "later", words: `no answer within ${timeout} ms` }),
      );
    });
    const answer = await Promise.race([gaveUp, sender.send(body, patience.signal)]);
    clearTimeout(timer);
    sender.close();
    return toProbe(answer, sender.where);
  } catch (error) {
    const { message, help } = findFailure(error, signal, config[signal]);
    return { ok: false, words: `${message} (${help})` };
  }
}

function isNoopMeter(): boolean {
  const meter = metrics.getMeter("meterbook.doctor");
  return meter.createObservableGauge("meterbook.a") === meter.createObservableGauge("meterbook.b");
}

function describe(config: Config, probes: Readonly<Record<Signal, Probe>>, copies: readonly ApiCopy[]): string {
  const mark = ({ ok }: Probe) => (ok === null ? "-" : ok ? "ok" : "!!");
  const lines = [
    `configuration: ${config.file ?? "none"}`,
    ...config.findings.map((finding) => `  ${describeFinding(finding)}`),
    ...Object.entries(probes).map(([signal, result]) => `${mark(result)} ${signal}: ${result.words}`),
  ];
  if (copies.length > 1) {
    lines.push("!! there are two copies of @opentelemetry/api, so that what one registers the other does not see:");
    lines.push(...copies.map(({ folder, version }) => `     ${version} in ${folder}`));
    lines.push("   make `npm ls @opentelemetry/api` show one version");
  }
  lines.push(
    isNoopMeter()
      ? "-  the Meter of this process does nothing: no MeterProvider is registered yet; call startTelemetry before getMeter"
      : "ok the Meter of this process records",
  );
  return lines.join("\n");
}

/** Looks at a configuration, sends one empty request for each signal that is on, and says what to do. Sends no data. */
export async function diagnose(config: Config, folder: string = process.cwd()): Promise<Diagnosis> {
  const [logs, traces, ofMetrics] = await Promise.all([
    probe("logs", config),
    probe("traces", config),
    probe("metrics", config),
  ]);
  const probes = { logs, traces, metrics: ofMetrics };
  const apiCopies = findApiCopies(folder);
  const failed = Object.values(probes).some(({ ok }) => ok === false);
  const wrong = config.findings.some(({ severity }) => severity === "error");
  return {
    ok: !failed && !wrong && apiCopies.length <= 1,
    findings: config.findings,
    probes,
    apiCopies,
    text: describe(config, probes, apiCopies),
  };
}
