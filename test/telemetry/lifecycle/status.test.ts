import { metrics, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { expect, onTestFinished, test } from "vitest";
import { ConfigError, loadConfig } from "../../../src/telemetry/config.js";
import { describeStatus, emitEvent, startTelemetry, telemetryStatus } from "../../../src/telemetry/index.js";
import { startReceiver } from "../receiver.js";
import { service, startWith } from "../started.js";

test("before and after its time the status says that nothing runs", async () => {
  expect(telemetryStatus().logs).toMatchObject({ on: false, why: "startTelemetry was not called" });
  const telemetry = await startWith('exporter = "console"');
  expect(telemetryStatus().logs).toMatchObject({ on: true });
  await telemetry.shutdown();
  expect(telemetryStatus().logs).toMatchObject({ on: false });
});

test("the status says per signal whether it is on, why, and where to", async () => {
  const { url } = await startReceiver();
  await startWith(
    `exporter = { otlp-http = { endpoint = "${url}/v1/logs?token=secret", headers = { x-key = "secret" } } }\ntrace_exporter = "otlp-http"`,
  );
  emitEvent("one");
  const status = telemetryStatus();
  expect(status.logs).toMatchObject({ on: true, exporter: "otlp-http", where: `${url}/v1/logs`, waiting: 1 });
  expect(status.logs.why).toMatch(/^"exporter" in .*config\.toml:2$/);
  expect(status.traces.why).toMatch(/config\.toml:3:1: "otlp-http" needs an endpoint/);
  expect(status.metrics.why).toBe('"metrics_exporter" is not set');
  expect(JSON.stringify(status)).not.toContain("secret");
  expect(describeStatus(status)).toContain(`logs: on, otlp-http to ${url}/v1/logs (`);
  expect(describeStatus(status)).toContain('metrics: off: "metrics_exporter" is not set');
});

test("starting twice keeps the first telemetry, and is a finding", async () => {
  const first = await startWith('exporter = "console"');
  const second = await startTelemetry(await loadConfig({ environment: {} }), { service });
  expect(second.findings).toMatchObject([{ code: "already-started", severity: "warning" }]);
  expect(second.status()).toEqual(first.status());
});

test("what is started while telemetry starts is that telemetry", async () => {
  const config = await loadConfig({ text: '[otel]\nexporter = "console"', environment: {} });
  const [first, second] = await Promise.all([startTelemetry(config, { service }), startTelemetry(config, { service })]);
  onTestFinished(() => first.shutdown(0).then(() => {}));
  expect(first.findings).toEqual([]);
  expect(second.findings).toMatchObject([{ code: "already-started" }]);
  expect(await second.shutdown(0)).toBe(await first.shutdown(0));
});

test.each([
  {
    signal: "logs",
    key: "exporter",
    register: () => logs.setGlobalLoggerProvider({ getLogger: () => logs.getLogger("x") }),
    disable: () => logs.disable(),
  },
  {
    signal: "traces",
    key: "trace_exporter",
    register: () => trace.setGlobalTracerProvider({ getTracer: () => trace.getTracer("x") }),
    disable: () => trace.disable(),
  },
  {
    signal: "metrics",
    key: "metrics_exporter",
    register: () => metrics.setGlobalMeterProvider({ getMeter: () => metrics.getMeter("x") }),
    disable: () => metrics.disable(),
  },
] as const)(
  "where another provider of $signal is registered, the signal is off and a finding says so",
  async ({ signal, key, register, disable }) => {
    register();
    onTestFinished(() => disable());
    const telemetry = await startWith(`${key} = "console"`);
    expect(telemetry.findings).toMatchObject([{ code: "already-registered" }]);
    expect(telemetry.status()[signal]).toMatchObject({ on: false });
  },
);

test("strict makes what is found at the start an error that lists it", async () => {
  const config = await loadConfig({
    text: '[otel]\nexporter = "otlp-http"\ntrace_exporter = "console"',
    environment: {},
  });
  const started = startTelemetry(config, { service, strict: true });
  await expect(started).rejects.toThrow(ConfigError);
  await expect(started).rejects.toThrow(/config\.toml:2:1 {2}error\[exporter-shape\]/);
  expect(telemetryStatus().traces).toMatchObject({ on: false });
});

test("shutting down twice gives the same report, and events after it are not recorded", async () => {
  const telemetry = await startWith('exporter = "console"');
  expect(await telemetry.shutdown()).toBe(await telemetry.shutdown());
  telemetry.emitEvent("late");
  expect(telemetry.status().logs).toMatchObject({ exported: 0, waiting: 0, dropped: 0 });
});
