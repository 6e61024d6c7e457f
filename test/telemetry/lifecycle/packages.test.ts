import { expect, test } from "vitest";
import { runProgram } from "../child.js";

const program = (otel: string) => `
import { describeFinding, loadConfig } from "./config.js";
import { emitEvent, startTelemetry } from "./index.js";
const config = await loadConfig({ file: "config.toml", text: ${JSON.stringify(`[otel]\n${otel}`)} });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
emitEvent("one");
console.log(telemetry.findings.map(describeFinding).join("\\n"));
const { logs, traces, metrics } = telemetry.status();
console.log(logs.on, traces.on, metrics.on);
await telemetry.shutdown();
`;

test.each([
  {
    missing: "@opentelemetry/sdk-logs",
    text: 'exporter = "file"\ntrace_exporter = "file"',
    said: /logs need the package "@opentelemetry\/sdk-logs", which is not installed \(npm install .*@opentelemetry\/sdk-logs@0\.223 .*\)\nfalse true false\n$/,
  },
  {
    missing: "@opentelemetry/exporter-prometheus",
    text: 'exporter = "file"\nmetrics_exporter = "prometheus"',
    said: /metrics need the package "@opentelemetry\/exporter-prometheus", which .*\ntrue false false\n$/,
  },
])(
  "without $missing the signals that need it are off, and the finding says what to install",
  async ({ missing, text, said }) => {
    const { code, output } = await runProgram(program(text), { MISSING_PACKAGES: missing });
    expect(code).toBe(0);
    expect(output).toMatch(said);
  },
);
