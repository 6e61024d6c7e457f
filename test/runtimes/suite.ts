/** What has to hold on every runtime: recorders, bound recorders, timers, observables, the producer. No test runner. */
import { MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import { bound } from "../../src/runtime/index.js";
import { createRecorderProducer } from "../../src/runtime/sdk.js";
import { createFixture, type FixtureRecorders } from "../runtime/fixture-recorders.js";

class ManualReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}

  protected override async onShutdown(): Promise<void> {}
}

type World = { readonly record: FixtureRecorders; read(name: string): Promise<unknown> };

async function readFrom(reader: MetricReader, name: string): Promise<unknown> {
  const { resourceMetrics } = await reader.collect();
  const all = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
  const points = all
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }): readonly object[] => dataPoints);
  return points.map((point) => (point as { readonly value: unknown }).value);
}

function world(lines: string[] = []): World {
  const reader = new ManualReader();
  const meter = new MeterProvider({ readers: [reader] }).getMeter("fixture");
  const record = createFixture({ onInvalid: "warn", report: (line: string) => void lines.push(line) });
  record.bind(meter);
  return { record, read: (name) => readFrom(reader, name) };
}

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

const call = { tool: "shell", status: "ok" } as const;
const host = globalThis as { [name: string]: unknown };

/** Runs without some globals, as in hosts that have none. */
function without(names: readonly string[], run: () => void): void {
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(host, name)] as const);
  for (const name of names) Object.defineProperty(host, name, { value: undefined, configurable: true, writable: true });
  try {
    run();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) delete host[name];
      else Object.defineProperty(host, name, descriptor);
    }
  }
}

export const checks: Readonly<Record<string, () => Promise<void>>> = {
  "each kind exports what was recorded": async () => {
    const { record, read } = world();
    record.toolCall(call, 2);
    record.toolCall(call);
    record.active({ tool: "a" }, -3);
    record.depth(7, { queue: "in" });
    record.observeThreads((observe) => observe(4));
    equal(await read("fixture.tool.call"), [3]);
    equal(await read("fixture.active"), [-3]);
    equal(await read("fixture.depth"), [7]);
    equal(await read("fixture.threads"), [4]);
  },
  "what comes before bind, and while a callback is pending, is not lost": async () => {
    const reader = new ManualReader();
    const record = createFixture({ onInvalid: "throw" });
    record.undo(2);
    record.bind(new MeterProvider({ readers: [reader] }).getMeter("fixture"));
    record.observeThreads(async (observe) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      record.undo(3);
      observe(1);
    });
    equal(await readFrom(reader, "fixture.undo"), [5]);
  },
  "bound recorders and other contexts record the same series as calls": async () => {
    const { record, read } = world();
    const session = record.with({ model: "m2" });
    const calls = bound(session).toolCall(call);
    calls.add(2);
    calls.add();
    session.toolCall(call, 4);
    equal(await read("fixture.tool.call"), [7]);
  },
  "what does not fit is warned of once, and counted": async () => {
    const lines: string[] = [];
    const { record, read } = world(lines);
    record.undo(-1);
    record.undo(-1);
    equal(lines.length, 1);
    equal(await read("meterbook.invalid"), [2]);
  },
  "it works without process, performance and console, and with timers that are numbers": async () => {
    const { record, read } = world();
    const native = host["setTimeout"] as (run: () => void, limit: number) => unknown;
    host["setTimeout"] = (run: () => void, limit: number) => {
      native(run, limit);
      return 1;
    };
    without(["process", "performance", "console"], () => {
      record.startDurationMs({ tool: "a" })({ status: "ok" });
      bound(record).durationMs({ tool: "a", status: "ok" }).start()();
      createFixture({ onInvalid: "warn" }).undo(-1);
    });
    host["setTimeout"] = native;
    const [histogram] = (await read("fixture.duration_ms")) as readonly { readonly count: number }[];
    equal(histogram?.count, 2);
  },
  "the producer hands histograms to a reader": async () => {
    const producer = createRecorderProducer({ name: "fixture", exemplars: "trace_based" });
    const reader = new ManualReader({ metricProducers: [producer] });
    new MeterProvider({ readers: [reader] });
    const record = createFixture({ onInvalid: "throw" });
    record.bind(producer.meter);
    for (const value of [1, 50]) record.durationMs(value, { tool: "a", status: "ok" });
    const [histogram] = (await readFrom(reader, "fixture.duration_ms")) as readonly { readonly sum: number }[];
    equal(histogram?.sum, 51);
  },
};

/** A line for each check; the first one says whether all hold. */
export async function runAll(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      lines.push(`ok ${name}`);
    } catch (error) {
      lines.push(`FAILED ${name}: ${String(error)}`);
    }
  }
  return lines;
}
