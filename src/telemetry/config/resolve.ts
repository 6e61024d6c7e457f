import { type Batching, type Config, temporalities } from "../settings/config.js";
import { orderFindings } from "../findings/finding-collector.js";
import { quote } from "../findings/visible.js";
import { defaultConfig, defaults } from "../settings/defaults.js";
import { type OtelTable, tables } from "../schema/tables.js";
import { readSampling } from "./read-sampling.js";
import { type CheckedTable, readTable, reportUnknownTables } from "./read-table.js";
import { numberOf } from "./number-of.js";
import { type ConfigInput, readSignal } from "./read-signal.js";
import { firstVariable, readNumber, readPairs, readVariable } from "../settings/variables.js";

type Otel = CheckedTable<OtelTable>;

function readTemporality(otel: Otel, { environment, found }: ConfigInput): Config["temporality"] {
  const variable = firstVariable(environment, ["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"]);
  if (otel.isWritten("temporality") || variable === undefined) return otel.values.temporality;
  const asked = temporalities.find((known) => known === variable.value.toLowerCase());
  if (asked !== undefined) return asked;
  const message = `${variable.name} is ${quote(variable.value)}`;
  const help = `allowed: ${temporalities.join(", ")}`;
  found.for(variable.name).report("wrong-variable", message, { severity: "warning", help });
  return otel.values.temporality;
}

/** The variables of the SDK's batch processors have one prefix for log records and one for spans. */
function readBatching(otel: Otel, prefix: string | undefined, input: ConfigInput): Batching {
  const named = (name: string) => (prefix === undefined ? [] : [`${prefix}_${name}`]);
  return {
    delay: numberOf(otel, "batch_delay_ms", named("SCHEDULE_DELAY"), input),
    queueSize: numberOf(otel, "queue_size", named("MAX_QUEUE_SIZE"), input),
    batchSize: readNumber(input.environment, named("MAX_EXPORT_BATCH_SIZE"), input.found) ?? defaults.batchSize,
  };
}

function readOtel(
  otel: Otel,
  input: ConfigInput,
): Omit<Config, "file" | "logs" | "traces" | "metrics" | "analytics" | "feedback" | "findings"> {
  const { environment, found } = input;
  const { values } = otel;
  const resourceAttributes = {
    ...readPairs(environment, "OTEL_RESOURCE_ATTRIBUTES", found),
    ...values.resource_attributes,
  };
  return {
    environment: values.environment,
    serviceName: readVariable(environment, "OTEL_SERVICE_NAME") ?? resourceAttributes["service.name"] ?? null,
    logUserPrompt: values.log_user_prompt,
    logToolContent: values.log_tool_content,
    logExceptions: values.log_exceptions,
    hiddenAttributes: values.hidden_attributes,
    shownAttributes: values.shown_attributes,
    spanAttributes: values.span_attributes,
    tracestate: values.tracestate,
    resourceAttributes,
    sampling: readSampling(otel, input),
    temporality: readTemporality(otel, input),
    metricSwitches: values.metrics,
    metricInterval: numberOf(otel, "metric_export_interval_ms", ["OTEL_METRIC_EXPORT_INTERVAL"], input),
    batching: {
      logs: readBatching(otel, "OTEL_BLRP", input),
      traces: readBatching(otel, "OTEL_BSP", input),
      metrics: readBatching(otel, undefined, input),
    },
    queueBytes: values.queue_bytes,
    shutdownTimeout: values.shutdown_timeout_ms,
    dnsLookup: values.dns_lookup,
  };
}

/** A configuration from a file's tables and the variables of the environment. */
export async function resolveConfig(input: ConfigInput): Promise<Config> {
  const { file, found } = input;
  reportUnknownTables(file, found);
  const otel = readTable("otel", tables.otel.schema, file, found);
  const analytics = readTable("analytics", tables.analytics.schema, file, found);
  const before = found.findings.length;
  const feedback = readTable("feedback", tables.feedback.schema, file, found);
  // A line that cannot be understood may have meant "no".
  const isUnderstood = feedback.isWritten("enabled") || found.findings.length === before;
  return {
    ...defaultConfig(found.source, ""),
    ...readOtel(otel, input),
    logs: await readSignal("logs", otel, input),
    traces: await readSignal("traces", otel, input),
    metrics: await readSignal("metrics", otel, input),
    analytics: { enabled: analytics.values.enabled },
    feedback: { enabled: isUnderstood && feedback.values.enabled },
    findings: orderFindings(found.findings),
  };
}
