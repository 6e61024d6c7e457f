import { metrics } from "@opentelemetry/api";
import { expect, test } from "vitest";
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

test("deltas that wait are bounded, and what is over is counted", async () => {
  const telemetry = await startWith(
    `metrics_exporter = { otlp-http = { endpoint = "http://127.0.0.1:1" } }\ntemporality = "delta"`,
  );
  const counter = metrics.getMeter("m").createCounter("c");
  for (let round = 0; round < 70; round += 1) {
    counter.add(1);
    await telemetry.flush();
  }
  expect(telemetry.status().metrics).toMatchObject({ waiting: 64, dropped: 6 });
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
