import { mkdirSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigError, configReference, loadConfig, sampleConfig } from "../../../src/telemetry/config.js";
import { defaultConfig } from "../../../src/telemetry/settings/defaults.js";
import { exporters } from "../../../src/telemetry/schema/exporters.js";
import { tables } from "../../../src/telemetry/schema/tables.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { parse, told } from "./parsed.js";
import { runs } from "../../fuzz.js";

test("a file that does not exist is no finding, and everything is off", async () => {
  const file = `${temporaryFolder()}/config.toml`;
  expect(await loadConfig({ file, environment: {} })).toEqual(defaultConfig(file, "nothing configures it"));
});

test("an empty file means the same as none", async () => {
  const { logs, traces, metrics, ...rest } = await parse("");
  const { logs: _, traces: __, metrics: ___, ...none } = defaultConfig("/etc/codex/config.toml", "");
  expect(rest).toEqual(none);
  for (const signal of [logs, traces, metrics]) expect(signal.exporter.kind).toBe("none");
});

test("a file is read, with a byte order mark and CRLF, and relative paths begin beside it", async () => {
  const folder = temporaryFolder({ "config.toml": '\uFEFFmodel = "gpt-5"\r\n[otel]\r\nexporter = "file"\r\n' });
  const { logs, findings } = await loadConfig({ file: `${folder}/config.toml`, environment: {} });
  expect(findings).toEqual([]);
  expect(logs.exporter).toMatchObject({ kind: "file", folder: `${folder}/telemetry` });
});

test.each([
  { what: "a folder", make: (file: string) => mkdirSync(file), message: "the file is a folder" },
  {
    what: "too large",
    make: (file: string) => writeFileSync(file, "#".repeat(1024 * 1024 + 1)),
    message: "the file is larger than 1 MiB",
  },
])("a file that is $what is a finding, and everything is off, feedback too", async ({ make, message }) => {
  const file = `${temporaryFolder()}/config.toml`;
  make(file);
  const config = await loadConfig({ file, environment: { OTEL_LOGS_EXPORTER: "console" } });
  expect(config.findings).toMatchObject([{ code: "file-unreadable", message, source: file }]);
  expect(config).toMatchObject({
    logs: { exporter: { kind: "none" }, why: `${file}: ${message}` },
    feedback: { enabled: false },
  });
});

test.each([
  { text: "[otel]\nexporter = console", place: "2:12" },
  { text: 'a = 1\nb = "open', place: "2:10" },
  { text: "[otel]\nenvironment = 'a'\nenvironment = 'b'", place: "3:1" },
  { text: '[otel]\nexporter = "none"\n[otel.exporter.otlp-http]\nendpoint = "x"', place: "3:7" },
])("what is no TOML is one finding with its place: $text", async ({ text, place }) => {
  const { findings, logs } = await parse(text);
  expect(told(findings)).toEqual([expect.stringMatching(new RegExp(`^${place} toml-syntax this is no TOML: `))]);
  expect(logs.why).toMatch(/^\/etc\/codex\/config\.toml:\d+:\d+: this is no TOML/);
});

test("tables nested by the thousand are a finding", async () => {
  const { findings } = await parse(`a = ${"[".repeat(50_000)}`);
  expect(findings).toMatchObject([{ code: "toml-syntax" }]);
});

test("strict makes findings an error that lists them all", async () => {
  const text = '[otel]\nexporter = "otlp-http"\nfoo = 1';
  const strict = loadConfig({ file: "config.toml", text, environment: {}, strict: true });
  await expect(strict).rejects.toBeInstanceOf(ConfigError);
  await expect(strict).rejects.toMatchObject({
    name: "ConfigError",
    findings: [{ code: "exporter-shape" }, { code: "unknown-key" }],
  });
  await expect(
    loadConfig({ text: '[otel]\nexporter = "console"', environment: {}, strict: true }),
  ).resolves.toMatchObject({ findings: [] });
});

test("the sample file changes nothing as it is", async () => {
  const sample = await sampleConfig();
  const { file: _, ...given } = await parse(sample);
  const { file: __, ...none } = await parse("");
  expect(given).toEqual(none);
});

