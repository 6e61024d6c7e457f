import * as z from "zod";
import { dnsLookups, type Signal, signals, temporalities } from "../settings/config.js";
import { defaults } from "../settings/defaults.js";
import { exporterSchema } from "./exporters.js";
import { notes } from "./notes.js";
import { tracestateSchema } from "./tracestate-schema.js";

const texts = z.record(z.string().min(1), z.string());
const switches = z.record(z.string().min(1), z.boolean());
const patterns = z.array(z.string().min(1)).max(1_000);
const milliseconds = z.int().min(1).max(2_147_483_647);

/** The key of each signal that says where it goes. */
export const exporterKeys = {
  logs: "exporter",
  traces: "trace_exporter",
  metrics: "metrics_exporter",
} as const satisfies Readonly<Record<Signal, string>>;

const exporter = (signal: Signal, example: string) =>
  exporterSchema(signal, exporterKeys[signal])
    .prefault("none")
    .register(notes, {
      meaning: `Where ${signal === "logs" ? "log events" : signal} go.`,
      example,
      variables: [`OTEL_${signal.toUpperCase()}_EXPORTER`],
      signals: [signal],
    });

const otel = z.strictObject({
  environment: z.string().min(1).default(defaults.environment).register(notes, {
    meaning: "Becomes the resource attribute `env`: dev, staging, prod, test, or your own word.",
    example: '"prod"',
  }),
  exporter: exporter("logs", '{ otlp-http = { endpoint = "https://otel.example.com:4318", protocol = "binary" } }'),
  trace_exporter: exporter("traces", '{ otlp-grpc = { endpoint = "https://otel.example.com:4317" } }'),
  metrics_exporter: exporter("metrics", "{ prometheus = { port = 9464 } }"),
  log_user_prompt: z.boolean().default(defaults.logUserPrompt).register(notes, {
    meaning:
      "Whether prompts leave as they are (last segment `prompt` or `…_prompt`, or declared `content: user_prompt`); otherwise `[REDACTED]` and their length.",
    example: "false",
  }),
  log_tool_content: z.boolean().default(defaults.logToolContent).register(notes, {
    meaning:
      "The same for arguments and output of tools, and for responses (last segment `arguments`, `output`, `response`, or declared `content: tool_content`).",
    example: "false",
  }),
  log_exceptions: z.boolean().default(defaults.logExceptions).register(notes, {
    meaning:
      "The same for messages and stacks of exceptions, and for the message of a span's status. Types always leave.",
    example: "false",
  }),
  hidden_attributes: patterns.default([]).register(notes, {
    meaning: "Further names whose texts are hidden, in all signals; `*` stands for any text.",
    example: '["acme.note", "acme.draft.*"]',
    signals,
  }),
  shown_attributes: patterns.default([]).register(notes, {
    meaning: "Names that leave as they are, whatever the keys above say.",
    example: '["acme.menu.response"]',
  }),
  span_attributes: texts.default({}).register(notes, {
    meaning: "Set on every span.",
    example: '{ team = "payments" }',
    signals: ["traces"],
  }),
  tracestate: tracestateSchema.default({}).register(notes, {
    meaning: "Put into the `tracestate` that goes to others: members, and their fields. Fields of others stay.",
    example: '{ vendor = { tier = "gold" } }',
    signals: ["traces"],
  }),
  trace_sample_ratio: z
    .number()
    .min(0)
    .max(1)
    .default(defaults.traceSampleRatio)
    .register(notes, {
      meaning: "The share of traces that is kept, unless the caller of the program has decided already.",
      example: "0.1",
      variables: ["OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"],
      signals: ["traces"],
    }),
  resource_attributes: texts.default({}).register(notes, {
    meaning: "Added to the resource of all signals, beside `service.name`, `service.version` and `env`.",
    example: '{ "cost.centre" = "4711" }',
    variables: ["OTEL_RESOURCE_ATTRIBUTES", "OTEL_SERVICE_NAME"],
  }),
  temporality: z
    .enum(temporalities)
    .default(defaults.temporality)
    .register(notes, {
      meaning: "Whether metrics say the sum since the start or since the last export.",
      example: '"delta"',
      variables: ["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"],
      signals: ["metrics"],
    }),
  metrics: switches.default({}).register(notes, {
    meaning:
      "Switches metrics on and off, by name or by how names begin (`*` at the end), for a program that gives this table to its recorders.",
    example: '{ "acme.debug.*" = true, "acme.noisy" = false }',
    signals: ["metrics"],
  }),
  metric_export_interval_ms: milliseconds.default(defaults.metricInterval).register(notes, {
    meaning: "Time between two exports of metrics.",
    example: "60000",
    variables: ["OTEL_METRIC_EXPORT_INTERVAL"],
    signals: ["metrics"],
  }),
  batch_delay_ms: milliseconds.default(defaults.batchDelay).register(notes, {
    meaning: "How long log events and spans are gathered before they are sent.",
    example: "1000",
    variables: ["OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY"],
  }),
  export_timeout_ms: milliseconds.default(defaults.exportTimeout).register(notes, {
    meaning: "How long one request may take.",
    example: "10000",
    variables: [
      "OTEL_EXPORTER_OTLP_TIMEOUT",
      "OTEL_BLRP_EXPORT_TIMEOUT",
      "OTEL_BSP_EXPORT_TIMEOUT",
      "OTEL_METRIC_EXPORT_TIMEOUT",
    ],
  }),
  queue_size: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(defaults.queueSize)
    .register(notes, {
      meaning: "How many log events and how many spans wait at most; beyond that the oldest are dropped and counted.",
      example: "2048",
      variables: ["OTEL_BLRP_MAX_QUEUE_SIZE", "OTEL_BSP_MAX_QUEUE_SIZE"],
    }),
  queue_bytes: z.int().min(1_024).max(1_073_741_824).default(defaults.queueBytes).register(notes, {
    meaning: "How many bytes wait at most, for each signal; beyond that the oldest are dropped and counted.",
    example: "16777216",
  }),
  shutdown_timeout_ms: z.int().min(0).max(60_000).default(defaults.shutdownTimeout).register(notes, {
    meaning: "How long the end of the program waits for the last deliveries.",
    example: "500",
  }),
  dns_lookup: z.enum(dnsLookups).default(defaults.dnsLookup).register(notes, {
    meaning:
      "Who is asked for the address of a host: `direct` the hosts file and name servers; `system` also mDNS and the like, but it can hold the end of the program.",
    example: '"system"',
  }),
});

const analytics = z.strictObject({
  enabled: z.boolean().optional().register(notes, {
    meaning: "Whether the program may send its own analytics; left out, the program decides.",
    example: "false",
  }),
});

const feedback = z.strictObject({
  enabled: z.boolean().default(defaults.feedbackEnabled).register(notes, {
    meaning: "Whether feedback can be sent.",
    example: "false",
  }),
});

/** Everything that may be written, in the order of the reference. */
export const tables = {
  otel: { meaning: "What is exported, and where to. Without it nothing leaves the process.", schema: otel },
  analytics: {
    meaning: "The program's own analytics. It never switches off the exporters of `[otel]`.",
    schema: analytics,
  },
  feedback: { meaning: "Reports that a person sends.", schema: feedback },
} as const;

/** `[otel]` with a default for each key that is left out. */
export type OtelTable = z.output<typeof otel>;
