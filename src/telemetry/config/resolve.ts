import * as z from "zod";
import type { Batching, Config } from "../settings/config.js";
import { defaultConfig, defaults } from "../settings/defaults.js";
import { readSampling } from "./read-sampling.js";
import { type CheckedTable, readTable, reportUnknownTables } from "./read-table.js";
import { type ConfigInput, readSignal } from "./read-signal.js";
import { firstVariable, readNumber, readPairs, readVariable } from "../settings/variables.js";

const texts = z.record(z.string(), z.string()).catch({});
const patterns = z.array(z.string()).catch([]);
const nested = z.record(z.string(), z.record(z.string(), z.string())).catch({});

function readTemporality(otel: CheckedTable, { environment, found }: ConfigInput): Config["temporality"] {
  const allowed = z.enum(["cumulative", "delta", "lowmemory"]);
  const written = allowed.safeParse(otel.values["temporality"]);
  if (written.success) return written.data;
  const variable = firstVariable(environment, ["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"]);
  if (variable === undefined) return defaults.temporality;
  const asked = allowed.safeParse(variable.value.toLowerCase());
  if (asked.success) return asked.data;
  const message = `${variable.name} is "${variable.value.slice(0, 40)}"`;
  found
    .for(variable.name)
    .report("wrong-variable", message, { severity: "warning", help: "allowed: cumulative, delta, lowmemory" });
  return defaults.temporality;
}

function numberOf(
  otel: CheckedTable,
  key: string,
  variables: readonly string[],
  { environment, found }: ConfigInput,
): number | undefined {
  const written = otel.values[key];
  return typeof written === "number" ? written : readNumber(environment, variables, found);
}

/** The variables of the SDK's batch processors have one prefix for log records and one for spans. */
function readBatching(otel: CheckedTable, prefix: string | undefined, input: ConfigInput): Batching {
  const named = (name: string) => (prefix === undefined ? [] : [`${prefix}_${name}`]);
  return {
    delay: numberOf(otel, "batch_delay_ms", named("SCHEDULE_DELAY"), input) ?? defaults.batchDelay,
    queueSize: numberOf(otel, "queue_size", named("MAX_QUEUE_SIZE"), input) ?? defaults.queueSize,
    batchSize: readNumber(input.environment, named("MAX_EXPORT_BATCH_SIZE"), input.found) ?? defaults.batchSize,
  };
}

function readResource(otel: CheckedTable, { environment, found }: ConfigInput): Record<string, string> {
  return {
    ...readPairs(environment, "OTEL_RESOURCE_ATTRIBUTES", found),
    ...texts.parse(otel.values["resource_attributes"]),
  };
}

function readOtel(
  otel: CheckedTable,
  input: ConfigInput,
): Omit<Config, "file" | "logs" | "traces" | "metrics" | "analytics" | "feedback" | "findings"> {
  const environment = otel.values["environment"];
  const shutdown = otel.values["shutdown_timeout_ms"];
  const resourceAttributes = readResource(otel, input);
  return {
    environment: typeof environment === "string" ? environment : defaults.environment,
    serviceName: readVariable(input.environment, "OTEL_SERVICE_NAME") ?? resourceAttributes["service.name"] ?? null,
    logUserPrompt: otel.values["log_user_prompt"] === true,
    logToolContent: otel.values["log_tool_content"] === true,
    logExceptions: otel.values["log_exceptions"] === true,
    hiddenAttributes: patterns.parse(otel.values["hidden_attributes"]),
    shownAttributes: patterns.parse(otel.values["shown_attributes"]),
    spanAttributes: texts.parse(otel.values["span_attributes"]),
    tracestate: nested.parse(otel.values["tracestate"]),
    resourceAttributes,
    sampling: readSampling(otel, input),
    temporality: readTemporality(otel, input),
    metricInterval:
      numberOf(otel, "metric_export_interval_ms", ["OTEL_METRIC_EXPORT_INTERVAL"], input) ?? defaults.metricInterval,
    batching: {
      logs: readBatching(otel, "OTEL_BLRP", input),
      traces: readBatching(otel, "OTEL_BSP", input),
      metrics: readBatching(otel, undefined, input),
    },
    queueBytes: numberOf(otel, "queue_bytes", [], input) ?? defaults.queueBytes,
    shutdownTimeout: typeof shutdown === "number" ? shutdown : defaults.shutdownTimeout,
  };
}

function readEnabled(table: CheckedTable): boolean | undefined {
  return typeof table.values["enabled"] === "boolean" ? table.values["enabled"] : undefined;
}

/** A configuration from a file's tables and the variables of the environment. */
export async function resolveConfig(input: ConfigInput): Promise<Config> {
  const { file, found } = input;
  reportUnknownTables(file, found);
  const otel = readTable("otel", file, found);
  const analytics = readTable("analytics", file, found);
  const before = found.findings.length;
  const feedback = readTable("feedback", file, found);
  return {
    ...defaultConfig(found.source, ""),
    ...readOtel(otel, input),
    logs: await readSignal("logs", otel, input),
    traces: await readSignal("traces", otel, input),
    metrics: await readSignal("metrics", otel, input),
    analytics: { enabled: readEnabled(analytics) },
    // A line that cannot be understood may have meant "no".
    feedback: { enabled: readEnabled(feedback) ?? (found.findings.length === before && defaults.feedbackEnabled) },
    findings: found.findings,
  };
}
