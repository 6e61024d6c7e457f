import { chmodSync } from "node:fs";
import { expect, test } from "vitest";
import { loadConfig } from "../../../src/telemetry/config.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { parse, told } from "./parsed.js";

const mend = 'write { otlp-http = { endpoint = "https://otel.example.com:4318", protocol = "binary" } }';

test.each([
  { written: '"none"', exporter: { kind: "none" } },
  { written: '"console"', exporter: { kind: "console" } },
  {
    written: '"file"',
    exporter: { kind: "file", folder: "/etc/codex/telemetry", maxFileBytes: 16_777_216, maxFiles: 4 },
  },
  {
    written: '{ file = { folder = "/var/t", max-file-bytes = 2048, max-files = 2 } }',
    exporter: { kind: "file", folder: "/var/t", maxFileBytes: 2_048, maxFiles: 2 },
  },
  {
    written: '{ otlp-http = { endpoint = "https://h:4318" } }',
    exporter: {
      kind: "otlp-http",
      endpoint: "https://h:4318/v1/logs",
      protocol: "binary",
      compression: "none",
      tls: {},
    },
  },
  {
    written: '{ otlp-http = { endpoint = "https://h/a", protocol = "json", compression = "gzip" } }',
    exporter: { kind: "otlp-http", endpoint: "https://h/a", protocol: "json", compression: "gzip" },
  },
  {
    written: '{ otlp-grpc = { endpoint = "https://h:4317" } }',
    exporter: { kind: "otlp-grpc", endpoint: "https://h:4317" },
  },
])("exporter = $written", async ({ written, exporter }) => {
  const { logs, findings } = await parse(`[otel]\nexporter = ${written}`);
  expect(findings).toEqual([]);
  expect(logs.exporter).toMatchObject(exporter);
  expect(logs.why).toBe('"exporter" in /etc/codex/config.toml:2');
});

test("an exporter may be a table of its own", async () => {
  const { traces } = await parse(
    '[otel.trace_exporter.otlp-http]\nendpoint = "https://h"\n[otel.trace_exporter.otlp-http.headers]\nx-a = "1"',
  );
  expect(traces.exporter).toMatchObject({ kind: "otlp-http", endpoint: "https://h/v1/traces" });
});

test.each([
  { written: '"prometheus"', exporter: { host: "127.0.0.1", port: 9464, path: "/metrics" } },
  {
    written: '{ prometheus = { host = "::1", port = 1, path = "/m" } }',
    exporter: { host: "::1", port: 1, path: "/m" },
  },
])("metrics_exporter = $written", async ({ written, exporter }) => {
  expect((await parse(`[otel]\nmetrics_exporter = ${written}`)).metrics.exporter).toEqual({
    kind: "prometheus",
    ...exporter,
  });
});

