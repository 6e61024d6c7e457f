import { expect, test } from "vitest";
import { runProgram } from "../child.js";

/** Has logs of its own, which those of the package for older APIs do not see. */
const newer = { RENAMED_PACKAGES: "@opentelemetry/api=opentelemetry-api-1.10" };

const program = (otel: string) => `
import { readFileSync } from "node:fs";
import * as api from "@opentelemetry/api";
import { describeFinding, loadConfig } from "./config.js";
import { emitEvent, startTelemetry } from "./index.js";
const separate = await import("@opentelemetry/api-logs").catch(() => null);
const config = await loadConfig({ file: "config.toml", text: ${JSON.stringify(`[otel]\n${otel}`)} });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
emitEvent("event");
api.logs?.getLogger("own").emit({ body: "through the API" });
separate?.logs.getLogger("own").emit({ body: "through the package" });
console.log(telemetry.findings.map(describeFinding).join("\\n"));
await telemetry.shutdown();
api.logs?.getLogger("own").emit({ body: "late" });
const written = telemetry.findings.length > 0 ? "" : readFileSync("telemetry/logs.jsonl", "utf8");
console.log(["event", "through the API", "through the package", "late"].filter((text) => written.includes('"' + text + '"')).join());
`;

test.each([
  ["", "event,through the API,through the package"],
  ["@opentelemetry/api-logs", "event,through the API"],
])("the API 1.10 brings logs itself, without %j", async (missing, arrived) => {
  const { output, errors } = await runProgram(program('exporter = "file"'), { ...newer, MISSING_PACKAGES: missing });
  expect([errors, output]).toEqual(["", `\n${arrived}\n`]);
});

test("what it needs is of the SDK 3", async () => {
  const missing = { MISSING_PACKAGES: "@opentelemetry/api-logs @opentelemetry/sdk-logs" };
  const { output } = await runProgram(program('exporter = "file"'), { ...newer, ...missing });
  expect(output).toContain(
    '"@opentelemetry/sdk-logs", which is not installed (npm install @opentelemetry/resources@3.1 @opentelemetry/sdk-logs@3.1 @opentelemetry/otlp-transformer@0.301)\n',
  );
});
