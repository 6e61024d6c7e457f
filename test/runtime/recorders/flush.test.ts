import {
  AggregationTemporality,
  createAllowListAttributesProcessor,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { collectMetrics, collectPoints, createSdk } from "../exported.js";
import { createFixture, fixtureContext } from "../fixture-recorders.js";

const root = '{"model":"m1","surface":"cli"}';

describe("flush", () => {
  it("pushes at once, in whole intervals or in parts, with the same result", async () => {
    const sdk = createSdk();
    const record = createFixture();
    record.bind(sdk.provider.getMeter("fixture"));
    record.undo(1);
    record.flush();
    record.undo(2);
    record.flush();
    record.flush();
    record.undo(3);
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 6 });
  });

  it("does nothing while unbound", async () => {
    const sdk = createSdk();
    const record = createFixture();
    record.undo();
    record.flush();
    record.bind(sdk.provider.getMeter("fixture"));
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 1 });
  });

  it("keeps sums of fractions within one unit in the last place", async () => {
    const amounts = [0.1, 0.2, 0.3, 1e-9, 0.7, 123.456, 0.1];
    const sdk = createSdk();
    const record = createFixture();
    record.bind(sdk.provider.getMeter("fixture"));
    for (const amount of amounts) {
      record.cost({ cached: true }, amount);
      record.flush();
    }
    const [value] = Object.values(await collectPoints(sdk.reader, "fixture.cost"));
    const exact = amounts.reduce((sum, amount) => sum + amount, 0);
    expect(Math.abs(Number(value) - exact)).toBeLessThanOrEqual(2 ** -46);
  });

  it("pushes gauges in the order of their last record, which decides where a View merges them", async () => {
    const views = [{ instrumentName: "*", attributesProcessors: [createAllowListAttributesProcessor([])] }];
    const sdk = createSdk({ views });
    const record = createFixture();
    record.bind(sdk.provider.getMeter("fixture"));
    record.depth(1, { queue: "in" });
    record.depth(2, { queue: "out" });
    record.depth(3, { queue: "in" });
    expect(await collectPoints(sdk.reader, "fixture.depth")).toEqual({ "{}": 3 });
  });

  it.each(["drop", "throw"] as const)(
    "pushes the others when the Meter throws at one, under the policy %s",
    (onInvalid) => {
      const meter = createSdk().provider.getMeter("fixture");
      const record = createFixture({ onInvalid });
      record.undo();
      record.cost({ cached: true });
      const add = vi.fn();
      const broken = vi.fn(() => {
        throw new Error("broken");
      });
      vi.spyOn(meter, "createCounter").mockImplementation((name) => ({ add: name === "fixture.undo" ? broken : add }));
      const bind = () => record.bind(meter);
      if (onInvalid === "throw") expect(bind).toThrow('"fixture.undo" could not be recorded: Error: broken');
      else expect(bind).not.toThrow();
      expect(add).toHaveBeenCalledWith(1, { ...fixtureContext, cached: true });
    },
  );
});

describe("a collection", () => {
  it("pushes each series once; only one that the interval before did not see is announced", async () => {
    const sdk = createSdk();
    const meter = sdk.provider.getMeter("fixture");
    const add = vi.fn();
    vi.spyOn(meter, "createCounter").mockReturnValue({ add });
    const record = createFixture();
    record.bind(meter);
    for (const recorded of [true, true, false, true]) {
      if (recorded) for (let i = 0; i < 3; i++) record.undo();
      await sdk.reader.collect();
      add(Number.NaN);
    }
    const amounts = add.mock.calls.map(([amount]) => amount);
    expect(amounts).toEqual([0, 3, Number.NaN, 3, Number.NaN, Number.NaN, 0, 3, Number.NaN]);
  });

  it("is part of a shutdown, which exports what has added up", async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
    const exported: unknown[] = [];
    vi.spyOn(exporter, "export").mockImplementation(({ scopeMetrics }, done) => {
      exported.push(...scopeMetrics.flatMap(({ metrics }) => metrics.map(({ dataPoints }) => dataPoints[0]?.value)));
      done({ code: 0 });
    });
    const record = createFixture();
    record.bind(provider.getMeter("fixture"));
    record.undo(3);
    await provider.shutdown();
    expect(exported).toEqual([3]);
  });
});

describe("the hook of the flush", () => {
  it("never shows in what is exported", async () => {
    const sdk = createSdk();
    const record = createFixture();
    record.bind(sdk.provider.getMeter("fixture"));
    record.undo();
    const names = (await collectMetrics(sdk.reader)).map(({ descriptor }) => descriptor.name);
    expect(names).toEqual(["fixture.undo"]);
    const empty = createSdk();
    createFixture().bind(empty.provider.getMeter("fixture"));
    expect((await empty.reader.collect()).resourceMetrics.scopeMetrics).toEqual([]);
  });
});

describe("start times", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["cumulative", AggregationTemporality.CUMULATIVE],
    ["delta", AggregationTemporality.DELTA],
  ])("are those of hand-written calls, %s", async (_name, temporality) => {
    const [ours, theirs] = [createSdk({}, temporality), createSdk({}, temporality)];
    const record = createFixture();
    record.bind(ours.provider.getMeter("fixture"));
    const meter = theirs.provider.getMeter("fixture");
    const [counter, gauge] = [meter.createCounter("fixture.undo"), meter.createGauge("fixture.heap")];
    const times: unknown[][] = [[], []];
    // Recorded at the start of an interval, at its end, twice, and not at all.
    for (const recorded of [[1, 5], [1], [], [5], [], [], [3], [3], [9, 9]]) {
      for (let second = 0; second < 10; second++) {
        vi.setSystemTime(Date.now() + 1000);
        if (!recorded.includes(second)) continue;
        record.undo(second);
        record.heap(second);
        counter.add(second, fixtureContext);
        gauge.record(second, fixtureContext);
      }
      for (const [side, { reader }] of [ours, theirs].entries()) {
        const metrics = await collectMetrics(reader);
        const points = metrics.flatMap(({ descriptor, dataPoints }) =>
          dataPoints.map(({ startTime, endTime, value }) => [descriptor.name, startTime, endTime, value]),
        );
        times[side]?.push(points);
      }
    }
    expect(times[0]).toEqual(times[1]);
  });

  it("are those of the first record after a bind, also on a second Meter", async () => {
    const [first, second] = [createSdk(), createSdk()];
    const record = createFixture();
    record.bind(first.provider.getMeter("fixture"));
    record.undo();
    record.bind(second.provider.getMeter("fixture"));
    vi.setSystemTime(5_000);
    record.undo();
    vi.setSystemTime(9_000);
    const [metric] = await collectMetrics(second.reader);
    expect(metric?.dataPoints[0]).toMatchObject({ startTime: [5, 0], endTime: [9, 0] });
  });
});
