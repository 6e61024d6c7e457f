import { access, constants } from "node:fs/promises";
import { nearestPlace } from "./check-value.js";
import { type FindingCollector, firstError, hasErrors } from "../findings/finding-collector.js";
import type { Exporter, Signal, SignalConfig } from "../settings/config.js";
import { switchedOff } from "../settings/defaults.js";
import { exporterOfVariables } from "./otlp-variables.js";
import { type ExporterInput, readExporter } from "./read-exporter.js";
import type { CheckedTable } from "./read-table.js";
import type { TomlFile } from "./toml.js";
import { type Environment, readNumber } from "../settings/variables.js";

/** All that reading a configuration starts from. */
export type ConfigInput = {
  readonly file: TomlFile;
  readonly environment: Environment;
  readonly folder: string;
  readonly found: FindingCollector;
  readonly killed: string | undefined;
};

export const exporterKeys: Readonly<Record<Signal, string>> = {
  logs: "exporter",
  traces: "trace_exporter",
  metrics: "metrics_exporter",
};

const processorTimeouts: Readonly<Record<Signal, string>> = {
  logs: "OTEL_BLRP_EXPORT_TIMEOUT",
  traces: "OTEL_BSP_EXPORT_TIMEOUT",
  metrics: "OTEL_METRIC_EXPORT_TIMEOUT",
};

type Requested = { readonly value: unknown; readonly why: string; readonly input: ExporterInput };

/** What the file names; without it, what the variables name. */
function findRequested(
  signal: Signal,
  otel: CheckedTable,
  { file, environment, folder, found }: ConfigInput,
): Requested | undefined {
  const key = exporterKeys[signal];
  const path = ["otel", key];
  if (otel.values[key] !== undefined) {
    const at = { path, placeOf: file.placeOf };
    const place = nearestPlace(at, path);
    const why = `"${key}" in ${found.source}${place === undefined ? "" : `:${place.line}`}`;
    return { value: otel.values[key], why, input: { signal, at, environment, folder, found } };
  }
  const requested = exporterOfVariables(environment, signal, found);
  if (requested === undefined) return undefined;
  const at = { path: [requested.name], placeOf: () => undefined };
  return {
    value: requested.value,
    why: requested.name,
    input: { signal, at, environment, folder, found: found.for(requested.name) },
  };
}

/** The first PEM file of an exporter that cannot be read, with the reason. */
async function findUnreadable(exporter: Exporter): Promise<{ file: string; reason: string } | undefined> {
  if (exporter.kind !== "otlp-http" && exporter.kind !== "otlp-grpc") return undefined;
  const { caCertificate, clientCertificate, clientPrivateKey } = exporter.tls;
  for (const file of [caCertificate, clientCertificate, clientPrivateKey]) {
    if (file === undefined) continue;
    try {
      await access(file, constants.R_OK);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      return { file, reason: code === "ENOENT" ? "does not exist" : "may not be read" };
    }
  }
  return undefined;
}

async function checkFiles(exporter: Exporter, { found, at }: ExporterInput): Promise<void> {
  const unreadable = await findUnreadable(exporter);
  if (unreadable === undefined) return;
  const place = nearestPlace(at, [...at.path, exporter.kind, "tls"]);
  found.report("certificate", `"${unreadable.file}" ${unreadable.reason}`, {
    place,
    help: "correct the path or the permissions of the file",
  });
}

/** Where one signal goes and why. Anything wrong switches this signal off, and no other. */
export async function readSignal(signal: Signal, otel: CheckedTable, input: ConfigInput): Promise<SignalConfig> {
  const { found, killed, environment } = input;
  const before = found.findings.length;
  const requested = findRequested(signal, otel, input);
  const exporter = requested?.value === undefined ? undefined : readExporter(requested.value, requested.input);
  if (requested !== undefined && exporter !== undefined) await checkFiles(exporter, requested.input);
  if (killed !== undefined) return switchedOff(killed);
  if (hasErrors(found.findings, before)) return switchedOff(firstError(found, before));
  const wrongKey = otel.invalidSignals.get(signal);
  if (wrongKey !== undefined) return switchedOff(wrongKey);
  if (requested === undefined || exporter === undefined) return switchedOff(`"${exporterKeys[signal]}" is not set`);
  const names = [
    `OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_TIMEOUT`,
    "OTEL_EXPORTER_OTLP_TIMEOUT",
    processorTimeouts[signal],
  ];
  const written = otel.values["export_timeout_ms"];
  const timeout = typeof written === "number" ? written : readNumber(environment, names, found);
  return { exporter, why: requested.why, timeout: timeout ?? switchedOff("").timeout };
}
