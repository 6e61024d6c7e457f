// Written as the generator writes recorders, with one metric for each thing that the runtime has to get right.
import {
  add,
  checkLimits,
  isOverBudget,
  resolveSeries,
  defineCatalog,
  defineCounter,
  defineGauge,
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
  defineUpDownCounter,
  find0,
  find1,
  find2,
  find3,
  findMany,
  type ObservableCallback,
  observe,
  type RecorderOptions,
  Recorders,
  record,
  reportFailure,
  set,
  startTimer,
  type Timer,
} from "../../src/runtime/contract.js";
import { checkedPlace, costPlace } from "./fixture-places.js";

export type FixtureContext = {
  readonly surface: "cli" | "vscode" | `subagent_${string}`;
  readonly model: string;
  readonly retry?: number | undefined;
};

type ToolCallAttributes = { readonly tool: string; readonly status: "ok" | (string & {}) };
export type DurationAttributes = {
  readonly tool: string;
  readonly status: string;
  readonly attempt?: number | undefined;
};
type DepthAttributes = { readonly queue?: string | undefined };
export type CheckedAttributes = {
  readonly kind?: "a" | "b" | `x_${string}` | undefined;
  readonly level?: 1 | 2 | undefined;
  readonly code?: string | undefined;
  readonly share?: number | undefined;
};
type WideAttributes = { readonly [K in "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i"]: number };

const toolCallMetric = /* @__PURE__ */ defineCounter({
  name: "fixture.tool.call",
  description: "Tool calls.",
  unit: "{call}",
  valueType: "int",
  attributes: [
    { key: "tool", type: "string" },
    { key: "status", type: "string", values: ["ok"], open: true },
  ],
});
const undoMetric = defineCounter({ name: "fixture.undo", valueType: "int", attributes: [] });
const costMetric = defineCounter({
  name: "fixture.cost",
  unit: "USD",
  attributes: [{ key: "cached", type: "boolean" }],
  place: costPlace,
});
const activeMetric = defineUpDownCounter({ name: "fixture.active", attributes: [{ key: "tool", type: "string" }] });
const depthMetric = defineGauge({
  name: "fixture.depth",
  attributes: [{ key: "queue", type: "string", required: false }],
});
const heapMetric = defineGauge({ name: "fixture.heap", unit: "By", valueType: "int", attributes: [] });
const durationMetric = defineHistogram({
  name: "fixture.duration_ms",
  unit: "ms",
  buckets: [0, 5, 10, 100],
  attributes: [
    { key: "tool", type: "string", maxLength: 20, check: checkLimits },
    { key: "status", type: "string" },
    { key: "attempt", type: "int", required: false, min: 1, check: checkLimits },
  ],
});
const sizeMetric = defineHistogram({ name: "fixture.size", unit: "By", valueType: "int", attributes: [] });
const checkedMetric = defineCounter({
  name: "fixture.checked",
  attributes: [
    { key: "level", type: "int", required: false, values: [1, 2] },
    { key: "kind", type: "string", required: false, values: ["a", "b"], prefixes: ["x_"] },
    { key: "code", type: "string", required: false, pattern: "[A-Z]+", maxLength: 4, check: checkLimits },
    { key: "share", type: "double", required: false, min: 0, max: 1, check: checkLimits },
  ],
  place: checkedPlace,
});
const wideMetric = defineCounter({
  name: "fixture.wide",
  attributes: ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((key) => ({ key, type: "int" })),
});
const openMetric = defineCounter({
  name: "fixture.open",
  cardinality: 3,
  attributes: [{ key: "user", type: "string" }],
});
const closedMetric = defineCounter({
  name: "fixture.closed",
  cardinality: 2,
  attributes: [{ key: "id", type: "int" }],
});
const fewMetric = defineCounter({
  name: "fixture.few",
  attributes: [
    { key: "tool", type: "string", maxValues: 2, isOver: isOverBudget },
    { key: "shard", type: "int", required: false, maxValues: 2, isOver: isOverBudget },
  ],
});
const threadsMetric = defineObservableGauge({ name: "fixture.threads", attributes: [] });
const readMetric = defineObservableCounter({
  name: "fixture.read",
  cardinality: 2,
  attributes: [{ key: "disk", type: "string" }],
});
const openFilesMetric = defineObservableUpDownCounter({ name: "fixture.open_files", valueType: "int", attributes: [] });

const catalog = defineCatalog({
  name: "fixture",
  context: [
    { key: "surface", type: "string", values: ["cli", "vscode"], prefixes: ["subagent_"] },
    { key: "model", type: "string" },
    { key: "retry", type: "int", required: false },
  ],
  metrics: [
    toolCallMetric,
    undoMetric,
    costMetric,
    activeMetric,
    depthMetric,
    heapMetric,
    durationMetric,
    sizeMetric,
    checkedMetric,
    wideMetric,
    openMetric,
    closedMetric,
    fewMetric,
    threadsMetric,
    readMetric,
    openFilesMetric,
  ],
});

