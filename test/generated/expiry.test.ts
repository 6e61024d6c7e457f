import { diag, DiagLogLevel } from "@opentelemetry/api";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { InvalidMeasurement, RecorderOptions } from "@meterbook/runtime";
import { createRecorderProducer } from "@meterbook/runtime/sdk";
import { createMatchers, recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders, type SeasonRecorders } from "../fixtures/lifecycle/expected/recorders.js";
import { collectPoints, collectSummaries, createSdk, ManualReader } from "../runtime/exported.js";

const context = { region: "eu" } as const;
const over: RecorderOptions = { report: "diag", onInvalid: "throw", today: "2027-02-01", release: "2.0" };

/** One call of every metric that expires, by its name. */
const calls: Readonly<Record<string, (record: SeasonRecorders) => void>> = {
  "season.fading": (record) => record.fading(),
  "season.trial": (record) => record.trial({ tool: "shell" }),
  "season.trial.duration": (record) => record.startTrialDuration()(),
  "season.trial.level": (record) => record.trialLevel(1),
  "season.trial.load": (record) => record.trialLoad(-1),
  "season.trial.uptime": (record) => void record.observeTrialUptime((observe) => observe(1)),
};

function createBound(options: RecorderOptions) {
  const { provider, reader } = createSdk();
  const record = createRecorders(context, options);
  record.bind(provider.getMeter("season"));
  return { record, reader };
}

