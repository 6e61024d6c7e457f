import type { Meter } from "@opentelemetry/api";
import { AggregationTemporality, MeterProvider } from "@opentelemetry/sdk-metrics";
import { describe, expect, test, vi } from "vitest";
import type { RecorderOptions } from "@meterbook/runtime";
import { createRecorderProducer } from "@meterbook/runtime/sdk";
import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders as createFleet } from "../fixtures/divided/expected/recorders.js";
import { createRecorders, type SeasonRecorders } from "../fixtures/lifecycle/expected/recorders.js";
import { collectSummaries, createSdk, ManualReader, type Sdk } from "../runtime/exported.js";

const context = { region: "eu" } as const;
const within: RecorderOptions = { onInvalid: "throw", today: "2027-01-31", release: "1.9" };
const after: RecorderOptions = { onInvalid: "throw", today: "2027-02-01", release: "2.0" };

type Case = {
  readonly kind: string;
  readonly names: readonly [fresh: string, ...old: string[]];
  readonly byNewName: (record: SeasonRecorders) => void;
  readonly byOldName: (record: SeasonRecorders) => void;
  /** What both do, under one name. */
  readonly byHand: (meter: Meter, name: string) => void;
};

const call = { tool: "shell", status: "ok" };
const unit = "{call}";

const cases: readonly Case[] = [
  {
    kind: "a counter with two old names, whose attributes stand in another order",
    names: ["tool.calls", "calls", "invocations"],
    byNewName: (record) => record.toolCalls(call, 2),
    byOldName(record) {
      record.calls({ ...call, dry: undefined });
      record.invocations(call);
    },
    byHand: (meter, name) => meter.createCounter(name, { unit, valueType: 0 }).add(2, { ...context, ...call }),
  },
  {
    kind: "a counter without attributes",
    names: ["starts", "begins"],
    byNewName: (record) => record.starts(),
    byOldName: (record) => record.begins(),
    byHand: (meter, name) => meter.createCounter(name).add(1, context),
  },
  {
    kind: "an up_down_counter whose attribute may be left out",
    names: ["open.sessions", "sessions"],
    byNewName(record) {
      record.openSessions({}, -2);
      record.openSessions({ kind: "web" });
    },
    byOldName(record) {
      record.sessions({}, -2);
      record.sessions({ kind: "web" });
    },
    byHand(meter, name) {
      const sessions = meter.createUpDownCounter(name);
      sessions.add(-2, context);
      sessions.add(1, { ...context, kind: "web" });
    },
  },
  {
    kind: "a gauge",
    names: ["heap.size", "heap"],
    byNewName: (record) => record.heapSize(7),
    byOldName: (record) => record.heap(7),
    byHand: (meter, name) => meter.createGauge(name, { unit: "By" }).record(7, context),
  },
  {
    kind: "a histogram, of which each name has its own buckets",
    names: ["wait.duration", "wait"],
    byNewName: (record) => record.waitDuration(12, { step: "one" }),
    byOldName: (record) => record.wait(12, { step: "one" }),
    byHand(meter, name) {
      const advice = name === "season.wait" ? {} : { explicitBucketBoundaries: [1, 10, 100] };
      meter.createHistogram(name, { unit: "ms", advice }).record(12, { ...context, step: "one" });
    },
  },
  {
    kind: "an observable gauge",
    names: ["queue.length", "queue"],
    byNewName: (record) => void record.observeQueueLength((observe) => observe(3, { queue: "fast" })),
    byOldName: (record) => void record.observeQueue(async (observe) => observe(3, { queue: "fast" })),
    byHand(meter, name) {
      const queue = meter.createObservableGauge(name);
      queue.addCallback((result) => result.observe(3, { ...context, queue: "fast" }));
    },
  },
];

/** What is exported twice, without the descriptions, which may differ. */
async function exported({ reader }: Pick<Sdk, "reader">): Promise<readonly unknown[]> {
  const collections = [await collectSummaries(reader), await collectSummaries(reader)];
  return collections.map((metrics) =>
    [...metrics].map(([name, metric]) => [name, { ...Object(metric), description: "" }]),
  );
}

async function recorded(options: RecorderOptions, act: (record: SeasonRecorders) => void, bindFirst = true) {
  const sdk = createSdk({}, AggregationTemporality.DELTA);
  const record = createRecorders(context, options);
  if (bindFirst) record.bind(sdk.provider.getMeter("season"));
  act(record);
  if (!bindFirst) record.bind(sdk.provider.getMeter("season"));
  return exported(sdk);
}

async function handWritten({ byHand }: Case, names: readonly string[]) {
  const sdk = createSdk({}, AggregationTemporality.DELTA);
  for (const name of names) byHand(sdk.provider.getMeter("season"), `season.${name}`);
  return exported(sdk);
}

