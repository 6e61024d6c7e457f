import { MeterProvider } from "@opentelemetry/sdk-metrics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bound as boundOf } from "@meterbook/runtime";
import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorderProducer } from "../../src/runtime/sdk.js";
import { arrayAttribute, sharedArray } from "../../src/runtime/arrays.js";
import { type ArraysContext, createRecorders } from "../fixtures/arrays/expected/recorders.js";
import { collectMetrics, collectPoints, collectSummaries, createSdk, ManualReader } from "./exported.js";

const eu: ArraysContext = { region: "eu" };

function bound(context: ArraysContext = eu) {
  const sdk = createSdk();
  const record = createRecorders(context, { onInvalid: "throw" });
  record.bind(sdk.provider.getMeter("arrays"));
  return { record, ...sdk };
}

describe("an attribute that is an array", () => {
  it("makes one series of equal arrays, in the order of their items", async () => {
    const { record, reader } = bound();
    record.checkout({ experiments: ["a", "b"], method: "card" });
    record.checkout({ experiments: ["a", "b"], method: "card" }, 2);
    record.checkout({ experiments: ["b", "a"], method: "card" }, 4);
    record.checkout({ experiments: [], method: "card" }, 8);
    expect(await collectPoints(reader, "checkout")).toEqual({
      '{"experiments":["a","b"],"method":"card","region":"eu"}': 3,
      '{"experiments":["b","a"],"method":"card","region":"eu"}': 4,
      '{"experiments":[],"method":"card","region":"eu"}': 8,
    });
  });

  it("is copied and frozen, so that nobody changes what was recorded", async () => {
    const { record, reader } = bound();
    const experiments = ["a"];
    record.checkout({ experiments, method: "card" });
    experiments.push("b");
    record.checkout({ experiments, method: "card" }, 5);
    const [metric] = await collectMetrics(reader);
    const arrays = metric?.dataPoints.map(({ attributes }) => attributes["experiments"]);
    expect(arrays).toEqual([["a"], ["a", "b"]]);
    expect(arrays?.every(Object.isFrozen)).toBe(true);
  });

  it.each([
    ["type", "a"],
    ["type", [1]],
    ["type", [null]],
    ["type", new Array(2)],
    ["type", [{ toJSON: () => "a" }]],
    ["type", [["a"]]],
    ["length", ["a".repeat(21)]],
    ["length", Array(65).fill("a")],
    ["length", Array(2000).fill("a")],
    ["missing", undefined],
  ])("is dropped and reported with the reason %s", (reason, experiments) => {
    const record = createRecorders(eu, { onInvalid: "drop" });
    const memory = recordInMemory(record);
    record.checkout({ experiments: experiments as never, method: "card" });
    expect(memory.rejections().map((each) => [each.reason, each.attribute])).toEqual([[reason, "experiments"]]);
    expect(memory.points(record.checkout)).toEqual([]);
  });

  it("says in a report what is allowed, as the catalog does", () => {
    const record = createRecorders(eu, { onInvalid: "throw" });
    const refund = () => record.refund({ regions: ["eu", "xx" as "us"] });
    expect(refund).toThrow(
      '"refund" was given object, allowed is {"type":"string[]","key":"regions","values":["eu","us"],"prefixes":["asia_"],"maxValues":9,"maxItems":64}',
    );
  });

  it("goes into the overflow series when its budget of values is used up", async () => {
    const { record, reader } = bound();
    for (let index = 0; index < 12; index++) record.refund({ regions: [`asia_${index}`] });
    expect(await collectPoints(reader, "refund")).toMatchObject({
      '{"region":"eu","regions":["asia_8"]}': 1,
      '{"otel.metric.overflow":true}': 3,
    });
  });

  it("may be bound, and is copied then", async () => {
    const { record, reader } = bound();
    const experiments = ["a"];
    const checkout = boundOf(record).checkout({ experiments, method: "card" });
    checkout.add();
    experiments.push("b");
    checkout.add(2);
    record.checkout({ experiments: ["a"], method: "card" }, 4);
    expect(await collectPoints(reader, "checkout")).toEqual({
      '{"experiments":["a"],"method":"card","region":"eu"}': 7,
    });
  });

  it("may be observed", async () => {
    const { record, reader } = bound();
    record.observeQueues((observe) => {
      observe(1, { names: ["fast", "slow"] });
      observe(2, { names: ["fast", "slow"] });
    });
    const points = { '{"names":["fast","slow"],"region":"eu"}': 2 };
    expect(await collectPoints(reader, "queues")).toEqual(points);
    expect(await collectPoints(reader, "queues")).toEqual(points);
  });

  it("is read back from memory by its items", () => {
    const record = createRecorders(eu, { onInvalid: "throw" });
    const memory = recordInMemory(record);
    record.checkout({ experiments: ["a"], method: "card" }, 3);
    record.checkout({ experiments: ["b"], method: "card" }, 4);
    expect(memory.sum(record.checkout, { experiments: ["a"] })).toBe(3);
  });
});

