import * as z from "zod";
import { quote } from "../findings/visible.js";
import { compressions, formats } from "../settings/config.js";
import { findEndpointProblem } from "../settings/endpoint.js";
import { type IssueParams, notes } from "./notes.js";

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const endpoint = z
  .string()
  .superRefine((text, context) => {
    const problem = findEndpointProblem(text);
    if (problem === undefined) return;
    const params: IssueParams = { code: "endpoint", help: problem.help };
    context.addIssue({ code: "custom", message: problem.message, params });
  })
  .register(notes, {
    meaning:
      "Where to send. A path is used exactly as written; without one, `/v1/logs`, `/v1/traces` or `/v1/metrics` is appended (HTTP only).",
    example: '"https://otel.example.com:4318"',
  });

const headers = z
  .record(z.string(), z.string())
  .superRefine((values, context) => {
    for (const name of Object.keys(values)) {
      if (token.test(name)) continue;
      const params: IssueParams = { code: "header", help: "use letters, digits and -" };
      context.addIssue({ code: "custom", message: `${quote(name)} is no name of a header`, path: [name], params });
    }
  })
  .default({})
  .register(notes, {
    meaning: "Sent with every request. `${NAME}` stands for the environment variable `NAME`; values are never shown.",
    example: '{ authorization = "Bearer ${OTLP_TOKEN}" }',
  });

/** Of what is sent. The variables of OpenTelemetry have the same names for it. */
const compression = z
  .enum(compressions)
  .default("none")
  .register(notes, { meaning: "Of what is sent.", example: '"gzip"' });

const tls = z
  .strictObject({
    "ca-certificate": z.string().min(1).optional(),
    "client-certificate": z.string().min(1).optional(),
    "client-private-key": z.string().min(1).optional(),
  })
  .superRefine((files, context) => {
    const has = { certificate: files["client-certificate"], key: files["client-private-key"] };
    if ((has.certificate === undefined) === (has.key === undefined)) return;
    const given = has.key === undefined ? "client-certificate" : "client-private-key";
    const missing = has.key === undefined ? "client-private-key" : "client-certificate";
    const params: IssueParams = { code: "certificate", help: `add "${missing}"` };
    context.addIssue({ code: "custom", message: `"${given}" comes without "${missing}"`, path: [given], params });
  })
  .default({})
  .register(notes, {
    meaning:
      "PEM files, relative to the folder of the file: `ca-certificate`, `client-certificate`, `client-private-key`.",
    example: '{ ca-certificate = "ca.pem" }',
  });

export const httpOptions = z.strictObject({
  endpoint,
  protocol: z.enum(formats).default("binary").register(notes, {
    meaning: "`binary` is OTLP in protobuf, `json` is OTLP in JSON.",
    example: '"binary"',
  }),
  headers,
  compression,
  tls,
});

export const grpcOptions = z.strictObject({ endpoint, headers, compression, tls });

export const fileOptions = z.strictObject({
  folder: z.string().min(1).default("telemetry").register(notes, {
    meaning:
      "Gets `logs.jsonl`, `traces.jsonl`, `metrics.jsonl`: one OTLP request in JSON a line. Relative to the folder of the file.",
    example: '"telemetry"',
  }),
  "max-file-bytes": z.int().min(1_024).max(1_099_511_627_776).default(16_777_216).register(notes, {
    meaning: "How large a file may be. Beyond it `logs.jsonl` becomes `logs.1.jsonl`, and so on.",
    example: "16777216",
  }),
  "max-files": z.int().min(1).max(1_000).default(4).register(notes, {
    meaning: "How many files of a signal there are at most; the oldest goes.",
    example: "4",
  }),
});

export const prometheusOptions = z.strictObject({
  host: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .register(notes, { meaning: "The address to listen on.", example: '"127.0.0.1"' }),
  port: z.int().min(1).max(65535).default(9464).register(notes, { meaning: "The port to listen on.", example: "9464" }),
  path: z
    .string()
    .startsWith("/")
    .default("/metrics")
    .register(notes, { meaning: "The path of the page to scrape.", example: '"/metrics"' }),
});

export const noOptions = z.strictObject({});
