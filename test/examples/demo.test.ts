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
  expect(stayed).toContain("the prompt (45 characters)");
  expect(stayed).toContain("everything else that was recorded has been delivered");
});

test("with a config.toml the demo sends all three signals to a receiver, the context on each", async () => {
  const { received, url } = await startReceiver();
  const file = join(temporaryFolder(), "config.toml");
  writeFileSync(file, `[otel]\n${overHttp(url)}\n`);
  await runDemo(file);
  const point = metricsOf(received).find(({ name }) => name === "codex.session.started")?.sum?.dataPoints[0];
  for (const item of [logRecords(received)[0], spans(received)[0], point]) {
    expect(attributesOf(item ?? { attributes: [] })).toMatchObject(context);
  }
  expect(JSON.stringify(received)).not.toMatch(/alice|hunter2/);
});