describe("a common attribute that is an array", () => {
  it("makes one context of equal arrays, given at the start or by with", async () => {
    const { record, reader } = bound({ ...eu, flags: ["x"] });
    record.checkout({ experiments: [], method: "cash" });
    record.with({ flags: ["x"] }).checkout({ experiments: [], method: "cash" }, 2);
    record.with({ flags: ["x", "y"] }).checkout({ experiments: [], method: "cash" }, 4);
    record
      .with({ flags: ["x", "y"] })
      .with({ region: "us" })
      .checkout({ experiments: [], method: "cash" }, 8);
    expect(await collectPoints(reader, "checkout")).toEqual({
      '{"experiments":[],"flags":["x"],"method":"cash","region":"eu"}': 3,
      '{"experiments":[],"flags":["x","y"],"method":"cash","region":"eu"}': 4,
      '{"experiments":[],"flags":["x","y"],"method":"cash","region":"us"}': 8,
    });
  });

  it("that is not allowed is reported and left out", async () => {
    const sdk = createSdk();
    const reasons: string[] = [];
    const record = createRecorders(eu, { onInvalid: ({ reason }) => reasons.push(reason) });
    record.bind(sdk.provider.getMeter("arrays"));
    record.with({ flags: [1] as never }).checkout({ experiments: [], method: "cash" });
    expect(reasons).toContain("type");
    expect(await collectPoints(sdk.reader, "checkout")).toEqual({
      '{"experiments":[],"method":"cash","region":"eu"}': 1,
    });
  });
});

const text = fc.constantFrom("", "a", "b", '"', ",", "日本", "\ud800");
const call = fc.record({
  experiments: fc.array(text, { maxLength: 3 }),
  flags: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }),
  amount: fc.nat(),
  collect: fc.boolean(),
});

type Call = typeof call extends fc.Arbitrary<infer Each> ? Each : never;

it.each(["the SDK's Meter", "the producer"])(
  "recorders and hand-written calls export the same arrays through %s",
  async (way) => {
    const check = async (calls: readonly Call[]) => {
      const producer = createRecorderProducer({ name: "arrays" });
      const isProducer = way === "the producer";
      const reader = new ManualReader(isProducer ? { metricProducers: [producer] } : {});
      const provider = new MeterProvider({ readers: [reader] });
      const theirs = createSdk();
      const record = createRecorders(eu, { onInvalid: "throw" });
      record.bind(isProducer ? producer.meter : provider.getMeter("arrays"));
      const byHand = theirs.provider.getMeter("arrays").createCounter("checkout", {
        description: "Checkouts.",
        valueType: 0,
      });
      for (const { experiments, flags, amount, collect } of calls) {
        const attributes = { experiments, method: "card" } as const;
        record.with({ flags }).checkout(attributes, amount);
        byHand.add(amount, { region: "eu", ...(flags && { flags }), ...attributes });
        if (collect) expect(await collectSummaries(reader)).toEqual(await collectSummaries(theirs.reader));
      }
      expect(await collectSummaries(reader)).toEqual(await collectSummaries(theirs.reader));
    };
    await fc.assert(fc.asyncProperty(fc.array(call, { minLength: 5, maxLength: 30 }), check), { numRuns: 60 });
  },
);

describe("the shared copy of an array", () => {
  it("is one for all equal arrays, and every other value is itself", () => {
    expect(sharedArray([1, "a", true])).toBe(sharedArray([1, "a", true]));
    expect(sharedArray([-0])).toBe(sharedArray([0]));
    for (const other of [undefined, null, "[]", 1, [{}], [1n], [["a"]]]) expect(sharedArray(other)).toBe(other);
  });

  it("is not what an array of the caller's says of itself", () => {
    const hostile = Object.assign(["a"], { toJSON: () => "b", [Symbol.iterator]: () => [][Symbol.iterator]() });
    expect(sharedArray(hostile)).toEqual(["a"]);
  });

  it("is forgotten when nobody has it, so that many different arrays take no memory for long", async () => {
    const held = sharedArray(["held"]);
    for (let round = 0; round < 20; round++) {
      for (let index = 0; index < 1000; index++) sharedArray([`${round}`, `${index}`]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sharedArray(["held"])).toBe(held);
  });

  it("keeps numbers that no series may have out of it", () => {
    const { read } = arrayAttribute({ key: "shares", type: "double[]" });
    expect(read?.([Number.NaN])).toBe("type");
    expect(read?.([0.5])).toEqual([0.5]);
  });
});