function listen() {
  const warn = vi.fn();
  const silent = () => undefined;
  const logger = { warn, error: silent, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  return () => warn.mock.calls.map(([text]) => String(text));
}

afterEach(() => diag.disable());

describe.each(Object.entries(calls))("%s", (name, call) => {
  test("is exported until its end", async () => {
    const { record, reader } = createBound({ onInvalid: "throw", today: "2027-01-31", release: "1.9.9" });
    call(record);
    expect([...(await collectSummaries(reader)).keys()]).toEqual([name]);
  });

  test("is not exported after it, whichever context and however bound, and each drop is counted", async () => {
    const { provider, reader } = createSdk();
    const record = createRecorders(context, over);
    call(record);
    record.bind(provider.getMeter("season"), { immediate: true });
    call(record.with({ region: "us" }));
    // What is observed during a collection is counted in the next one.
    await reader.collect();
    expect([...(await collectSummaries(reader)).keys()]).toEqual(["meterbook.invalid"]);
    const [[key, count] = []] = Object.entries(await collectPoints(reader, "meterbook.invalid"));
    expect([key, Number(count) >= 2]).toEqual([`{"metric":"${name}","reason":"expired"}`, true]);
  });
});

test("the expiry is reported once for each metric, with what ended it and whom to ask", () => {
  const warnings = listen();
  const record = createRecorders(context, { ...over, onInvalid: "warn" });
  for (const _ of [1, 2]) {
    record.trial({ tool: "shell" });
    record.trialDuration(1);
    record.trialLevel(1);
  }
  expect(warnings()).toEqual([
    'meterbook: "season.trial" expired after 2027-01-31 and is no longer recorded; ask its owner "the \\"new\\" team"',
    'meterbook: "season.trial.duration" expired with version 2.0 and is no longer recorded; ask its owner "tools"',
    'meterbook: "season.trial.level" expired after 2027-01-31 and is no longer recorded',
  ]);
});

test("under the policy throw it is reported and not thrown, under drop it is counted only", () => {
  const warnings = listen();
  createRecorders(context, { ...over, onInvalid: "drop" }).trialLevel(1);
  expect(warnings()).toEqual([]);
  createRecorders(context, { ...over, onInvalid: "throw" }).trialLevel(1);
  expect(warnings()).toHaveLength(1);
});

test("a policy of one's own is called each time", () => {
  const reported: InvalidMeasurement[] = [];
  const record = createRecorders(context, { ...over, onInvalid: (invalid) => void reported.push(invalid) });
  record.trialLevel(1);
  record.trialLevel(Number.NaN);
  expect(reported.map(({ metric, reason }) => [metric, reason])).toEqual([
    ["season.trial.level", "expired"],
    ["season.trial.level", "expired"],
  ]);
});

test("the expiry of an old name is never reported", () => {
  const reported: InvalidMeasurement[] = [];
  const record = createRecorders(context, { ...over, onInvalid: (invalid) => void reported.push(invalid) });
  record.begins();
  record.calls({ tool: "shell", status: "ok" });
  expect(reported).toEqual([]);
});

const moments: readonly (readonly [what: string, moment: RecorderOptions, day: boolean, version: boolean])[] = [
  ["the last day", { today: "2027-01-31" }, false, false],
  ["the first day after it", { today: "2027-02-01" }, true, false],
  ["the last instant of the last day", { today: new Date("2027-01-31T23:59:59.999Z") }, false, false],
  ["the first instant after it", { today: new Date("2027-02-01T00:00:00Z") }, true, false],
  ["an instant that only elsewhere is the day after", { today: new Date("2027-02-01T00:30:00+01:00") }, false, false],
  ["a day that cannot be read", { today: "soon" }, false, false],
  ["a release before the end", { today: "2026-01-31", release: "1.99.99" }, false, false],
  ["the release that ends it", { today: "2026-01-31", release: "2.0.0" }, false, true],
  ["the same, written shorter", { today: "2026-01-31", release: "2" }, false, true],
  ["the same, written with a v", { today: "2026-01-31", release: "v2.0.0" }, false, true],
  ["a trial of that release", { today: "2026-01-31", release: "2.0.0-beta.1" }, false, true],
  ["a later release", { today: "2026-01-31", release: "10.0" }, false, true],
  ["a release that cannot be read", { today: "2026-01-31", release: "dev" }, false, false],
];

test.each(moments)("at %s", async (_, moment, endsDay, endsVersion) => {
  const { record, reader } = createBound({ onInvalid: "drop", ...moment });
  record.trialLevel(1);
  record.trialDuration(1);
  const names = [...(await collectSummaries(reader)).keys()];
  expect(names.includes("season.trial.level")).toBe(!endsDay);
  expect(names.includes("season.trial.duration")).toBe(!endsVersion);
});

test("the day is that of the machine's clock, and asked for when the recorders are created", async () => {
  vi.useFakeTimers({ now: new Date("2027-01-31T12:00:00Z"), toFake: ["Date"] });
  try {
    const { record, reader } = createBound({ onInvalid: "drop" });
    vi.setSystemTime(new Date("2027-02-01T12:00:00Z"));
    record.trialLevel(1);
    expect([...(await collectSummaries(reader)).keys()]).toEqual(["season.trial.level"]);
    const later = createBound({ onInvalid: "drop" });
    later.record.trialLevel(1);
    expect([...(await collectSummaries(later.reader)).keys()]).toEqual(["meterbook.invalid"]);
  } finally {
    vi.useRealTimers();
  }
});

test("the producer exports nothing that has ended", async () => {
  const producer = createRecorderProducer({ name: "season" });
  const reader = new ManualReader({ metricProducers: [producer] });
  const provider = new MeterProvider({ readers: [reader] });
  const record = createRecorders(context, over);
  record.bind(producer.meter);
  for (const call of Object.values(calls)) call(record);
  expect([...(await collectSummaries(reader)).keys()]).toEqual(["meterbook.invalid"]);
  await provider.shutdown();
});

test("the testing kit says it as a rejection", () => {
  const record = createRecorders(context, over);
  const memory = recordInMemory(record);
  record.trialLevel(1);
  expect(memory.points(record.trialLevel)).toEqual([]);
  expect(memory.rejections(record.trialLevel)).toMatchObject([{ metric: "season.trial.level", reason: "expired" }]);
  expect(createMatchers(memory).toHaveRejected(record.trialLevel, "expired").pass).toBe(true);
});
