import { nearestPlace } from "./check-value.js";
import { type FindingCollector, firstError, hasErrors } from "../findings/finding-collector.js";
import type { Signal, SignalConfig } from "../settings/config.js";
import { switchedOff } from "../settings/defaults.js";
import type { ExporterChoice } from "../schema/exporters.js";
import { notes } from "../schema/notes.js";
import { exporterKeys, type OtelTable, tables } from "../schema/tables.js";
import { numberOf } from "./number-of.js";
import { exporterOfVariables } from "./exporter-of-variables.js";
import { namesOf } from "./otlp-variables.js";
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
  const asked = exporterOfVariables(environment, signal, found);
  if (asked?.choice === undefined) return undefined;
  const { name, choice, variableOf } = asked;
  const at = { path: [name], placeOf: () => undefined, variableOf };
  return { choice, why: name, input: { signal, at, environment, folder, found: found.for(name) } };
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
  const exporter = requested === undefined ? undefined : await readExporter(requested.choice, requested.input);
  if (killed !== undefined) return switchedOff(killed);
  if (hasErrors(found.findings, before)) return switchedOff(firstError(found, before));
  const wrongKey = wrongKeyOf(signal, otel);
  if (wrongKey !== undefined) return switchedOff(wrongKey);
  if (requested === undefined || exporter === undefined) return switchedOff(`"${key}" is not set`);
  const names = [...namesOf(signal, "TIMEOUT"), processorTimeouts[signal]];
  return { exporter, why: requested.why, timeout: numberOf(otel, "export_timeout_ms", names, { environment, found }) };
}
