import type { Meter } from "@opentelemetry/api";
import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import { describe, expect, test, vi } from "vitest";
import { type ConvertedRecorders, createRecorders } from "../fixtures/converted/expected/recorders.js";
import { convertedMeasurement } from "../fixtures/converted/expected/validators.js";
import { scaled } from "../../src/runtime/measurement/scaled.js";
import { collectMetrics, collectSummaries, createSdk } from "../runtime/exported.js";

const context = { region: "eu" } as const;
const one = { step: "one" } as const;
const within = { onInvalid: "throw", today: "2027-01-31", release: "1.4.0" } as const;

/** By exported name: what a hand-written program would record there for one event. */
type Values = Readonly<Record<string, number>>;

const buckets: Readonly<Record<string, readonly number[]>> = { wait: [0.01, 0.1, 1], wait_ms: [10, 100, 1000] };

const byHand: Readonly<Record<string, (meter: Meter, name: string, value: number) => void>> = {
  wait: (meter, name, value) => {
    const unit = { wait: "s", wait_ms: "ms", wait_minutes: "min", pause: "s" }[name] ?? "";
    const advice = buckets[name] === undefined ? {} : { explicitBucketBoundaries: [...buckets[name]] };
    meter.createHistogram(`c.${name}`, { unit, advice }).record(value, { ...context, ...one });
  },
  sent: (meter, name, value) =>
    meter.createCounter(`c.${name}`, { unit: name === "sent" ? "KiBy" : "By" }).add(value, context),
  open: (meter, name, value) =>
    meter.createUpDownCounter(`c.${name}`, { unit: name === "open" ? "1" : "%" }).add(value, context),
  load: (meter, name, value) =>
    meter.createGauge(`c.${name}`, { unit: name === "load" ? "%" : "1" }).record(value, { ...context, ...one }),
};

type Row = readonly [call: string, kind: string, record: (record: ConvertedRecorders) => void, values: Values];

const rows: readonly Row[] = [
  ["wait(0.25)", "wait", (r) => r.wait(0.25, one), { wait: 0.25, wait_ms: 250, wait_minutes: 0.25 / 60, pause: 0.25 }],
  ["waitMs(7)", "wait", (r) => r.waitMs(7, one), { wait: 0.007, wait_ms: 7, wait_minutes: 7 / 60_000, pause: 0.007 }],
  [
    "waitMinutes(2)",
    "wait",
    (r) => r.waitMinutes(2, one),
    { wait: 120, wait_ms: 120_000, wait_minutes: 2, pause: 120 },
  ],
  ["pause(3)", "wait", (r) => r.pause(3, one), { wait: 3, wait_ms: 3000, wait_minutes: 0.05, pause: 3 }],
  ["sent()", "sent", (r) => r.sent(), { sent: 1, sent_bytes: 1024 }],
  ["sentBytes()", "sent", (r) => r.sentBytes(), { sent: 1 / 1024, sent_bytes: 1 }],
  ["sentBytes(512)", "sent", (r) => r.sentBytes(512), { sent: 0.5, sent_bytes: 512 }],
  ["open(-1)", "open", (r) => r.open(-1), { open: -1, open_percent: -100 }],
  ["openPercent(50)", "open", (r) => r.openPercent(50), { open: 0.5, open_percent: 50 }],
  ["load(80)", "load", (r) => r.load(80, one), { load: 80, load_ratio: 0.8 }],
  ["loadRatio(0.5)", "load", (r) => r.loadRatio(0.5, one), { load: 50, load_ratio: 0.5 }],
];

async function exported(record: (meter: Meter) => void): Promise<readonly unknown[]> {
  const { provider, reader } = createSdk({}, AggregationTemporality.DELTA);
  record(provider.getMeter("converted"));
  return [...(await collectSummaries(reader))].map(([name, metric]) => [name, { ...Object(metric), description: "" }]);
}

