import type { Meter } from "@opentelemetry/api";
import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import fc from "fast-check";

import { expect, test } from "vitest";
import { createRecorders, type SeasonRecorders } from "../fixtures/lifecycle/expected/recorders.js";
import { collectSummaries, createSdk } from "../runtime/exported.js";
import { runs } from "../fuzz.js";

type Region = "eu" | "us";
type Call = {
  readonly metric: keyof typeof metrics;
  readonly isOld: boolean;
  readonly region: Region;
  readonly amount: number;
};
type Step = Call | "collect";

const unit = "ms";

/** The recorders of a new and an old name, and what they come to by hand, for each name. */
const metrics = {
  starts: {
    names: ["starts", "begins"],
    fresh: (record: SeasonRecorders, amount: number) => record.starts(amount),
    old: (record: SeasonRecorders, amount: number) => record.begins(amount),
    byHand: (meter: Meter, name: string, amount: number, region: Region) =>
      meter.createCounter(name).add(amount, { region }),
  },
  sessions: {
    names: ["open.sessions", "sessions"],
    fresh: (record: SeasonRecorders, amount: number) => record.openSessions({ kind: "web" }, -amount),
    old: (record: SeasonRecorders, amount: number) => record.sessions({ kind: "web" }, -amount),
    byHand: (meter: Meter, name: string, amount: number, region: Region) =>
      meter.createUpDownCounter(name).add(-amount, { region, kind: "web" }),
  },
  heap: {
    names: ["heap.size", "heap"],
    fresh: (record: SeasonRecorders, amount: number) => record.heapSize(amount),
    old: (record: SeasonRecorders, amount: number) => record.heap(amount),
    byHand: (meter: Meter, name: string, amount: number, region: Region) =>
      meter.createGauge(name, { unit: "By" }).record(amount, { region }),
  },
  wait: {
    names: ["wait.duration", "wait"],
    fresh: (record: SeasonRecorders, amount: number) => record.waitDuration(amount, { step: "one" }),
    old: (record: SeasonRecorders, amount: number) => record.wait(amount, { step: "one" }),
    byHand(meter: Meter, name: string, amount: number, region: Region) {
      const advice = name === "season.wait" ? {} : { explicitBucketBoundaries: [1, 10, 100] };
      meter.createHistogram(name, { unit, advice }).record(amount, { region, step: "one" });
    },
  },
} as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      metric: fc.constantFrom(...(Object.keys(metrics) as (keyof typeof metrics)[])),
      isOld: fc.boolean(),
      region: fc.constantFrom("eu", "us"),
      amount: fc.nat(1000),
    }),
  },
  { weight: 1, arbitrary: fc.constant("collect" as const) },
);

const scenario = fc.record({
  steps: fc.array(step, { maxLength: 40 }),
  isOpen: fc.boolean(),
  immediate: fc.boolean(),
  temporality: fc.constantFrom(AggregationTemporality.CUMULATIVE, AggregationTemporality.DELTA),
});

test("calls of old and new names in any order export what hand-written calls of both would", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ steps, isOpen, immediate, temporality }) => {
      const [own, byHand] = [createSdk({}, temporality), createSdk({}, temporality)];
      const record = createRecorders(
        { region: "eu" },
        { onInvalid: "throw", today: isOpen ? "2027-01-31" : "2027-02-01" },
      );
      record.bind(own.provider.getMeter("season"), { immediate });
      for (const each of [...steps, "collect" as const]) {
        if (each === "collect") {
          expect(await collectSummaries(own.reader)).toEqual(await collectSummaries(byHand.reader));
          continue;
        }
        const { metric, isOld, region, amount } = each;
        const { names, fresh, old, byHand: write } = metrics[metric];
        (isOld ? old : fresh)(record.with({ region }), amount);
        const written = isOpen ? names : names.slice(0, 1);
        for (const name of written) write(byHand.provider.getMeter("season"), `season.${name}`, amount, region);
      }
    }),
    runs(60),
  );
});
