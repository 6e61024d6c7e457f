import * as z from "zod";
import type { Signal } from "../settings/config.js";
import { findEndpointProblem } from "../settings/endpoint.js";
import type { FindingCode } from "../findings/finding.js";

/** What an own check says beyond its message. */
export type IssueParams = { readonly code: FindingCode; readonly help?: string };

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const endpoint = z
  .string()
  .superRefine((text, context) => {
    const problem = findEndpointProblem(text);
    if (problem === undefined) return;
    const params: IssueParams = { code: "endpoint", help: problem.help };
    context.addIssue({ code: "custom", message: problem.message, params });
  })
  .describe(
    "Where to send. A path is used exactly as written; without one, `/v1/logs`, `/v1/traces` or `/v1/metrics` is appended (HTTP only).",
  )
  .meta({ example: '"https://otel.example.com:4318"' });

const headers = z
  .record(z.string(), z.string())
  .superRefine((values, context) => {
    for (const name of Object.keys(values)) {
      if (token.test(name)) continue;
      const params: IssueParams = { code: "header", help: "use letters, digits and -" };
      context.addIssue({ code: "custom", message: `"${name}" is no name of a header`, path: [name], params });
    }
  })
  .describe("Sent with every request. `${NAME}` stands for the environment variable `NAME`; values are never shown.")
  .meta({ example: '{ authorization = "Bearer ${OTLP_TOKEN}" }' });

const tls = z
  .strictObject({
    "ca-certificate": z.string().optional(),
    "client-certificate": z.string().optional(),
    "client-private-key": z.string().optional(),
  })
  .superRefine((files, context) => {
    const has = { certificate: files["client-certificate"], key: files["client-private-key"] };
    if ((has.certificate === undefined) === (has.key === undefined)) return;
    const given = has.key === undefined ? "client-certificate" : "client-private-key";
    const missing = has.key === undefined ? "client-private-key" : "client-certificate";
    const params: IssueParams = { code: "certificate", help: `add "${missing}"` };
    context.addIssue({ code: "custom", message: `"${given}" comes without "${missing}"`, path: [given], params });
  })
  .describe(
    "PEM files, relative to the folder of the file: `ca-certificate`, `client-certificate`, `client-private-key`.",
  )
  .meta({ example: '{ ca-certificate = "ca.pem" }' });

const otlp = {
  endpoint,
  headers: headers.default({}),
  compression: z.enum(["none", "gzip"]).default("none").describe("Of what is sent.").meta({ example: '"gzip"' }),
  tls: tls.default({}),
};

const fileOptions = z.strictObject({
  folder: z
    .string()
    .min(1)
    .default("telemetry")
    .describe(
      "Gets `logs.jsonl`, `traces.jsonl`, `metrics.jsonl`: one OTLP request in JSON a line. Relative to the folder of the file.",
    )
    .meta({ example: '"telemetry"' }),
  "max-file-bytes": z
    .int()
    .min(1_024)
    .max(1_099_511_627_776)
    .default(16_777_216)
    .describe("How large a file may be. Beyond it `logs.jsonl` becomes `logs.1.jsonl`, and so on.")
    .meta({ example: "16777216" }),
  "max-files": z
    .int()
    .min(1)
    .max(1_000)
    .default(4)
    .describe("How many files of a signal there are at most; the oldest goes.")
    .meta({ example: "4" }),
});

const prometheusOptions = z.strictObject({
  host: z.string().min(1).default("127.0.0.1").describe("The address to listen on.").meta({ example: '"127.0.0.1"' }),
  port: z.int().min(1).max(65535).default(9464).describe("The port to listen on.").meta({ example: "9464" }),
  path: z
    .string()
    .startsWith("/")
    .default("/metrics")
    .describe("The path of the page to scrape.")
    .meta({ example: '"/metrics"' }),
});

/** `binary` is protobuf. */
const httpOptions = z.strictObject({
  endpoint,
  protocol: z
    .enum(["binary", "json"])
    .default("binary")
    .describe("`binary` is OTLP in protobuf, `json` is OTLP in JSON.")
    .meta({ example: '"binary"' }),
  headers: otlp.headers,
  compression: otlp.compression,
  tls: otlp.tls,
});

export type ExporterKind = {
  readonly options: z.ZodObject;
  readonly meaning: string;
  /** Whether the name alone is enough. */
  readonly bare: boolean;
  readonly signals: readonly Signal[];
};

const every: readonly Signal[] = ["logs", "traces", "metrics"];

/** Every exporter that a file may name, with its options. */
export const exporterKinds: Readonly<Record<string, ExporterKind>> = {
  none: { options: z.strictObject({}), meaning: "Nothing is sent.", bare: true, signals: every },
  "otlp-http": { options: httpOptions, meaning: "OTLP over HTTP.", bare: false, signals: every },
  "otlp-grpc": { options: z.strictObject(otlp), meaning: "OTLP over gRPC.", bare: false, signals: every },
  prometheus: {
    options: prometheusOptions,
    meaning: "A page that Prometheus scrapes.",
    bare: true,
    signals: ["metrics"],
  },
  console: { options: z.strictObject({}), meaning: "JSON lines on standard error.", bare: true, signals: every },
  file: { options: fileOptions, meaning: "JSON lines in a folder; needs no server.", bare: true, signals: every },
};

export const otlpOptions = { compression: otlp.compression, headers, tls };
