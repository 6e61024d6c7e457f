import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createNoopMeter, type Meter } from "@opentelemetry/api";
import { afterEach, describe, expect, it, vi } from "vitest";
import { collectMetrics, collectPoints, createSdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const root = '{"model":"m1","surface":"cli"}';

afterEach(() => vi.restoreAllMocks());

function meterOf({ provider }: ReturnType<typeof createSdk>): Meter {
  return provider.getMeter("fixture");
}

/** Recorders that recorded before they left the Meter, and after. */
function bindAndLeave(meter: Meter): object {
  const record = createFixture({ report: "none" });
  record.bind(meter);
  record.undo();
  record.unbind();
  const session = record.with({ model: "m2" });
  record.bind(meter);
  session.heap(1);
  record.unbind();
  return record;
}

describe("bind", () => {
  it("loses nothing that was recorded before, of any kind", async () => {
    const sdk = createSdk();
    const record = createFixture();
    record.undo(2);
    record.active({ tool: "a" }, -1);
    record.heap(1);
    record.heap(2);
    record.size(3);
    record.size(4);
    record.observeThreads((observe) => observe(5));
    record.bind(meterOf(sdk));
    const metrics = await collectMetrics(sdk.reader);
    const values = metrics.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints[0]?.value]);
    expect(Object.fromEntries(values)).toMatchObject({
      "fixture.undo": 2,
      "fixture.active": -1,
      "fixture.heap": 2,
      "fixture.size": { count: 2, sum: 7, min: 3, max: 4 },
      "fixture.threads": 5,
    });
  });

  it("to the same Meter again changes nothing", async () => {
    const sdk = createSdk();
    const record = createFixture();
    record.bind(meterOf(sdk));
    record.undo();
    record.bind(meterOf(sdk));
    record.undo();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 2 });
  });

  it("to a second Meter leaves with the first what was recorded until then", async () => {
    const [first, second] = [createSdk(), createSdk()];
    const record = createFixture();
    record.bind(meterOf(first));
    record.undo(1);
    record.size(1);
    record.bind(meterOf(second));
    record.undo(2);
    record.size(2);
    expect(await collectPoints(first.reader, "fixture.undo")).toEqual({ [root]: 1 });
    expect(await collectPoints(second.reader, "fixture.undo")).toEqual({ [root]: 2 });
    expect(await collectPoints(second.reader, "fixture.size")).toMatchObject({ [root]: { count: 1, sum: 2 } });
  });

  it("takes observable callbacks along to a second Meter", async () => {
    const [first, second] = [createSdk(), createSdk()];
    const record = createFixture();
    const callback = vi.fn((observe: (value: number) => void) => observe(5));
    record.bind(meterOf(first));
    record.observeThreads(callback);
    record.bind(meterOf(second));
    await collectPoints(first.reader, "fixture.threads");
    expect(callback).not.toHaveBeenCalled();
    expect(await collectPoints(second.reader, "fixture.threads")).toEqual({ [root]: 5 });
  });

  it("binds all handles, whichever it is called on", async () => {
    const sdk = createSdk();
    const record = createFixture();
    record.with({ model: "m2" }).bind(meterOf(sdk));
    record.undo();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 1 });
  });

  it("again and again by new recorders leaves one callback with the Meter, and lets the recorders go", async () => {
    const sdk = createSdk();
    const meter = meterOf(sdk);
    const add = vi.spyOn(Object.getPrototypeOf(meter.createObservableGauge("any")), "addCallback");
    const gone: WeakRef<object>[] = [];
    for (let i = 0; i < 20; i++) {
      const record = createFixture();
      record.bind(meter);
      record.undo();
      record.with({ model: "m2" }).undo();
      gone.push(new WeakRef(record));
      await sdk.reader.collect();
      await sdk.reader.collect();
    }
    expect(add).toHaveBeenCalledOnce();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({
      [root]: 20,
      '{"model":"m2","surface":"cli"}': 20,
    });
    setFlagsFromString("--expose-gc");
    await new Promise((resolve) => setTimeout(resolve, 0));
    runInNewContext("gc")();
    expect(gone.filter((one) => one.deref() === undefined).length).toBeGreaterThanOrEqual(19);
  });

  it("lets recorders go that left a Meter which others still use", async () => {
    const sdk = createSdk();
    const other = createFixture();
    other.bind(meterOf(sdk));
    const gone = new WeakRef(bindAndLeave(meterOf(sdk)));
    setFlagsFromString("--expose-gc");
    await new Promise((resolve) => setTimeout(resolve, 0));
    runInNewContext("gc")();
    expect(gone.deref()).toBeUndefined();
    other.undo();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 2 });
  });

  it("loses nothing of recorders that are let go before the next collection", async () => {
    const sdk = createSdk();
    for (let i = 0; i < 3; i++) {
      const record = createFixture();
      record.bind(meterOf(sdk));
      record.undo();
    }
    setFlagsFromString("--expose-gc");
    await new Promise((resolve) => setTimeout(resolve, 0));
    runInNewContext("gc")();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 3 });
  });

  it("works on a Meter that takes no property", async () => {
    const sdk = createSdk();
    const meter = Object.freeze(Object.create(meterOf(sdk)));
    const record = createFixture();
    record.bind(meter);
    record.undo();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 1 });
  });

  it("lets several recorders record to the same Meter", async () => {
    const sdk = createSdk();
    const [one, two] = [createFixture(), createFixture()];
    one.bind(meterOf(sdk));
    two.bind(meterOf(sdk));
    one.undo();
    two.undo();
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 2 });
  });
});

