import { findUnreadable } from "./certificates.js";
import { nearestPlace } from "./check-value.js";
import { type Collector, firstError, hasErrors } from "../findings/finding-collector.js";
import type { Exporter, Signal, SignalConfig } from "../settings/config.js";
import { switchedOff } from "../settings/defaults.js";
import { exporterOfVariables } from "./otlp-variables.js";
import { type ExporterReading, readExporter } from "./read-exporter.js";
import type { CheckedTable } from "./read-table.js";
import type { TomlFile } from "./toml.js";
import { type Environment, readNumber } from "../settings/variables.js";

/** All that reading a configuration starts from. */
export type Reading = {
  readonly file: TomlFile;
  readonly environment: Environment;
  readonly folder: string;
  readonly found: Collector;
  readonly killed: string | undefined;
};

export const exporterKeys: Readonly<Record<Signal, string>> = {
  logs: "exporter",
  traces: "trace_exporter",
  metrics: "metrics_exporter",
};

type Asked = { readonly value: unknown; readonly why: string; readonly reading: ExporterReading };

/** What the file asks for; failing that, what the variables ask for. */
function findAsked(
  signal: Signal,
  otel: CheckedTable,
  { file, environment, folder, found }: Reading,
): Asked | undefined {
  const key = exporterKeys[signal];
  const path = ["otel", key];
  if (otel.values[key] !== undefined) {
    const at = { path, placeOf: file.placeOf };
    const place = nearestPlace(at, path);
    const why = `"${key}" in ${found.source}${place === undefined ? "" : `:${place.line}`}`;
    return { value: otel.values[key], why, reading: { signal, at, environment, folder, found } };
  }
  const asked = exporterOfVariables(environment, signal, found);
  if (asked === undefined) return undefined;
  const at = { path: [asked.name], placeOf: () => undefined };
  return {
    value: asked.value,
    why: asked.name,
    reading: { signal, at, environment, folder, found: found.for(asked.name) },
  };
}

async function checkFiles(exporter: Exporter, { found, at }: ExporterReading): Promise<void> {
  const unreadable = await findUnreadable(exporter);
  if (unreadable === undefined) return;
  const place = nearestPlace(at, [...at.path, exporter.kind, "tls"]);
  found.report("certificate", `"${unreadable.file}" ${unreadable.reason}`, {
    place,
    help: "correct the path or the permissions of the file",
  });
}

/** Where one signal goes and why. Anything wrong switches this signal off, and no other. */
export async function readSignal(signal: Signal, otel: CheckedTable, reading: Reading): Promise<SignalConfig> {
  const { found, killed, environment } = reading;
  const before = found.findings.length;
  const asked = findAsked(signal, otel, reading);
  const exporter = asked?.value === undefined ? undefined : readExporter(asked.value, asked.reading);
  if (asked !== undefined && exporter !== undefined) await checkFiles(exporter, asked.reading);
  if (killed !== undefined) return switchedOff(killed);
  if (hasErrors(found.findings, before)) return switchedOff(firstError(found, before));
  const spoilt = otel.spoilt.get(signal);
  if (spoilt !== undefined) return switchedOff(spoilt);
  if (asked === undefined || exporter === undefined) return switchedOff(`"${exporterKeys[signal]}" is not set`);
  const names = [`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_TIMEOUT`, "OTEL_EXPORTER_OTLP_TIMEOUT"];
  const written = otel.values["export_timeout_ms"];
  const timeout = typeof written === "number" ? written : readNumber(environment, names, found);
  return { exporter, why: asked.why, timeout: timeout ?? switchedOff("").timeout };
}
