import { execFile } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { attributesOf, logRecords, metricsOf, spans } from "../telemetry/otlp-shapes.js";
import { startReceiver } from "../telemetry/receiver.js";
import { context, overHttp } from "../telemetry/started.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entries = {
  "@meterbook/telemetry/config": "telemetry/config",
  "@meterbook/telemetry": "telemetry/index",
  "@meterbook/feedback": "feedback/index",
  "@meterbook/runtime/contract": "runtime/contract",
};

/** Runs the demo on the packages' sources; gives what it prints. */
async function runDemo(...given: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  await build({
    entryPoints: [join(root, "test/examples/demo.ts")],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outExtension: { ".js": ".mjs" },
    alias: Object.fromEntries(Object.entries(entries).map(([entry, path]) => [entry, join(root, `src/${path}.ts`)])),
    external: ["@opentelemetry/*", "@grpc/*", "zod", "toml-eslint-parser"],
  });
  const environment = { PATH: process.env["PATH"] ?? "", TMPDIR: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "demo.mjs"), ...given], {
    env: environment,
  });
  return stdout;
}

test("the demo shows what left the process and what did not", async () => {
  const printed = await runDemo();
  const [left = "", stayed = ""] = printed.split("What did not:");
  expect(left).toMatch(/^metric {2}codex\.session\.started 1 .*is_git=true/m);
  expect(left).toMatch(/^metric {2}codex\.task\.undo 1 .*model=o5/m);
  expect(left).toMatch(/^event {3}event\.name=codex\.user_prompt .*prompt=\[REDACTED\] prompt_length=45 surface=cli/m);
  expect(left).toMatch(/^span {4}exec_command \(error\) /m);
  expect(left).toMatch(/^feedback without a confirmation: feedback is sent only after it was confirmed$/m);
  expect(left).toMatch(/^receipt: \S+$/m);
  expect(left).not.toMatch(/alice|hunter2/);
  expect(stayed).toContain("the prompt (45 characters): only its length left");
  expect(stayed).toContain("everything else that was recorded has been delivered");
});

function configFile(text: string): string {
  const file = join(temporaryFolder(), "config.toml");
  writeFileSync(file, text);
  return file;
}

test("with a config.toml the demo sends all three signals to a receiver, the context on each, and says so", async () => {
  const { received, url } = await startReceiver();
  const printed = await runDemo(configFile(`[otel]\n${overHttp(url)}\n`));
  const points = metricsOf(received).flatMap(({ sum }) => sum?.dataPoints ?? []);
  const point = metricsOf(received).find(({ name }) => name === "codex.session.started")?.sum?.dataPoints[0];
  for (const item of [logRecords(received)[0], spans(received)[0], point]) {
    expect(attributesOf(item ?? { attributes: [] })).toMatchObject(context);
  }
  expect(JSON.stringify(received)).not.toMatch(/alice|hunter2/);
  const [left = ""] = printed.split("What did not:");
  expect(left).toContain(`logs: ${logRecords(received).length} log events to ${url}`);
  expect(left).toContain(`traces: ${spans(received).length} spans to ${url}`);
  expect(left).toContain(`metrics: ${points.length} data points to ${url}`);
  expect(left).toMatch(/^receipt: /m);
  const result = logRecords(received).find((record) => record.eventName === "codex.tool_result");
  expect(result?.attributes.find(({ key }) => key === "success")?.value).toEqual({ boolValue: false });
});

test("where the configuration switches all off, the demo says that nothing left, and why", async () => {
  const printed = await runDemo(configFile("[otel]\n[feedback]\nenabled = false\n"));
  const [left = "", stayed = ""] = printed.split("What did not:");
  expect(left.trim().split("\n")).toEqual([
    "What left the process:",
    expect.stringMatching(/^metrics: nothing, /),
    expect.stringMatching(/^logs: nothing, /),
    expect.stringMatching(/^traces: nothing, /),
    "feedback: nothing, sending feedback is disabled by configuration",
  ]);
  expect(stayed).toContain("the prompt (45 characters)\n");
  expect(stayed).not.toContain("delivered");
});

test("what the configuration lets out is not listed as what stayed, nor what an earlier session left", async () => {
  const file = configFile('[otel]\nlog_user_prompt = true\nexporter = "file"\n');
  const first = await runDemo(file);
  const second = await runDemo(file);
  for (const printed of [first, second]) {
    const [left = "", stayed = ""] = printed.split("What did not:");
    expect(left.match(/^event /gm)).toHaveLength(2);
    expect(left).toContain("prompt=Why does the login of alice@example.com fail?");
    expect(stayed).not.toContain("the prompt");
    expect(stayed).toContain("the output of the tool (35 characters): only its length left");
  }
});
