import { type Meter, type MetricOptions, ValueType } from "@opentelemetry/api";
import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import { describe, expect, test } from "vitest";
import { createRecorders, type EveryShapeRecorders } from "../fixtures/every-shape/expected/recorders.js";
import { collectSummaries, createSdk } from "../runtime/exported.js";

const context = { region: "eu", instance: 3 } as const;
const name = "every-shape";
const int: MetricOptions = { valueType: ValueType.INT };

type Case = {
  readonly shape: string;
  readonly recorded: (record: EveryShapeRecorders) => void;
  readonly handWritten: (meter: Meter) => void;
};

const cases: readonly Case[] = [
  {
    shape: "a counter of whole numbers with a pattern and a typed prefix",
    recorded: (record) => {
      record.calls({ tool: "shell", status: "ok" });
      record.calls({ tool: "shell", status: "error_timeout" }, 2);
      record.calls({ tool: "shell", status: "ok" }, 3);
    },
    handWritten: (meter) => {
      const calls = meter.createCounter("shape.calls", { description: "Calls of a tool.", unit: "{call}", ...int });
      calls.add(1, { ...context, tool: "shell", status: "ok" });
      calls.add(2, { ...context, tool: "shell", status: "error_timeout" });
      calls.add(3, { ...context, tool: "shell", status: "ok" });
    },
  },
  {
    shape: "a counter without attributes",
    recorded: (record) => {
      record.starts();
      record.starts(0.5);
    },
    handWritten: (meter) => {
      const starts = meter.createCounter("shape.starts", { description: "Starts of the program." });
      starts.add(1, context);
      starts.add(0.5, context);
    },
  },
  {
    shape: "a counter with dotted keys, numbers, booleans and an optional attribute",
    recorded: (record) => {
      record.cost({ "http.request.method": "GET", tier: 1, sampled: true }, 0.25);
      record.cost({ "http.request.method": "GET", tier: 1, sampled: true, ratio: 0.5 }, 0.25);
      record.cost({ "http.request.method": "GET", tier: 1, sampled: true, ratio: undefined }, 1);
    },
    handWritten: (meter) => {
      const cost = meter.createCounter("shape.cost", { description: "Money spent.", unit: "{USD}" });
      const attributes = { ...context, "http.request.method": "GET", tier: 1, sampled: true };
      cost.add(0.25, attributes);
      cost.add(0.25, { ...attributes, ratio: 0.5 });
      cost.add(1, attributes);
    },
  },
  {
    shape: "a counter with more attributes than the contract has look-ups for",
    recorded: (record) =>
      record.manyAttributes({ a: "1", b: "2", c: "3", d: "4", e: "5", f: "6", g: "7", h: "8", i: "9", j: 10 }),
    handWritten: (meter) => {
      const description =
        "More attributes than the contract has look-ups by position for, and a description that is long enough to be " +
        "wrapped over more than one line of a comment.";
      const attributes = { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6", g: "7", h: "8", i: "9", j: 10 };
      meter.createCounter("shape.many.attributes", { description }).add(1, { ...context, ...attributes });
    },
  },
  {
    shape: "a deprecated counter whose attributes are all optional",
    recorded: (record) => {
      record.oldCalls();
      record.oldCalls({ tool: "shell" }, 2);
    },
    handWritten: (meter) => {
      const calls = meter.createCounter("shape.old.calls", { description: "Calls, as they were counted once." });
      calls.add(1, context);
      calls.add(2, { ...context, tool: "shell" });
    },
  },
  {
    shape: "an up_down_counter with an open attribute",
    recorded: (record) => {
      record.sessions({ kind: "main" }, 3);
      record.sessions({ kind: "main" }, -1);
      record.sessions({ kind: "anything" });
    },
    handWritten: (meter) => {
      const sessions = meter.createUpDownCounter("shape.sessions", { description: "Sessions that are open.", ...int });
      sessions.add(3, { ...context, kind: "main" });
      sessions.add(-1, { ...context, kind: "main" });
      sessions.add(1, { ...context, kind: "anything" });
    },
  },
  {
    shape: "an up_down_counter without attributes",
    recorded: (record) => record.balance(-2.5),
    handWritten: (meter) =>
      meter.createUpDownCounter("shape.balance", { description: "May be negative." }).add(-2.5, context),
  },
  {
    shape: "a gauge with a number for attribute",
    recorded: (record) => {
      record.temperature(41.5, { core: 0 });
      record.temperature(40, { core: 0 });
      record.temperature(-3, { core: 1 });
    },
    handWritten: (meter) => {
      const temperature = meter.createGauge("shape.temperature", { description: "Of the processor.", unit: "Cel" });
      temperature.record(41.5, { ...context, core: 0 });
      temperature.record(40, { ...context, core: 0 });
      temperature.record(-3, { ...context, core: 1 });
    },
  },
  {
    shape: "a gauge of whole numbers without attributes",
    recorded: (record) => record.level(7),
    handWritten: (meter) => meter.createGauge("shape.level", int).record(7, context),
  },
  {
    shape: "a counter with a described number, an optional and an asked-for attribute",
    recorded: (record) => {
      record.saidAtLength({ "http.response.status_code": 200, area: "eu" });
      record.saidAtLength({ "http.response.status_code": 418, area: "us", "error.type": "teapot", shard: 3 }, 2);
    },
    handWritten: (meter) => {
      const said = meter.createCounter("shape.said.at.length", { description: "All that can be said." });
      said.add(1, { ...context, "http.response.status_code": 200, area: "eu" });
      said.add(2, { ...context, "http.response.status_code": 418, area: "us", "error.type": "teapot", shard: 3 });
    },
  },
  {
    shape: "a histogram with boundaries",
    recorded: (record) => {
      record.requestDuration(0.2, { tool: "shell" });
      record.requestDuration(12, { tool: "shell", status: "ok", retry: false });
    },
    handWritten: (meter) => {
      const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
      const advice = { explicitBucketBoundaries: boundaries };
      const options = { description: "Time until the last byte.", unit: "s", advice };
      const duration = meter.createHistogram("shape.request.duration", options);
      duration.record(0.2, { ...context, tool: "shell" });
      duration.record(12, { ...context, tool: "shell", status: "ok", retry: false });
    },
  },
  {
    shape: "a histogram of whole numbers without attributes, with the boundaries of the SDK",
    recorded: (record) => record.waitDurationMs(12),
    handWritten: (meter) => {
      meter
        .createHistogram("shape.wait.duration_ms", { description: "Waiting.", unit: "ms", ...int })
        .record(12, context);
    },
  },
  {
    shape: "a histogram whose attributes are all optional",
    recorded: (record) => {
      record.payloadSize(100);
      record.payloadSize(2000, { direction: "out" });
    },
    handWritten: (meter) => {
      const size = meter.createHistogram("shape.payload.size", { description: "Size of what was sent.", unit: "By" });
      size.record(100, context);
      size.record(2000, { ...context, direction: "out" });
    },
  },
  {
    shape: "an observable gauge with attributes",
    recorded: (record) => {
      record.observeQueueLength((observe) => {
        observe(3, { queue: "fast" });
        observe(5, { queue: "slow" });
      });
    },
    handWritten: (meter) => {
      meter
        .createObservableGauge("shape.queue.length", { description: "Entries that wait.", ...int })
        .addCallback((result) => {
          result.observe(3, { ...context, queue: "fast" });
          result.observe(5, { ...context, queue: "slow" });
        });
    },
  },
  {
    shape: "an observable counter without attributes",
    recorded: (record) => void record.observeUptime((observe) => observe(1.5)),
    handWritten: (meter) => {
      const uptime = meter.createObservableCounter("shape.uptime", { description: "Time since the start.", unit: "s" });
      uptime.addCallback((result) => result.observe(1.5, context));
    },
  },
  {
    shape: "an observable up_down_counter without a description",
    recorded: (record) => void record.observeConnections(async (observe) => observe(-2, { peer: "a" })),
    handWritten: (meter) => {
      const connections = meter.createObservableUpDownCounter("shape.connections");
      connections.addCallback(async (result) => result.observe(-2, { ...context, peer: "a" }));
    },
  },
];

const temporalities = [AggregationTemporality.CUMULATIVE, AggregationTemporality.DELTA];

describe.each(cases)("$shape", ({ recorded, handWritten }) => {
  test.each(temporalities)(
    "exports what hand-written calls export, under temporality %i, twice",
    async (temporality) => {
      const [own, byHand] = [createSdk({}, temporality), createSdk({}, temporality)];
      const record = createRecorders(context, { onInvalid: "throw", metrics: { "shape.*": true } });
      record.bind(own.provider.getMeter(name));
      recorded(record);
      handWritten(byHand.provider.getMeter(name));
      for (const collection of [1, 2]) {
        const wanted = await collectSummaries(byHand.reader);
        if (collection === 1) expect(wanted.size).toBe(1);
        expect(await collectSummaries(own.reader)).toEqual(wanted);
      }
    },
  );

  test("exports the same when it is bound after recording", async () => {
    const [own, byHand] = [createSdk(), createSdk()];
    const record = createRecorders(context, { onInvalid: "throw", metrics: { "shape.*": true } });
    recorded(record);
    record.bind(own.provider.getMeter(name));
    handWritten(byHand.provider.getMeter(name));
    expect(await collectSummaries(own.reader)).toEqual(await collectSummaries(byHand.reader));
  });
});

test("every metric that has a recorder is exported by one of these cases", async () => {
  const { provider, reader } = createSdk();
  const record = createRecorders(context, { metrics: { "shape.*": true } });
  record.bind(provider.getMeter(name));
  for (const { recorded } of cases) recorded(record);
  record.startAMetricWithANameSoLongThatEveryLineWhichNamesItHasToBeBroken({
    an_attribute_whose_name_is_long_as_well: "a fourth one",
  })();
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(record));
  const recorders = methods.filter(
    (method) => (method !== "constructor" && !method.startsWith("start")) || method === "starts",
  );
  expect((await collectSummaries(reader)).size).toBe(recorders.length);
});
