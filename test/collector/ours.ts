/** A session recorded with Meterbook; `hand.mjs` records the same by hand. The arguments are the `[otel]` table and the milliseconds to stay. */
import { setTimeout } from "node:timers/promises";
import { emitEvent, inSpan, startTelemetry } from "@meterbook/telemetry";
import { loadConfig } from "@meterbook/telemetry/config";
import { metrics } from "@opentelemetry/api";
import { createRecorders } from "../../generated/recorders.js";

const [, , otel = "", stay = "0"] = process.argv;
const record = createRecorders({ surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" });
const text = `[otel]\nlog_exceptions = true\n${otel}\n`;
const config = await loadConfig({ file: "/etc/config.toml", text, environment: {} });
const service = { name: "codex", version: "1.4.0" };
const telemetry = await startTelemetry(config, { service, recorders: record, environment: {} });
const meter = metrics.getMeter("codex");
record.bind(meter);

record.sessionStarted({ is_git: true });
record.sessionStarted({ is_git: true }, 2);
record.sessionStarted({ is_git: false });
record.taskCompact({ type: "local" });
record.featuresState({ key: "a", value: 'quo"te\n' });
record.with({ model: "o5" }).taskUndo();
const latency = meter.createHistogram("latency", { unit: "s", description: "How long it takes." });
for (const seconds of [0.001, 0.5, 3, 12_000]) latency.record(seconds, { path: "/ü" });
meter.createUpDownCounter("open").add(-2);

emitEvent("codex.tool_result", { tool: "shell", success: false, took: 12.5, list: [1, 2], nested: { a: "b" } });
emitEvent("codex.warned", {}, { severity: "warn" });
await inSpan("turn", { step: 1 }, async (span) => {
  span.addEvent("half", { at: 0.5 });
  await inSpan("inner", {}, () => Promise.reject(new TypeError("it failed"))).catch(() => {});
});

await setTimeout(Number(stay));
const { message } = await telemetry.shutdown(5_000);
if (message !== null) throw new Error(message);
