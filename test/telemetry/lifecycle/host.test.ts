import { Agent } from "node:http";
import { context, createContextKey, diag, metrics, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CBaggagePropagator } from "@opentelemetry/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { inSpan } from "../../../src/telemetry/index.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

const ours = { value: createContextKey("host") };
const own = ROOT_CONTEXT.setValue(ours.value, "of the host");

function activeValue(): unknown {
  return context.with(own, () => context.active().getValue(ours.value));
}

test("the host's context manager and propagator stay, while telemetry runs and after it", async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CBaggagePropagator());
  onTestFinished(() => {
    context.disable();
    propagation.disable();
  });
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  await inSpan("turn", {}, () => expect(trace.getActiveSpan()).toBeDefined());
  expect([activeValue(), propagation.fields()]).toEqual(["of the host", ["baggage"]]);
  await telemetry.shutdown(5_000);
  expect([activeValue(), propagation.fields()]).toEqual(["of the host", ["baggage"]]);
});

test("where the host has neither, telemetry's own are gone after the shutdown", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  expect([activeValue(), propagation.fields()]).toEqual(["of the host", ["traceparent", "tracestate", "baggage"]]);
  await telemetry.shutdown(5_000);
  expect([activeValue(), propagation.fields()]).toEqual([undefined, []]);
});

test("what the host registers in place of telemetry's stays after the shutdown", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  const parts = [logs, trace, metrics, context, propagation];
  for (const part of parts) part.disable();
  onTestFinished(() => {
    for (const part of parts) part.disable();
  });
  logs.setGlobalLoggerProvider({ getLogger: () => logs.getLogger("x") });
  trace.setGlobalTracerProvider({ getTracer: () => trace.getTracer("x") });
  metrics.setGlobalMeterProvider({ getMeter: () => metrics.getMeter("x") });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CBaggagePropagator());
  const registered = () => [logs.getLoggerProvider(), trace.getTracerProvider(), metrics.getMeterProvider()];
  const before = registered();
  await telemetry.shutdown(5_000);
  for (const [index, provider] of registered().entries()) expect(provider).toBe(before[index]);
  expect([activeValue(), propagation.fields()]).toEqual(["of the host", ["baggage"]]);
});

test("a signal that cannot register leaves no sender open", async () => {
  const closed = vi.spyOn(Agent.prototype, "destroy");
  logs.setGlobalLoggerProvider({ getLogger: () => logs.getLogger("x") });
  trace.setGlobalTracerProvider({ getTracer: () => trace.getTracer("x") });
  metrics.setGlobalMeterProvider({ getMeter: () => metrics.getMeter("x") });
  onTestFinished(() => {
    vi.restoreAllMocks();
    logs.disable();
    trace.disable();
    metrics.disable();
    diag.disable();
  });
  const telemetry = await startWith(overHttp("http://127.0.0.1:1"));
  expect(telemetry.findings.map(({ code }) => code)).toEqual(Array(3).fill("already-registered"));
  expect(new Set(closed.mock.instances).size).toBe(3);
});
