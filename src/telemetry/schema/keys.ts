import * as z from "zod";
import { type Signal, signals } from "../settings/config.js";
import { defaults } from "../settings/defaults.js";
import { tracestateSchema } from "./tracestate-schema.js";

/**
 * A key of one of our tables. A wrong value of a key that belongs to a signal switches this signal off; otherwise the
 * default stands in for it.
 */
export type KeyDefinition = {
  readonly schema: z.ZodType;
  readonly meaning: string;
  /** As it is written behind the equals sign. */
  readonly example: string;
  /** Variables that say the same when the file does not. */
  readonly variables?: readonly string[];
  readonly signals?: readonly Signal[];
  /** The value is an exporter, whose shape has a schema of its own. */
  readonly exporter?: Signal;
};

export type TableDefinition = { readonly meaning: string; readonly keys: Readonly<Record<string, KeyDefinition>> };

const texts = z.record(z.string().min(1), z.string());
const patterns = z.array(z.string().min(1)).max(1_000);
const milliseconds = z.int().min(1).max(2_147_483_647);

const exporter = (signal: Signal, example: string): KeyDefinition => ({
  schema: z.unknown().default("none"),
  meaning: `Where ${signal === "logs" ? "log events" : signal} go.`,
  example,
  variables: [`OTEL_${signal.toUpperCase()}_EXPORTER`],
  signals: [signal],
  exporter: signal,
});

const otel: Readonly<Record<string, KeyDefinition>> = {
  environment: {
    schema: z.string().min(1).default(defaults.environment),
    meaning: "Becomes the resource attribute `env`: dev, staging, prod, test, or your own word.",
    example: '"prod"',
  },
  exporter: exporter("logs", '{ otlp-http = { endpoint = "https://otel.example.com:4318", protocol = "binary" } }'),
  trace_exporter: exporter("traces", '{ otlp-grpc = { endpoint = "https://otel.example.com:4317" } }'),
  metrics_exporter: exporter("metrics", "{ prometheus = { port = 9464 } }"),
  log_user_prompt: {
    schema: z.boolean().default(defaults.logUserPrompt),
    meaning:
      "Whether prompts leave as they are (last segment `prompt` or `…_prompt`); otherwise `[REDACTED]` and their length.",
    example: "false",
  },
  log_tool_content: {
    schema: z.boolean().default(defaults.logToolContent),
    meaning:
      "The same for arguments and output of tools, and for responses (last segment `arguments`, `output`, `response`).",
    example: "false",
  },
  log_exceptions: {
    schema: z.boolean().default(defaults.logExceptions),
    meaning:
      "The same for messages and stacks of exceptions, and for the message of a span's status. Types always leave.",
    example: "false",
  },
  hidden_attributes: {
    schema: patterns.default([]),
    meaning: "Further names whose texts are hidden, in all signals; `*` stands for any text.",
    example: '["acme.note", "acme.draft.*"]',
    signals,
  },
  shown_attributes: {
    schema: patterns.default([]),
    meaning: "Names that leave as they are, whatever the keys above say.",
    example: '["acme.menu.response"]',
  },
  span_attributes: {
    schema: texts.default({}),
    meaning: "Set on every span.",
    example: '{ team = "payments" }',
    signals: ["traces"],
  },
  tracestate: {
    schema: tracestateSchema.default({}),
    meaning: "Put into the `tracestate` that goes to others: members, and their fields. Fields of others stay.",
    example: '{ vendor = { tier = "gold" } }',
    signals: ["traces"],
  },
  trace_sample_ratio: {
    schema: z.number().min(0).max(1).default(defaults.traceSampleRatio),
    meaning: "The share of traces that is kept, unless the caller of the program has decided already.",
    example: "0.1",
    variables: ["OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"],
    signals: ["traces"],
  },
  resource_attributes: {
    schema: texts.default({}),
    meaning: "Added to the resource of all signals, beside `service.name`, `service.version` and `env`.",
    example: '{ "cost.centre" = "4711" }',
    variables: ["OTEL_RESOURCE_ATTRIBUTES", "OTEL_SERVICE_NAME"],
  },
  temporality: {
    schema: z.enum(["cumulative", "delta", "lowmemory"]).default(defaults.temporality),
    meaning: "Whether metrics say the sum since the start or since the last export.",
    example: '"delta"',
    variables: ["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"],
    signals: ["metrics"],
  },
  metric_export_interval_ms: {
    schema: milliseconds.default(defaults.metricInterval),
    meaning: "Time between two exports of metrics.",
    example: "60000",
    variables: ["OTEL_METRIC_EXPORT_INTERVAL"],
    signals: ["metrics"],
  },
  batch_delay_ms: {
    schema: milliseconds.default(defaults.batchDelay),
    meaning: "How long log events and spans are gathered before they are sent.",
    example: "1000",
    variables: ["OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY"],
  },
  export_timeout_ms: {
    schema: milliseconds.default(defaults.exportTimeout),
    meaning: "How long one request may take.",
    example: "10000",
    variables: [
      "OTEL_EXPORTER_OTLP_TIMEOUT",
      "OTEL_BLRP_EXPORT_TIMEOUT",
      "OTEL_BSP_EXPORT_TIMEOUT",
      "OTEL_METRIC_EXPORT_TIMEOUT",
    ],
  },
  queue_size: {
    schema: z.int().min(1).max(1_000_000).default(defaults.queueSize),
    meaning: "How many log events and how many spans wait at most; beyond that the oldest are dropped and counted.",
    example: "2048",
    variables: ["OTEL_BLRP_MAX_QUEUE_SIZE", "OTEL_BSP_MAX_QUEUE_SIZE"],
  },
  queue_bytes: {
    schema: z.int().min(1_024).max(1_073_741_824).default(defaults.queueBytes),
    meaning: "How many bytes wait at most, for each signal; beyond that the oldest are dropped and counted.",
    example: "16777216",
  },
  shutdown_timeout_ms: {
    schema: z.int().min(0).max(60_000).default(defaults.shutdownTimeout),
    meaning: "How long the end of the program waits for the last deliveries.",
    example: "500",
  },
};

const enabled = (meaning: string, schema: z.ZodType): TableDefinition["keys"] => ({
  enabled: { schema, meaning, example: "false" },
});

/** Everything that may be written, in the order of the reference. */
export const tables: Readonly<Record<string, TableDefinition>> = {
  otel: { meaning: "What is exported, and where to. Without it nothing leaves the process.", keys: otel },
  analytics: {
    meaning: "The program's own analytics. It never switches off the exporters of `[otel]`.",
    keys: enabled(
      "Whether the program may send its own analytics; left out, the program decides.",
      z.boolean().optional(),
    ),
  },
  feedback: {
    meaning: "Reports that a person sends.",
    keys: enabled("Whether feedback can be sent.", z.boolean().default(defaults.feedbackEnabled)),
  },
};
