import assert from "node:assert/strict";
import type { Attributes, Meter, ObservableCallback } from "@opentelemetry/api";
import {
  AggregationTemporality,
  AggregationType,
  createAllowListAttributesProcessor,
  InstrumentType,
  MeterProvider,
  type ViewOptions,
} from "@opentelemetry/sdk-metrics";
import { collectSummaries, ManualReader } from "../exported.js";
import { createFixture, type FixtureContext, type FixtureRecorders } from "../fixture-recorders.js";
import { type Call, metricNames, type Operation, type Scenario, type Temporality, type View } from "./operations.js";

const contexts: readonly [FixtureContext, ...FixtureContext[]] = [
  { surface: "cli", model: "m1" },
  { surface: "cli", model: "m2" },
  { surface: "vscode", model: "m1" },
  { surface: "subagent_x", model: "m1", retry: 1 },
  { surface: "subagent_x", model: "m1", retry: 2 },
  { surface: "cli", model: "" },
];

const views: Readonly<Record<View, ViewOptions[]>> = {
  none: [],
  "drop attributes": [{ instrumentName: "*", attributesProcessors: [createAllowListAttributesProcessor(["tool", "queue"])] }],
  rename: [{ instrumentName: "fixture.tool.call", name: "renamed.tool.call", description: "renamed" }],
  aggregation: [
    { instrumentName: "fixture.size", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } },
    { instrumentName: "fixture.cost", aggregation: { type: AggregationType.DROP } },
    {
      instrumentName: "fixture.duration_ms",
      aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries: [1, 1000] } },
    },
  ],
  "any aggregation": [
    { instrumentName: "fixture.tool.call", aggregation: { type: AggregationType.LAST_VALUE } },
    { instrumentName: "fixture.cost", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } },
    { instrumentName: "fixture.depth", aggregation: { type: AggregationType.SUM } },
    { instrumentName: "fixture.size", aggregation: { type: AggregationType.SUM } },
  ],
};

const cumulativeInLowMemory: readonly InstrumentType[] = [
  InstrumentType.UP_DOWN_COUNTER,
  InstrumentType.OBSERVABLE_UP_DOWN_COUNTER,
  InstrumentType.OBSERVABLE_COUNTER,
];

function temporalityOf(temporality: Temporality, type: InstrumentType): AggregationTemporality {
  const cumulative =
    temporality === "cumulative" || (temporality === "low memory" && cumulativeInLowMemory.includes(type));
  return cumulative ? AggregationTemporality.CUMULATIVE : AggregationTemporality.DELTA;
}

type Side = { readonly provider: MeterProvider; readonly readers: readonly ManualReader[]; readonly meter: Meter };

function createSide({ readers, view }: Scenario): Side {
  const made = readers.map(
    (temporality) => new ManualReader({ aggregationTemporalitySelector: (type) => temporalityOf(temporality, type) }),
  );
  const provider = new MeterProvider({ readers: made, views: views[view] });
  return { provider, readers: made, meter: provider.getMeter("fixture") };
}

type HandWritten = (value: number, attributes: Attributes) => void;

/** The instruments that a careful person would create for the fixture's catalog. */
function createHandWritten(meter: Meter): Readonly<Record<Call["recorder"], HandWritten>> {
  const toolCall = meter.createCounter(metricNames.toolCall, { description: "Tool calls.", unit: "{call}", valueType: 0 });
  const undo = meter.createCounter(metricNames.undo, { valueType: 0 });
  const cost = meter.createCounter(metricNames.cost, { unit: "USD" });
  const active = meter.createUpDownCounter(metricNames.active);
  const depth = meter.createGauge(metricNames.depth);
  const heap = meter.createGauge(metricNames.heap, { unit: "By", valueType: 0 });
  const advice = { explicitBucketBoundaries: [0, 5, 10, 100] };
  const durationMs = meter.createHistogram(metricNames.durationMs, { unit: "ms", advice });
  const size = meter.createHistogram(metricNames.size, { unit: "By", valueType: 0 });
  const checked = meter.createCounter(metricNames.checked);
  const wide = meter.createCounter(metricNames.wide);
  return {
    toolCall: (value, attributes) => toolCall.add(value, attributes),
    undo: (value, attributes) => undo.add(value, attributes),
    cost: (value, attributes) => cost.add(value, attributes),
    active: (value, attributes) => active.add(value, attributes),
    depth: (value, attributes) => depth.record(value, attributes),
    heap: (value, attributes) => heap.record(value, attributes),
    durationMs: (value, attributes) => durationMs.record(value, attributes),
    size: (value, attributes) => size.record(value, attributes),
    checked: (value, attributes) => checked.add(value, attributes),
    wide: (value, attributes) => wide.add(value, attributes),
  };
}