export class FixtureRecorders extends Recorders<FixtureContext> {
  toolCall(attributes: ToolCallAttributes, amount?: number): void {
    try {
      add(
        find2(this, toolCallMetric, attributes.tool, attributes.status) ??
          resolveSeries(this, toolCallMetric, attributes),
        amount,
      );
    } catch (error) {
      reportFailure(this, toolCallMetric, error);
    }
  }

  undo(amount?: number): void {
    try {
      add(find0(this, undoMetric) ?? resolveSeries(this, undoMetric, undefined), amount);
    } catch (error) {
      reportFailure(this, undoMetric, error);
    }
  }

  cost(attributes: { readonly cached: boolean }, amount?: number): void {
    try {
      add(find0(this, costMetric, costPlace(attributes.cached)) ?? resolveSeries(this, costMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, costMetric, error);
    }
  }

  active(attributes: { readonly tool: string }, amount?: number): void {
    try {
      add(find1(this, activeMetric, attributes.tool) ?? resolveSeries(this, activeMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, activeMetric, error);
    }
  }

  depth(value: number, attributes: DepthAttributes = {}): void {
    try {
      set(find1(this, depthMetric, attributes.queue) ?? resolveSeries(this, depthMetric, attributes), value);
    } catch (error) {
      reportFailure(this, depthMetric, error);
    }
  }

  heap(value: number): void {
    try {
      set(find0(this, heapMetric) ?? resolveSeries(this, heapMetric, undefined), value);
    } catch (error) {
      reportFailure(this, heapMetric, error);
    }
  }

  durationMs(value: number, attributes: DurationAttributes): void {
    try {
      record(
        find3(this, durationMetric, attributes.tool, attributes.status, attributes.attempt) ??
          resolveSeries(this, durationMetric, attributes),
        value,
      );
    } catch (error) {
      reportFailure(this, durationMetric, error);
    }
  }

  startDurationMs<Given extends keyof DurationAttributes = never>(
    attributes?: Pick<DurationAttributes, Given>,
  ): Timer<DurationAttributes, Given> {
    return startTimer("ms", attributes, (value, all: DurationAttributes) => {
      this.durationMs(value, all);
    });
  }

  size(value: number): void {
    try {
      record(find0(this, sizeMetric) ?? resolveSeries(this, sizeMetric, undefined), value);
    } catch (error) {
      reportFailure(this, sizeMetric, error);
    }
  }

  checked(attributes: CheckedAttributes = {}, amount?: number): void {
    const { kind, level, code, share } = attributes;
    try {
      const found = findMany(this, checkedMetric, [kind, code, share], checkedPlace(level));
      add(found ?? resolveSeries(this, checkedMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, checkedMetric, error);
    }
  }

  wide(attributes: WideAttributes, amount?: number): void {
    try {
      const { a, b, c, d, e, f, g, h, i } = attributes;
      const found = findMany(this, wideMetric, [a, b, c, d, e, f, g, h, i]);
      add(found ?? resolveSeries(this, wideMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, wideMetric, error);
    }
  }

  open(attributes: { readonly user: string }, amount?: number): void {
    try {
      add(find1(this, openMetric, attributes.user) ?? resolveSeries(this, openMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, openMetric, error);
    }
  }

  closed(attributes: { readonly id: number }, amount?: number): void {
    try {
      add(find1(this, closedMetric, attributes.id) ?? resolveSeries(this, closedMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, closedMetric, error);
    }
  }

  few(attributes: { readonly tool: string; readonly shard?: number }, amount?: number): void {
    try {
      add(
        find2(this, fewMetric, attributes.tool, attributes.shard) ?? resolveSeries(this, fewMetric, attributes),
        amount,
      );
    } catch (error) {
      reportFailure(this, fewMetric, error);
    }
  }

  observeThreads(callback: ObservableCallback<Record<never, never>>): () => void {
    return observe(this, threadsMetric, callback);
  }

  observeRead(callback: ObservableCallback<{ readonly disk: string }>): () => void {
    return observe(this, readMetric, callback);
  }

  observeOpenFiles(callback: ObservableCallback<Record<never, never>>): () => void {
    return observe(this, openFilesMetric, callback);
  }
}

export const fixtureContext: FixtureContext = { surface: "cli", model: "m1" };

export function createFixture(options?: RecorderOptions, context: FixtureContext = fixtureContext): FixtureRecorders {
  return new FixtureRecorders(catalog, context, options);
}