describe.each(rows)("%s", (_, kind, record, values) => {
  test.each([true, false])("is exported under each name as that name has it (bound first: %s)", async (bindFirst) => {
    const wanted = await exported((meter) => {
      for (const [name, value] of Object.entries(values)) byHand[kind]?.(meter, name, value);
    });
    const recorded = await exported((meter) => {
      const recorders = createRecorders(context, within);
      if (bindFirst) recorders.bind(meter);
      record(recorders);
      if (!bindFirst) recorders.bind(meter);
    });
    expect(recorded).toEqual(wanted);
  });

  test("is exported under the names whose window lasts", async () => {
    const recorded = await exported((meter) => {
      const recorders = createRecorders(context, { ...within, today: "2099-02-01", release: "2.0" });
      recorders.bind(meter);
      record(recorders);
    });
    const [fresh] = Object.entries(values);
    const wanted = await exported((meter) => fresh && byHand[kind]?.(meter, ...fresh));
    expect(recorded).toEqual(wanted);
  });
});

test("a timer of either name records the time under both, each in its unit", async () => {
  const now = vi.spyOn(performance, "now");
  for (const start of ["startWait", "startWaitMs"] as const) {
    const { provider, reader } = createSdk();
    const record = createRecorders(context, within);
    record.bind(provider.getMeter("converted"));
    now.mockReturnValueOnce(1000).mockReturnValueOnce(1234.5);
    record[start](one)();
    const sums = (await collectMetrics(reader)).map(({ descriptor, dataPoints: [point] }) => [
      descriptor.name,
      Object(point?.value).sum,
    ]);
    expect(Object.fromEntries(sums)).toMatchObject({ "c.wait": 0.2345, "c.wait_ms": 234.5 });
  }
  now.mockRestore();
});

test("a whole number of the old name is any number while it is converted, also for validators", () => {
  const measurement = { metric: "c.wait_ms", instrument: "histogram", value: 0.5, attributes: one };
  expect(convertedMeasurement.safeParse(measurement).success).toBe(true);
});

test("what is no number is reported and dropped under every name", async () => {
  const { provider, reader } = createSdk();
  const invalid: string[] = [];
  const record = createRecorders(context, { ...within, onInvalid: ({ metric }) => void invalid.push(metric) });
  record.bind(provider.getMeter("converted"));
  record.waitMs(Number.NaN, one);
  record.sentBytes(-1);
  expect(new Set(invalid)).toEqual(
    new Set(["c.wait", "c.wait_ms", "c.wait_minutes", "c.pause", "c.sent", "c.sent_bytes"]),
  );
  const names = (await collectMetrics(reader)).map(({ descriptor }) => descriptor.name);
  expect(names).toEqual(["meterbook.invalid"]);
});

test.each<[given: string, value: unknown]>([
  ["a BigInt", 5n],
  ["a text", "5"],
  ["null", null],
  ["an array", [5]],
  ["true", true],
  ["what becomes Infinity in a smaller unit", Number.MAX_VALUE],
])("%s is recorded under no name that cannot take it, and reported by its name", async (_, value) => {
  const { provider, reader } = createSdk();
  const invalid: string[] = [];
  const options = {
    ...within,
    onInvalid: ({ metric, reason }: Record<"metric" | "reason", string>) => void invalid.push(`${metric} ${reason}`),
  };
  const record = createRecorders(context, options);
  record.bind(provider.getMeter("converted"));
  record.wait(value as number, one);
  const names = (await collectMetrics(reader)).map(({ descriptor }) => descriptor.name);
  const taken = typeof value === "number" ? ["c.wait", "c.wait_minutes", "c.pause"] : [];
  const all = ["c.wait", "c.wait_ms", "c.wait_minutes", "c.pause"];
  expect(names.filter((name) => name !== "meterbook.invalid").sort()).toEqual([...taken].sort());
  expect(invalid).toEqual(all.filter((name) => !taken.includes(name)).map((name) => `${name} amount`));
});

test("zero keeps its sign, and the smallest and largest numbers their value, in another unit", () => {
  const exact = [-0, 0, Number.MIN_VALUE, 1e-310, 0.1 + 0.2, 2 ** 53, 1e300, -7];
  for (const value of exact) {
    expect(Object.is(scaled(value, 1000), value * 1000)).toBe(true);
    expect(Object.is(scaled(value, 1, 1000), value / 1000)).toBe(true);
  }
});
