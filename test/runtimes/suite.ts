/** What has to hold on every runtime: recorders, bound recorders, timers, observables, the producer. No test runner. */
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { bound } from "../../src/runtime/index.js";
import { createRecorderProducer } from "../../src/runtime/sdk.js";
import { createFixture, type FixtureRecorders } from "../runtime/fixture-recorders.js";
import { createReader, type Host, readFrom } from "./host.js";

type World = { readonly record: FixtureRecorders; read(name: string): Promise<readonly unknown[]> };

function world(host: Host, lines: string[] = []): World {
  const { meter, read } = host.open();
  const record = createFixture({ onInvalid: "warn", report: (line: string) => void lines.push(line) });
  record.bind(meter);
  return { record, read };
}

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

const call = { tool: "shell", status: "ok" } as const;
const globals = globalThis as { [name: string]: unknown };

/** Runs without some globals, as in hosts that have none. */
function without(names: readonly string[], run: () => void): void {
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globals, name)] as const);
  for (const name of names)
    Object.defineProperty(globals, name, { value: undefined, configurable: true, writable: true });
  try {
    run();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) delete globals[name];
      else Object.defineProperty(globals, name, descriptor);
    }
  }
}

const checks: Readonly<Record<string, (host: Host) => Promise<void>>> = {
  "each kind exports what was recorded": async (host) => {
    const { record, read } = world(host);
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
  "what comes before bind, and while a callback is pending, is not lost": async (host) => {
    const { meter, read } = host.open();
    const record = createFixture({ onInvalid: "throw" });
    record.undo(2);
    record.bind(meter);
    // Some hosts collect more than once before they are read.
    const amounts = [3];
    record.observeThreads(async (observe) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      record.undo(amounts.pop() ?? 0);
      observe(1);
    });
    equal(await read("fixture.undo"), [5]);
  },
  "bound recorders and other contexts record the same series as calls": async (host) => {
    const { record, read } = world(host);
    const session = record.with({ model: "m2" });
    const calls = bound(session).toolCall(call);
    calls.add(2);
    calls.add();
    session.toolCall(call, 4);
    equal(await read("fixture.tool.call"), [7]);
  },
  "what does not fit is warned of once, and counted": async (host) => {
    const lines: string[] = [];
    const { record, read } = world(host, lines);
    record.undo(-1);
    record.undo(-1);
    equal(lines.filter((line) => line.includes(`"fixture.undo" was given -1`)).length, 1);
    equal(await read("meterbook.invalid"), [2]);
  },
  "it works without process, performance and console, and with timers that are numbers": async (host) => {
    const { record, read } = world(host);
    const native = globals["setTimeout"] as (run: () => void, limit: number) => unknown;
    globals["setTimeout"] = (run: () => void, limit: number) => {
      native(run, limit);
      return 1;
    };
    without(["process", "performance", "console"], () => {
      record.startDurationMs({ tool: "a" })({ status: "ok" });
      bound(record).durationMs({ tool: "a", status: "ok" }).start()();
      createFixture({ onInvalid: "warn" }).undo(-1);
    });
    globals["setTimeout"] = native;
    const [histogram] = (await read("fixture.duration_ms")) as readonly { readonly count: number }[];
    equal(histogram?.count, 2);
  },
  "the producer hands histograms to a reader": async () => {
    const producer = createRecorderProducer({ name: "fixture", exemplars: "trace_based" });
    const reader = createReader({ metricProducers: [producer] });
    new MeterProvider({ readers: [reader] });
    const record = createFixture({ onInvalid: "throw" });
    record.bind(producer.meter);
    for (const value of [1, 50]) record.durationMs(value, { tool: "a", status: "ok" });
    const [histogram] = (await readFrom(reader, "fixture.duration_ms")) as readonly { readonly sum: number }[];
    equal(histogram?.sum, 51);
  },
};

/** Whether a check holds, in a line. */
export async function lineOf(name: string, host: Host): Promise<string> {
  try {
    await checks[name]?.(host);
    return `ok ${name}`;
  } catch (error) {
    return `FAILED ${name}: ${String(error)}`;
  }
}

/** Those that can hold on a host: a producer needs a reader of the SDK. */
export function checksOf({ hasReaders }: Host): readonly string[] {
  return Object.keys(checks).filter((name) => hasReaders || !name.startsWith("the producer"));
}

/** A line for each check, one after the other. */
export async function runAll(host: Host): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of checksOf(host)) lines.push(await lineOf(name, host));
  return lines;
}