describe("bind to a Meter that does nothing", () => {
  it("warns why, and keeps what is recorded for a Meter that works", async () => {
    const lines: string[] = [];
    const sdk = createSdk();
    const record = createFixture({ report: (line) => void lines.push(line) });
    record.undo();
    record.bind(createNoopMeter());
    record.bind(createNoopMeter());
    expect(lines).toEqual(["meterbook: this copy of the API has no MeterProvider"]);
    record.undo();
    record.bind(meterOf(sdk));
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 2 });
  });
});

describe("unbind", () => {
  it("flushes to the Meter, and keeps what comes later for the next one", async () => {
    const [first, second] = [createSdk(), createSdk()];
    const record = createFixture();
    record.bind(meterOf(first));
    record.undo(1);
    record.unbind();
    record.undo(2);
    record.size(9);
    expect(await collectPoints(first.reader, "fixture.undo")).toEqual({ [root]: 1 });
    record.bind(meterOf(second));
    expect(await collectPoints(second.reader, "fixture.undo")).toEqual({ [root]: 2 });
    expect(await collectPoints(second.reader, "fixture.size")).toMatchObject({ [root]: { sum: 9 } });
  });

  it("does nothing while unbound", () => {
    expect(() => createFixture().unbind()).not.toThrow();
  });

  it("leaves one callback with the Meter, however often it is bound again, which holds nothing of the recorders", async () => {
    const sdk = createSdk();
    const meter = Object.freeze(Object.create(meterOf(sdk)));
    const add = vi.spyOn(Object.getPrototypeOf(meter.createObservableGauge("any")), "addCallback");
    const gone = [1, 2, 3].map(() => new WeakRef(bindAndLeave(meter)));
    expect(add).toHaveBeenCalledOnce();
    setFlagsFromString("--expose-gc");
    await new Promise((resolve) => setTimeout(resolve, 0));
    runInNewContext("gc")();
    expect(gone.map((one) => one.deref())).toEqual([undefined, undefined, undefined]);
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 3 });
  });
});

describe("histogram values recorded while unbound", () => {
  it("wait in a queue of ten thousand; further ones are counted", async () => {
    const sdk = createSdk();
    const record = createFixture({ onInvalid: "drop" });
    for (let i = 0; i < 10_003; i++) record.size(1);
    record.bind(meterOf(sdk));
    const metrics = await collectMetrics(sdk.reader);
    const points = Object.fromEntries(metrics.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints[0]]));
    expect(points["fixture.size"]?.value).toMatchObject({ count: 10_000 });
    expect(points["meterbook.invalid"]).toMatchObject({
      value: 3,
      attributes: { metric: "fixture.size", reason: "queue" },
    });
  });
});

describe("immediate", () => {
  it("forwards each call at once", () => {
    const add = vi.fn();
    const sdk = createSdk();
    const meter = meterOf(sdk);
    vi.spyOn(meter, "createCounter").mockReturnValue({ add });
    const record = createFixture();
    record.bind(meter, { immediate: true });
    record.undo(2);
    record.undo(3);
    expect(add.mock.calls).toEqual([
      [2, { surface: "cli", model: "m1" }],
      [3, { surface: "cli", model: "m1" }],
    ]);
  });

  it("forwards the calls of the named metrics only", () => {
    const calls: string[] = [];
    const meter = meterOf(createSdk());
    vi.spyOn(meter, "createCounter").mockImplementation((name) => ({
      add: (value) => void calls.push(`${name} ${value}`),
    }));
    const record = createFixture();
    record.bind(meter, { immediate: ["fixture.undo"] });
    record.undo(2);
    record.cost({ cached: true }, 3);
    expect(calls).toEqual(["fixture.undo 2", "fixture.cost 0"]);
    record.flush();
    expect(calls).toEqual(["fixture.undo 2", "fixture.cost 0", "fixture.cost 3"]);
  });
});