const valueOnly: readonly Call["recorder"][] = ["undo", "heap", "size"];
const valueFirst: readonly Call["recorder"][] = ["depth", "durationMs"];

function callRecorder(handle: FixtureRecorders, { recorder, attributes, value }: Call): void {
  const method = handle[recorder].bind(handle) as (...given: unknown[]) => void;
  if (valueOnly.includes(recorder)) method(value);
  else if (valueFirst.includes(recorder)) method(value, attributes);
  else method(attributes, value);
}

/** Runs a scenario with recorders on one SDK and with hand-written calls on another; throws where exports differ. */
export async function compare(scenario: Scenario): Promise<void> {
  const ours = createSide(scenario);
  const theirs = createSide(scenario);
  const root = createFixture({ onInvalid: "throw" }, contexts[0]);
  const held = contexts.map((context) => root.with(context));
  const handWritten = createHandWritten(theirs.meter);
  let waiting: (() => void)[] = [];
  let bound = false;
  let observed = 0;
  root.observeThreads((observe) => observe(observed));
  root.observeRead((observe) => observe(observed, { disk: "sda" }));
  const threads = theirs.meter.createObservableGauge("fixture.threads");
  const read = theirs.meter.createObservableCounter("fixture.read");
  const observeThreads: ObservableCallback = (result) => result.observe(observed, contexts[0]);
  const observeRead: ObservableCallback = (result) => result.observe(observed, { ...contexts[0], disk: "sda" });

  const bind = (): void => {
    root.bind(ours.meter, { immediate: scenario.immediate });
    if (bound) return;
    bound = true;
    for (const call of waiting) call();
    waiting = [];
    threads.addCallback(observeThreads);
    read.addCallback(observeRead);
  };
  const unbind = (): void => {
    root.unbind();
    bound = false;
    threads.removeCallback(observeThreads);
    read.removeCallback(observeRead);
  };
  const call = (operation: Call): void => {
    const context = contexts[operation.context] ?? contexts[0];
    const handle = operation.held ? held[operation.context] : root.with({ ...context });
    callRecorder(handle ?? root, operation);
    const known = Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
    const byHand = () => handWritten[operation.recorder](operation.value, { ...known, ...operation.attributes });
    if (bound) byHand();
    else waiting.push(byHand);
  };
  const collect = async (index: number): Promise<void> => {
    const [mine, other] = [ours.readers[index], theirs.readers[index]];
    if (mine === undefined || other === undefined) return;
    assert.deepStrictEqual(await collectSummaries(mine), await collectSummaries(other));
  };
  const run = async (operation: Operation): Promise<void> => {
    if (operation.kind === "call") call(operation);
    else if (operation.kind === "collect") await collect(operation.reader % scenario.readers.length);
    else if (operation.kind === "observe") observed += operation.value;
    else if (operation.kind === "flush") root.flush();
    else if (operation.kind === "bind") bind();
    else unbind();
  };
  for (const operation of scenario.operations) await run(operation);
  bind();
  for (const index of scenario.readers.keys()) await collect(index);
  await Promise.all([ours.provider.shutdown(), theirs.provider.shutdown()]);
}