test("every line of the sample file works when it is uncommented", async () => {
  const sample = (await sampleConfig()).replaceAll(/^# (?=\w+ = )/gm, "");
  const config = await loadConfig({ file: "config.toml", text: sample, environment: {}, strict: true });
  expect(config).toMatchObject({
    logs: { exporter: { kind: "otlp-http" } },
    traces: { exporter: { kind: "otlp-grpc" } },
    metrics: { exporter: { kind: "prometheus" } },
  });
  for (const { schema } of Object.values(tables))
    for (const key of Object.keys(schema.shape)) expect(sample).toMatch(new RegExp(`^${key} = `, "m"));
});

test("the reference names every key, exporter and option", async () => {
  const reference = await configReference();
  for (const { schema } of Object.values(tables))
    for (const key of Object.keys(schema.shape)) expect(reference).toContain(`\n| \`${key}\` | `);
  for (const [kind, { options }] of Object.entries(exporters)) {
    expect(reference).toContain(`\n#### \`${kind}\`\n`);
    for (const option of Object.keys(options.shape)) expect(reference).toContain(`\n| \`${option}\` | `);
  }
  expect(reference).not.toMatch(/undefined|\| {2}\|.*\| {2}\|/);
});

test("the examples of the reference work as they stand there", async () => {
  const blocks = [...(await configReference()).matchAll(/```toml\n([\s\S]*?)\n```/g)].map(([, text = ""]) => text);
  expect(blocks.length).toBe(Object.keys(tables).length + 4);
  for (const block of blocks) {
    const { findings } = await parse(block, { OTLP_TOKEN: "t" });
    // The file with the certificate is only an example.
    expect([block, findings.filter(({ code }) => code !== "certificate")]).toEqual([block, []]);
  }
});

test("the reference names the variables of each key that has some", async () => {
  expect(await configReference()).toContain(
    "\n| Key | Variables that count where it is left out |\n| --- | --- |\n| `exporter` | `OTEL_LOGS_EXPORTER` |\n",
  );
});

test.each([
  "[__proto__.x]\na = 1",
  "__proto__.x = 1",
  '"__proto__".x.y = 1',
  "[otel]\n__proto__.x = 1",
  "[otel.__proto__]\nx = 1",
  "[[otel.__proto__.x]]\na = 1",
  "[[__proto__]]\nx = 1",
  "[otel]\nspan_attributes.__proto__.x = 1",
  "[otel]\nspan_attributes = { __proto__.x = 1 }",
  "[otel]\nhidden_attributes = [{ a = [{ __proto__.x = 1 }] }]",
  "[[otel.a]]\n[otel.a.__proto__.x]\nb = 1",
])("%j changes no other object, and nothing is read of it", async (text) => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const { metrics, environment } = await parse(`${text}\n`);
  const after = Object.getOwnPropertyNames(Object.prototype);
  for (const name of after) if (!before.includes(name)) Reflect.deleteProperty(Object.prototype, name);
  expect(after).toEqual(before);
  expect([metrics.exporter.kind, environment]).toEqual(["none", "dev"]);
});

const seed = `# telemetry
[otel]
environment = "prod"
exporter = { otlp-http = { endpoint = "https://h:4318", protocol = "binary", headers = { a = "\${T}" }, tls = { ca-certificate = "ca.pem" } } }
metrics_exporter = { prometheus = { port = 9464 } }
temporality = "delta"
[otel.trace_exporter.otlp-grpc]
endpoint = "https://h:4317"
[otel.span_attributes]
team = "a"
[feedback]
enabled = true
`;

test("a thousand mutated files are read without a throw", async () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom("[", "]", "{", "}", '"', "=", ".", "\n", "__proto__", "[[otel]]", "0x", "\u0000", "inf"),
  );
  const edit = fc.record({ at: fc.nat(seed.length), remove: fc.nat(12), insert: piece });
  const mutated = fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), seed),
    );
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      const { findings, logs } = await parse(text, { T: "t" });
      expect(["none", "otlp-http", "console", "file", "otlp-grpc"]).toContain(logs.exporter.kind);
      for (const { line, column } of findings) expect((line ?? 1) >= 1 && (column ?? 1) >= 1).toBe(true);
    }),
    runs(200),
  );
});
