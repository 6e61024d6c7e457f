import { metrics } from "@opentelemetry/api";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { expect, test } from "vitest";
import { countAllPoints, divide } from "../../../src/telemetry/senders/metric-requests.js";
import { metricsOf } from "../otlp-shapes.js";
import { accept, type Behaviour, startReceiver } from "../receiver.js";
import { startWith } from "../started.js";

const unavailable: Behaviour = (_, response) => {
  response.writeHead(503, { "retry-after": "3600" }).end();
};

function valuesOf(received: Parameters<typeof metricsOf>[0]): readonly number[] {
  return metricsOf(received).flatMap(({ sum }) =>
    (sum?.dataPoints ?? []).map(({ asInt, asDouble }) => Number(asInt ?? asDouble)),
  );
}

test("deltas that could not be delivered are kept and arrive in order", async () => {
  const receiver = await startReceiver();
  receiver.behave = unavailable;
  const telemetry = await startWith(
    `metrics_exporter = { otlp-http = { endpoint = "${receiver.url}" } }\ntemporality = "delta"`,
  );
  const counter = metrics.getMeter("m").createCounter("c");
  for (const amount of [1, 2, 3]) {
    counter.add(amount);
    await telemetry.flush();
  }
  expect(telemetry.status().metrics).toMatchObject({ waiting: 3, dropped: 0 });
  receiver.behave = accept;
  await telemetry.flush();
  expect(valuesOf(receiver.received)).toEqual([1, 2, 3]);
  expect(telemetry.status().metrics).toMatchObject({ waiting: 0, exported: 3 });
});

test("of sums since the start only the latest waits, which says what the earlier ones said", async () => {
  const receiver = await startReceiver();
  receiver.behave = unavailable;
  const telemetry = await startWith(`metrics_exporter = { otlp-http = { endpoint = "${receiver.url}" } }`);
  const counter = metrics.getMeter("m").createCounter("c");
  for (const amount of [1, 2, 3]) {
    counter.add(amount);
    await telemetry.flush();
  }
  expect(telemetry.status().metrics).toMatchObject({ waiting: 1, dropped: 0 });
  receiver.behave = accept;
  await telemetry.flush();
  expect(valuesOf(receiver.received).at(-1)).toBe(6);
  expect(telemetry.status().metrics).toMatchObject({ waiting: 0, dropped: 0 });
});

test("deltas that wait are bounded in bytes, and what is over is counted", async () => {
  const telemetry = await startWith(
    `metrics_exporter = { otlp-http = { endpoint = "http://127.0.0.1:1" } }\ntemporality = "delta"\nqueue_bytes = 10000`,
  );
  const counter = metrics.getMeter("m").createCounter("c");
  for (let round = 0; round < 70; round += 1) {
    counter.add(1);
    await telemetry.flush();
  }
  const { waiting, dropped } = telemetry.status().metrics;
  expect(waiting + dropped).toBe(70);
  expect(waiting).toBeGreaterThan(10);
  expect(waiting).toBeLessThan(50);
});

test("the end collects once more, so that nothing recorded is lost", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(`metrics_exporter = { otlp-http = { endpoint = "${receiver.url}" } }`);
  metrics.getMeter("m").createCounter("c").add(5);
  await telemetry.shutdown(5_000);
  expect(valuesOf(receiver.received)).toEqual([5]);
});

test("a callback that never returns does not hold up the end", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(`metrics_exporter = { otlp-http = { endpoint = "${receiver.url}" } }`);
  metrics
    .getMeter("m")
    .createObservableGauge("g")
    .addCallback(() => new Promise(() => {}));
  expect(await telemetry.shutdown()).toMatchObject({ message: null });
});

test("metrics are exported at their interval", async () => {
  const receiver = await startReceiver();
  await startWith(
    `metrics_exporter = { otlp-http = { endpoint = "${receiver.url}" } }\nmetric_export_interval_ms = 20\nbatch_delay_ms = 1`,
  );
  metrics.getMeter("m").createCounter("c").add(1);
  await receiver.arrival(2);
  expect(valuesOf(receiver.received).slice(0, 2)).toEqual([1, 1]);
});

test.each(["binary", "json"])(
  "metrics that are too large for a receiver are sent in parts, as %s",
  async (protocol) => {
    const receiver = await startReceiver();
    receiver.behave = (request, response) => {
      if (Number(request.headers["content-length"]) > 60_000) response.writeHead(413).end();
      else accept(request, response);
    };
    const telemetry = await startWith(
      `metrics_exporter = { otlp-http = { endpoint = "${receiver.url}", protocol = "${protocol}" } }`,
    );
    const counter = metrics.getMeter("m").createCounter("c", { unit: "{call}" });
    for (let series = 0; series < 1_500; series += 1) counter.add(series, { series });
    metrics.getMeter("n").createHistogram("h").record(1);
    await telemetry.flush();
    expect(telemetry.status().metrics).toMatchObject({ exported: 1_501, dropped: 0, waiting: 0 });
    const sent = metricsOf(receiver.received);
    const points = sent.flatMap(({ sum }) =>
      (sum?.dataPoints ?? []).map(({ asInt, asDouble }) => Number(asInt ?? asDouble)),
    );
    expect([...points].sort((a, b) => a - b)).toEqual(Array.from({ length: 1_500 }, (_, index) => index));
    expect(sent.filter(({ name }) => name === "h").length).toBe(1);
  },
);

test("collections are divided into parts that are whole by themselves, and all points are in one of them", () => {
  const point = (value: number) => ({ value });
  const metric = (name: string, count: number) => ({
    name,
    dataPoints: Array.from({ length: count }, (_, at) => point(at)),
  });
  const resource = {};
  const collected = {
    resource,
    scopeMetrics: [
      { scope: { name: "a" }, metrics: [metric("x", 3), metric("y", 0), metric("z", 5)] },
      { scope: { name: "b" }, metrics: [metric("x", 4)] },
    ],
  } as unknown as ResourceMetrics;
  const parts = [...divide(collected, 4)];
  expect(parts.map(countAllPoints)).toEqual([4, 4, 4]);
  const shapes = parts.map(({ scopeMetrics }) =>
    scopeMetrics.map(({ scope, metrics: all }) => [
      scope.name,
      ...all.map(({ descriptor: _, ...one }) => one.dataPoints.length),
    ]),
  );
  expect(shapes).toEqual([[["a", 3, 1]], [["a", 4]], [["b", 4]]]);
  expect(parts.every((part) => part.resource === collected.resource)).toBe(true);
});

test.each([
  { temporality: "cumulative", counter: 2, observed: 2 },
  { temporality: "delta", counter: 1, observed: 1 },
  { temporality: "lowmemory", counter: 1, observed: 2 },
])("with $temporality each kind of counter has its temporality", async ({ temporality, counter, observed }) => {
  const receiver = await startReceiver();
  const telemetry = await startWith(
    `metrics_exporter = { otlp-http = { endpoint = "${receiver.url}" } }\ntemporality = "${temporality}"`,
  );
  metrics.getMeter("m").createCounter("counter").add(1);
  metrics
    .getMeter("m")
    .createObservableCounter("observed")
    .addCallback((result) => result.observe(1));
  await telemetry.flush();
  const kinds = metricsOf(receiver.received).map(({ name, sum }) => [name, sum?.aggregationTemporality]);
  expect(Object.fromEntries(kinds)).toEqual({ counter, observed });
});
