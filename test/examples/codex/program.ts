/** A session of Codex in a process of its own, exported as the config.toml of its first argument and the variables say. */
import { startTelemetry } from "@meterbook/telemetry";
import { loadConfig } from "@meterbook/telemetry/config";
import { metrics, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { createRecorders } from "./expected/recorders.js";
import { playSession } from "./session.js";

const [, , file = ""] = process.argv;
const record = createRecorders({
  "app.version": "1.4.0",
  auth_mode: "Chatgpt",
  originator: "codex_cli_rs",
  model: "gpt-5",
});
const telemetry = await startTelemetry(await loadConfig({ file }), {
  service: { name: "codex", version: "1.4.0" },
  recorders: record,
});
record.bind({ meter: metrics.getMeterProvider(), logger: logs.getLoggerProvider(), tracer: trace.getTracerProvider() });
await playSession(record);
const { message } = await telemetry.shutdown(5_000);
if (message !== null) throw new Error(message);