test.each([
  { written: '"otlp-http"', finding: `2:1 exporter-shape "otlp-http" needs an endpoint, so it is a table (${mend})` },
  {
    written: '"otlp-grpc"',
    finding:
      '2:1 exporter-shape "otlp-grpc" needs an endpoint, so it is a table (write { otlp-grpc = { endpoint = "https://otel.example.com:4317" } })',
  },
  { written: '"otlp_htp"', finding: '2:1 unknown-value "exporter" is "otlp_htp" (did you mean "otlp-http"?)' },
  {
    written: '"statsig"',
    finding: '2:1 unknown-value "exporter" is "statsig" (allowed: "none", "otlp-http", "otlp-grpc", "console", "file")',
  },
  {
    written: '"prometheus"',
    finding:
      '2:1 unknown-value "exporter" is "prometheus" (allowed: "none", "otlp-http", "otlp-grpc", "console", "file")',
  },
  { written: "5", finding: `2:1 wrong-type "exporter" is neither a text nor a table (${mend})` },
  { written: "{}", finding: `2:1 exporter-shape "exporter" names no exporter (${mend})` },
  {
    written: '{ otlp-http = {}, endpoint = "https://h" }',
    finding:
      '2:30 exporter-shape "exporter" has 2 keys, but takes the name of one exporter (put the options inside: { otlp-http = { … } })',
  },
  {
    written: '{ otlp-http = "https://h" }',
    finding: `2:14 exporter-shape the options of "otlp-http" are no table (${mend})`,
  },
  { written: "{ otlp-http = {} }", finding: '2:14 missing-key "endpoint" is missing (add it: a text in quotes)' },
  {
    written: '{ otlp-http = { endpoint = "h:4318" } }',
    finding: '2:28 endpoint endpoint "h:4318" has no scheme (write "https://h:4318", or http:// on this machine)',
  },
  {
    written: '{ otlp-http = { endpoint = "ftp://h" } }',
    finding: '2:28 endpoint endpoint "ftp://h" begins with "ftp://" (allowed: http:// and https://)',
  },
  {
    written: '{ otlp-http = { endpoint = "https://" } }',
    finding: '2:28 endpoint endpoint "https://" is no URL (write one such as "https://otel.example.com:4318")',
  },
  {
    written: '{ otlp-http = { endpoint = "https://h", protocol = "protobuf" } }',
    finding: '2:52 unknown-value "protocol" is "protobuf" (allowed: "binary", "json")',
  },
  {
    written: '{ otlp-http = { endpoint = "https://h", header = {} } }',
    finding: '2:52 unknown-key unknown key "header" in "otel.exporter.otlp-http" (did you mean "headers"?)',
  },
  {
    written: '{ otlp-http = { endpoint = "https://h", headers = { "a b" = "1" } } }',
    finding: '2:64 header "a b" is no name of a header (use letters, digits and -)',
  },
  {
    written: '{ otlp-http = { endpoint = "https://h", headers = { a = "${NO}" } } }',
    finding: '2:64 missing-variable header "a" needs the variable NO, which is not set (set NO, or remove the header)',
  },
  {
    written: '{ otlp-http = { endpoint = "https://h", tls = { client-certificate = "c.pem" } } }',
    finding: '2:60 certificate "client-certificate" comes without "client-private-key" (add "client-private-key")',
  },
  {
    written: '{ otlp-grpc = { endpoint = "https://h", tls = { ca-certificate = "c.pem" } } }',
    finding: '2:60 certificate "/etc/codex/c.pem" does not exist (correct the path or the permissions of the file)',
  },
  {
    written: '{ otlp-grpc = { endpoint = "https://h", protocol = "binary" } }',
    finding:
      '2:52 unknown-key unknown key "protocol" in "otel.exporter.otlp-grpc" (allowed: "endpoint", "headers", "compression", "tls")',
  },
  { written: "{ file = { folder = '' } }", finding: '2:23 wrong-value "folder" is empty (write a text, or remove it)' },
  {
    written: "{ file = { max-files = '4' } }",
    finding: '2:23 wrong-type "max-files" is a text (write a whole number)',
  },
  {
    written: '{ endpoint = "https://h" }',
    finding: `2:14 unknown-value "exporter" names the exporter "endpoint" (${mend})`,
  },
  {
    written: "{ console = true }",
    finding: '2:14 exporter-shape the options of "console" are no table (write "console")',
  },
  {
    written: "{ console = { x = 1 } }",
    finding: '2:26 unknown-key unknown key "x" in "otel.exporter.console" (remove it)',
  },
  {
    written: '{ otlp-http = { endpoint = "https://h", tls = { ca-certificate = "" } } }',
    finding: '2:60 wrong-value "ca-certificate" is empty (write a text, or remove it)',
  },
])("exporter = $written switches logs off and says how to write it", async ({ written, finding }) => {
  const { logs, traces, findings } = await parse(`[otel]\nexporter = ${written}\ntrace_exporter = "console"`);
  expect(told(findings)).toEqual([finding]);
  expect(logs.exporter).toEqual({ kind: "none" });
  expect(logs.why).toBe(`/etc/codex/config.toml:${findings[0]?.line}:${findings[0]?.column}: ${findings[0]?.message}`);
  expect(traces.exporter.kind).toBe("console");
});

test.each([
  { written: "{ prometheus = { port = 0 } }", finding: '2:37 wrong-value "port" is too small (at least 1)' },
  {
    written: "{ prometheus = { path = 'm' } }",
    finding: '2:37 wrong-value "path" does not begin with "/" (write "/metrics", say)',
  },
  {
    written: "{ prometheus = { hst = 'm' } }",
    finding: '2:37 unknown-key unknown key "hst" in "otel.metrics_exporter.prometheus" (did you mean "host"?)',
  },
])("metrics_exporter = $written", async ({ written, finding }) => {
  expect(told((await parse(`[otel]\nmetrics_exporter = ${written}`)).findings)).toEqual([finding]);
});

test("the path of another signal is a warning, and still used", async () => {
  const { logs, findings } = await parse('[otel]\nexporter = { otlp-http = { endpoint = "https://h/v1/traces" } }');
  expect(findings).toMatchObject([
    { severity: "warning", code: "endpoint", message: "the endpoint ends in /v1/traces, but logs go there" },
  ]);
  expect(logs.exporter).toMatchObject({ endpoint: "https://h/v1/traces" });
});

test("certificates are looked for beside the file, and must be readable", async () => {
  const folder = temporaryFolder({ "ca.pem": "x", "secret.pem": "x" });
  const read = (name: string) =>
    loadConfig({
      file: `${folder}/config.toml`,
      text: `[otel]\nexporter = { otlp-http = { endpoint = "https://h", tls = { ca-certificate = "${name}" } } }`,
      environment: {},
    });
  expect((await read("ca.pem")).logs.exporter).toMatchObject({ tls: { caCertificate: `${folder}/ca.pem` } });
  chmodSync(`${folder}/secret.pem`, 0);
  const { findings } = await read("secret.pem");
  // Whoever runs as root may read everything.
  expect(findings.map(({ code }) => code)).toEqual(process.getuid?.() === 0 ? [] : ["certificate"]);
});
