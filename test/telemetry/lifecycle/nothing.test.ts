import { expect, test } from "vitest";
import { runWatched } from "../child.js";

const program = `
import { readdirSync } from "node:fs";
const before = process.getActiveResourcesInfo();
const { loadConfig } = await import("./config.js");
const { emitEvent, inSpan, startTelemetry, telemetryStatus } = await import("./index.js");
const config = await loadConfig({ file: "config.toml" });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
emitEvent("codex.user_prompt", { prompt: "hello" });
await inSpan("turn", {}, () => {});
await new Promise(setImmediate);
const api = globalThis[Symbol.for("opentelemetry.js.api.1")] ?? {};
const { logs, traces, metrics } = telemetryStatus();
process.stdout.write(JSON.stringify({
  resources: process.getActiveResourcesInfo().filter((name) => !before.includes(name)),
  registered: Object.keys(api).filter((name) => name !== "version" && name !== "diag"),
  logProvider: Symbol.for("io.opentelemetry.js.api.logs") in globalThis,
  builtin: ["http", "https", "http2", "tls", "zlib"].filter((name) => process.moduleLoadList.includes("NativeModule " + name)),
  files: readdirSync("."),
  why: [logs.why, traces.why, metrics.why],
  report: await telemetry.shutdown(),
}));
`;

const undelivered = { logs: 0, traces: 0, metrics: 0 };

test.each([
  { what: "no configuration", environment: {}, why: "nothing configures it" },
  { what: "OTEL_SDK_DISABLED", environment: { OTEL_SDK_DISABLED: "true" }, why: "OTEL_SDK_DISABLED=true" },
  { what: "DO_NOT_TRACK", environment: { DO_NOT_TRACK: "1" }, why: "DO_NOT_TRACK=1" },
])("with $what nothing is loaded, opened or registered", async ({ environment, why }) => {
  const { outcome, loaded } = await runWatched(program, environment);
  const { code, output, errors } = outcome;
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  expect(JSON.parse(output)).toEqual({
    resources: [],
    registered: [],
    logProvider: false,
    builtin: [],
    files: [".keep"],
    why: [why, why, why],
    report: { undelivered, reasons: { logs: {}, traces: {}, metrics: {} }, message: null },
  });
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  expect([...new Set(packages)].filter((name) => name !== "@opentelemetry/api")).toEqual([]);
});

test("a signal that is on loads nothing of the others", async () => {
  const text = `[otel]\\nexporter = \\"file\\"`;
  const start = `
import { loadConfig } from "./config.js";
import { emitEvent, startTelemetry } from "./index.js";
const config = await loadConfig({ file: "config.toml", text: "${text}" });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
emitEvent("one");
await telemetry.shutdown();`;
  const { outcome, loaded } = await runWatched(start);
  expect(outcome.code).toBe(0);
  expect(loaded.some((url) => url.includes("/@opentelemetry/sdk-logs/"))).toBe(true);
  for (const absent of ["sdk-metrics", "sdk-trace", "exporter-prometheus"]) {
    expect(
      loaded.filter((url) => url.endsWith(`/@opentelemetry/${absent}/build/src/index.js`) && !url.includes("otlp")),
    ).toEqual([]);
  }
  expect(loaded.filter((url) => url.includes("/@grpc/"))).toEqual([]);
});
