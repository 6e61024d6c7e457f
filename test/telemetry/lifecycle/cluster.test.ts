import { expect, test } from "vitest";
import { runProgram } from "../child.js";

test("the workers of a cluster that share a port for Prometheus are a finding, in each of them", async () => {
  const { code, output } = await runProgram(`
import cluster from "node:cluster";
import { loadConfig } from "./config.js";
import { diagnose, startTelemetry } from "./index.js";
if (cluster.isPrimary) cluster.fork();
else {
  const text = "[otel]\\nmetrics_exporter = { prometheus = { port = 19466 } }";
  const config = await loadConfig({ file: "config.toml", text });
  const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
  const { findings, ok } = await diagnose(config);
  console.log(JSON.stringify([telemetry.status().metrics.on, telemetry.findings, findings, ok]));
  await telemetry.shutdown();
  cluster.worker.disconnect();
}`);
  const finding = { code: "shared-port", severity: "warning", source: '"metrics_exporter" in config.toml:2' };
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject([true, [finding], [finding], true]);
});

test("a process of its own shares no port", async () => {
  const { output } = await runProgram(`
import { loadConfig } from "./config.js";
import { startTelemetry } from "./index.js";
const text = "[otel]\\nmetrics_exporter = { prometheus = { port = 19467 } }";
const config = await loadConfig({ file: "config.toml", text });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
console.log(telemetry.findings.length);
await telemetry.shutdown();`);
  expect(output).toBe("0\n");
});
