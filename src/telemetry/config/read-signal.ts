import { access, constants } from "node:fs/promises";
import { checkValue, nearestPlace } from "./check-value.js";
import { type FindingCollector, firstError, hasErrors } from "../findings/finding-collector.js";
import type { Exporter, Signal, SignalConfig } from "../settings/config.js";
import { switchedOff } from "../settings/defaults.js";
import { type ExporterChoice, exporterSchema } from "../schema/exporters.js";
import { notes } from "../schema/notes.js";
import { exporterKeys, type OtelTable, tables } from "../schema/tables.js";
import { numberOf } from "./number-of.js";
import { exporterOfVariables } from "./otlp-variables.js";
import { type ExporterInput, readExporter } from "./read-exporter.js";
import type { CheckedTable } from "./read-table.js";
import type { TomlFile } from "./toml.js";
import type { Environment } from "../settings/variables.js";

/** All that reading a configuration starts from. */
export type ConfigInput = {
  readonly file: TomlFile;
  readonly environment: Environment;
  readonly folder: string;
  readonly found: FindingCollector;
  readonly killed: string | undefined;
};

const processorTimeouts: Readonly<Record<Signal, string>> = {
  logs: "OTEL_BLRP_EXPORT_TIMEOUT",
  traces: "OTEL_BSP_EXPORT_TIMEOUT",
  metrics: "OTEL_METRIC_EXPORT_TIMEOUT",
};

type Requested = { readonly choice: ExporterChoice; readonly why: string; readonly input: ExporterInput };

/** What the file names. */
function findWritten(signal: Signal, otel: CheckedTable<OtelTable>, input: ConfigInput): Requested | undefined {
  const { file, environment, folder, found } = input;
  const key = exporterKeys[signal];
  if (!otel.isWritten(key)) return undefined;
  const at = { path: ["otel", key], placeOf: file.placeOf };
  const place = nearestPlace(at, at.path);
  const why = `"${key}" in ${found.source}${place === undefined ? "" : `:${place.line}`}`;
  return { choice: otel.values[key], why, input: { signal, at, environment, folder, found } };
}

/** What the variables name. */
function findInVariables(signal: Signal, { environment, folder, found }: ConfigInput): Requested | undefined {
  const requested = exporterOfVariables(environment, signal, found);
  if (requested?.value === undefined) return undefined;
  const { name, value } = requested;
  const input = {
    signal,
    at: { path: [name], placeOf: () => undefined },
    environment,
    folder,
    found: found.for(name),
  };
  const choice = checkValue(exporterSchema(signal, name), value, input.at, input.found);
  return choice === undefined ? undefined : { choice, why: name, input };
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

/** The key whose wrong value switches a signal off, as the reason. */
function wrongKeyOf(signal: Signal, otel: CheckedTable<OtelTable>): string | undefined {
  for (const [key, schema] of Object.entries(tables.otel.schema.shape)) {
    const reason = otel.wrong.get(key);
    if (reason !== undefined && notes.get(schema)?.signals?.includes(signal)) return reason;
  }
  return undefined;
}

/** Where one signal goes and why. Anything wrong switches this signal off, and no other. */
export async function readSignal(
  signal: Signal,
  otel: CheckedTable<OtelTable>,
  input: ConfigInput,
): Promise<SignalConfig> {
  const { found, killed, environment } = input;
  const key = exporterKeys[signal];
  const before = found.findings.length;
  const requested =
    findWritten(signal, otel, input) ?? (otel.wrong.has(key) ? undefined : findInVariables(signal, input));
  const exporter = requested === undefined ? undefined : readExporter(requested.choice, requested.input);
  if (requested !== undefined && exporter !== undefined) await checkFiles(exporter, requested.input);
  if (killed !== undefined) return switchedOff(killed);
  if (hasErrors(found.findings, before)) return switchedOff(firstError(found, before));
  const wrongKey = wrongKeyOf(signal, otel);
  if (wrongKey !== undefined) return switchedOff(wrongKey);
  if (requested === undefined || exporter === undefined) return switchedOff(`"${key}" is not set`);
  const names = [
    `OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_TIMEOUT`,
    "OTEL_EXPORTER_OTLP_TIMEOUT",
    processorTimeouts[signal],
  ];
  return { exporter, why: requested.why, timeout: numberOf(otel, "export_timeout_ms", names, { environment, found }) };
}
