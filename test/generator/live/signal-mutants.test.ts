import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CarrierName, codesFound, sentLogs, sentSpans, startCarriers } from "./mutants/carriers.js";
import { mutatedPart, mutatedSignals, type SignalMutant, signalMutantsOf } from "./mutants/signal-mutants.js";
import { type Emitted, emittedSignals, signalsCatalog } from "./mutants/signals-program.js";

const catalog = signalsCatalog();
const mutants = signalMutantsOf(catalog);
const signals = emittedSignals(catalog);
const changed = new Map(mutants.map((mutant) => [mutant, mutatedPart(signals, mutant)]));
let started: Awaited<ReturnType<typeof startCarriers>>;

beforeAll(async () => {
  started = await startCarriers();
});
afterAll(() => started.close());

const names = ["HTTP protobuf", "HTTP JSON", "gRPC", "JSON lines"] as const satisfies readonly CarrierName[];

function found({ logs, spans }: Emitted, name: CarrierName): Promise<readonly string[]> {
  return codesFound(catalog, [sentLogs(logs), sentSpans(spans)], started.carriers[name]);
}

test("there are at least 150 mutants, each of another name", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(150);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

describe.each(names)("over %s", (name) => {
  test("nothing is found where nothing is changed", async () => {
    expect(await found(signals, name)).toEqual([]);
  });

  test("each change is found under its code, and nothing else", async () => {
    const wrong: unknown[] = [];
    for (const [mutant, sent] of changed) {
      const codes = await found(sent, name);
      if (JSON.stringify(codes) !== JSON.stringify([...mutant.codes].sort())) {
        wrong.push([mutant.name, mutant.codes, codes]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

const wholes: readonly SignalMutant[] = [
  {
    name: "a span that failed lacks what it must have when it ends well",
    codes: [],
    change: (_, spans) => {
      for (const span of spans) {
        span.status = { code: 2 };
        delete span.attributes["outcome"];
      }
    },
  },
  {
    name: "the event of a log record stands in its attributes, with its time",
    codes: [],
    change: (logs) => {
      for (const log of logs) {
        log.attributes = { ...log.attributes, "event.name": log.eventName, "event.timestamp": "2026-11-22T00:00:00Z" };
        delete log.eventName;
      }
    },
  },
  {
    name: "such an event is checked as any other",
    codes: ["live/missing-attribute", "live/missing-common-attribute"],
    change: (logs) => {
      for (const log of logs) {
        log.attributes = { "event.name": log.eventName };
        delete log.eventName;
      }
    },
  },
  {
    name: "the length of what is hidden goes along",
    codes: [],
    change: (logs) => {
      for (const log of logs) {
        if (log.attributes["text"] === "[REDACTED]") log.attributes = { ...log.attributes, text_length: 12 };
      }
    },
  },
  {
    name: "logs and spans of other libraries are none of the catalog's, whatever they say",
    codes: [],
    change: (logs, spans) => {
      const scope = { name: "http" };
      for (const log of logs) Object.assign(log, { eventName: "request", instrumentationScope: scope });
      for (const span of spans) Object.assign(span, { name: "GET", instrumentationScope: scope });
    },
  },
  {
    name: "a log record of the catalog's logger without an event is a log",
    codes: [],
    change: (logs) => {
      for (const log of logs) {
        delete log.eventName;
        log.body = "something happened";
      }
    },
  },
];

test.each(wholes)("$name", async (mutant) => {
  for (const name of names) expect(await found(mutatedSignals(signals, mutant), name)).toEqual(mutant.codes);
});
