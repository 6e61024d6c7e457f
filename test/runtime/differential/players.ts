import type { Attributes, Meter, ObservableCallback } from "@opentelemetry/api";
import { bound } from "../../../src/runtime/index.js";
import { createFixture, type FixtureRecorders } from "../fixture-recorders.js";
import { type Call, metricNames, type Scenario } from "./operations.js";
import { contexts } from "./scene.js";

/** Who carries out the operations of a scenario on a Meter. */
export type Player = {
  call(call: Call): void;
  observe(value: number): void;
  bind(): void;
  unbind(): void;
  flush(): void;
};

const valueOnly: readonly Call["recorder"][] = ["undo", "heap", "size"];
const valueFirst: readonly Call["recorder"][] = ["depth", "durationMs"];

function callRecorder(handle: FixtureRecorders, { recorder, attributes, value }: Call): void {
  const method = handle[recorder].bind(handle) as (...given: unknown[]) => void;
  if (valueOnly.includes(recorder)) method(value);
  else if (valueFirst.includes(recorder)) method(value, attributes);
  else method(attributes, value);
}

type Bound = { add?(amount: number): void; record?(value: number): void };

/** Bound recorders by what they are bound to. */
function createBoundCalls(): (handle: FixtureRecorders, call: Call) => void {
  const all = new Map<string, Bound>();
  return (handle, { recorder, attributes, context, value }) => {
    const key = JSON.stringify([recorder, context, Object.entries(attributes).sort()]);
    const bind = bound(handle)[recorder] as (attributes: object) => Bound;
    const one = all.get(key) ?? bind(attributes);
    all.set(key, one);
    if (one.add) one.add(value);
    else one.record?.(value);
  };
}

export function createRecorderPlayer(meter: Meter, { immediate, calls }: Scenario): Player {
  const root = createFixture({ onInvalid: "throw" }, contexts[0]);
  const callBound = createBoundCalls();
  const held = contexts.map((context) => root.with(context));
  let observed = 0;
  root.observeThreads((observe) => observe(observed));
  root.observeRead((observe) => observe(observed, { disk: "sda" }));
  return {
    call(call) {
      const handle = call.held ? held[call.context] : root.with({ ...contexts[call.context] });
      if (calls === "bound" || (calls === "both" && call.bound)) callBound(handle ?? root, call);
      else callRecorder(handle ?? root, call);
    },
    observe(value) {
      observed += value;
    },
    bind: () => root.bind(meter, { immediate }),
    unbind: () => root.unbind(),
    flush: () => root.flush(),
  };
}

type Record = (value: number, attributes: Attributes) => void;

/** The instruments that a careful person would create for the fixture's catalog. */
function createInstruments(meter: Meter): Readonly<{ [R in Call["recorder"]]: Record }> {
  const names = metricNames;
  const toolCall = meter.createCounter(names.toolCall, { description: "Tool calls.", unit: "{call}", valueType: 0 });
  const undo = meter.createCounter(names.undo, { valueType: 0 });
  const cost = meter.createCounter(names.cost, { unit: "USD" });
  const active = meter.createUpDownCounter(names.active);
  const depth = meter.createGauge(names.depth);
  const heap = meter.createGauge(names.heap, { unit: "By", valueType: 0 });
  const advice = { explicitBucketBoundaries: [0, 5, 10, 100] };
  const durationMs = meter.createHistogram(names.durationMs, { unit: "ms", advice });
  const size = meter.createHistogram(names.size, { unit: "By", valueType: 0 });
  const checked = meter.createCounter(names.checked);
  const wide = meter.createCounter(names.wide);
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

/** Writes each call by hand. What comes while unbound is written at the next bind, as recorders promise. */
export function createHandWritingPlayer(meter: Meter): Player {
  const instruments = createInstruments(meter);
  const threads = meter.createObservableGauge("fixture.threads");
  const read = meter.createObservableCounter("fixture.read");
  let observed = 0;
  let waiting: Call[] | undefined = [];
  const observeThreads: ObservableCallback = (result) => result.observe(observed, contexts[0]);
  const observeRead: ObservableCallback = (result) => result.observe(observed, { ...contexts[0], disk: "sda" });
  const write = ({ recorder, value, attributes, context }: Call): void =>
    instruments[recorder](value, { ...contexts[context], ...attributes });
  return {
    call(call) {
      if (waiting === undefined) write(call);
      else waiting.push(call);
    },
    observe(value) {
      observed += value;
    },
    bind() {
      for (const call of waiting ?? []) write(call);
      waiting = undefined;
      threads.addCallback(observeThreads);
      read.addCallback(observeRead);
    },
    unbind() {
      waiting ??= [];
      threads.removeCallback(observeThreads);
      read.removeCallback(observeRead);
    },
    flush() {},
  };
}