describe.each(cases)("$kind", (each) => {
  const { names, byNewName, byOldName } = each;

  test.each([true, false])(
    "is exported under all its names in the window, whichever is called (bound first: %s)",
    async (bindFirst) => {
      const wanted = await handWritten(each, names);
      expect(await recorded(within, byNewName, bindFirst)).toEqual(wanted);
      expect(await recorded(within, byOldName, bindFirst)).toEqual(wanted);
    },
  );

  test.each([true, false])(
    "is exported under its new name alone after it, and nothing is said (bound first: %s)",
    async (bindFirst) => {
      const wanted = await handWritten(each, names.slice(0, 1));
      expect(await recorded(after, byNewName, bindFirst)).toEqual(wanted);
      expect(await recorded(after, byOldName, bindFirst)).toEqual(wanted);
    },
  );
});

test("what lies between collections is forwarded under both names when each call is", async () => {
  const { provider, reader } = createSdk();
  const record = createRecorders(context, within);
  record.bind(provider.getMeter("season"), { immediate: true });
  record.with({ region: "us" }).calls(call);
  const metrics = await collectSummaries(reader);
  const points = { '{"region":"us","status":"ok","tool":"shell"}': 1 };
  expect([...metrics].map(([name, metric]) => [name, Object(metric).points])).toEqual([
    ["season.calls", points],
    ["season.invocations", points],
    ["season.tool.calls", points],
  ]);
});

test("the timers of both names record both", async () => {
  const stopBoth = (record: SeasonRecorders) => {
    record.startWaitDuration()({ step: "one" });
    record.startWait({ step: "one" })();
  };
  const [first] = (await recorded(within, stopBoth)) as readonly (readonly (readonly [string, { points: object }])[])[];
  const counts = first?.map(([name, { points }]) => [name, Object.values(points).map(({ count }) => count)]);
  expect(counts).toEqual([
    ["season.wait", [2]],
    ["season.wait.duration", [2]],
  ]);
});

test("an observer of two names is asked once in each collection, until it is stopped", async () => {
  const { provider, reader } = createSdk();
  const record = createRecorders(context, within);
  record.bind(provider.getMeter("season"));
  const callback = vi.fn((observe: (value: number, attributes: { queue: string }) => void) => {
    observe(callback.mock.calls.length, { queue: "fast" });
  });
  const stop = record.observeQueue(callback);
  await reader.collect();
  const values = [...(await collectSummaries(reader)).values()].map((metric) => Object.values(Object(metric).points));
  expect(values).toEqual([[2], [2]]);
  stop();
  await reader.collect();
  expect(callback).toHaveBeenCalledTimes(2);
});

test("what does not fit is rejected under both names", async () => {
  const act = (record: SeasonRecorders) => record.calls({ tool: 1, status: "ok" } as never);
  const [first] = (await recorded({ ...within, onInvalid: "drop" }, act)) as readonly unknown[][];
  const points = {
    '{"attribute":"tool","metric":"season.tool.calls","reason":"type"}': 1,
    '{"attribute":"tool","metric":"season.calls","reason":"type"}': 1,
    '{"attribute":"tool","metric":"season.invocations","reason":"type"}': 1,
  };
  expect(first).toEqual([["meterbook.invalid", expect.objectContaining({ points })]]);
});

test("both names lie in one file where a large catalog is divided", async () => {
  const { provider, reader } = createSdk();
  const record = createFleet(context, { release: "1.9" });
  record.bind(provider.getMeter("fleet"));
  record.hits({ route: "/" }, 2);
  record.httpServerCacheHits({ route: "/" });
  const metrics = await collectSummaries(reader);
  const points = { '{"region":"eu","route":"/"}': 3 };
  expect([...metrics.values()].map((metric) => Object(metric).points)).toEqual([points, points]);
});

test("the producer and the testing kit know both names", async () => {
  const producer = createRecorderProducer({ name: "season" });
  const reader = new ManualReader({ metricProducers: [producer] });
  const provider = new MeterProvider({ readers: [reader] });
  const record = createRecorders(context, within);
  record.bind(producer.meter);
  for (const { byOldName } of cases) byOldName(record);
  const names = [...(await collectSummaries(reader)).keys()];
  expect(names).toEqual(cases.flatMap(({ names }) => names.map((name) => `season.${name}`)).sort());
  await provider.shutdown();

  const memory = recordInMemory(record);
  record.calls(call, 3);
  record.starts();
  record.begins();
  expect([memory.sum(record.calls), memory.sum(record.toolCalls), memory.sum(record.begins)]).toEqual([3, 3, 2]);
  expect([memory.sum(record.observeQueue, { queue: "fast" }), memory.sum(record.observeQueueLength)]).toEqual([3, 3]);
});
