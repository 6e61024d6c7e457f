import { metrics, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { expect, test } from "vitest";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import { createRecorders as createFleet } from "../../fixtures/divided/expected/recorders.js";
import { emitEvent } from "../../../src/telemetry/index.js";
import { attributesOf, logRecords, spans } from "../otlp-shapes.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

/** What events and spans declare with `redact` and `content` is what leaves, by each way of the API. */

const asked = {
  question: "naïve 🙂 4711",
  answer: "4711",
  account: 4711,
  files: ["4711", "4712"],
  password: "4711",
  output: "4711",
} as const;

const hash: unknown = expect.stringMatching(/^[0-9a-f]{16}$/);
const hidden = {
  question_length: 12,
  answer: "[REDACTED]",
  account_hash: hash,
  files_length: 2,
  password: "[REDACTED]",
};

async function received(keys: string) {
  const receiver = await startReceiver();
  const record = createRecorders({ region: "eu" });
  const telemetry = await startWith(`${overHttp(receiver.url)}\n${keys}`, { recorders: record });
  record.bind({ meter: metrics.getMeterProvider(), logger: logs, tracer: trace });
  record.emit.userAsked(asked);
  emitEvent("again", asked);
  const span = trace.getTracer("own").startSpan("turn", { attributes: { ...asked, files: [...asked.files] } });
  span.addEvent("asked", { ...asked, files: [...asked.files] });
  span.end();
  await telemetry.flush();
  const [event, again] = logRecords(receiver.received).map(attributesOf);
  const [turn] = spans(receiver.received);
  const { events = [] } = (turn ?? {}) as { readonly events?: readonly Parameters<typeof attributesOf>[0][] };
  return {
    text: JSON.stringify(receiver.received),
    each: [event, again, turn && attributesOf(turn), ...events.map(attributesOf)] as readonly object[],
  };
}

test("lengths, hashes, marks and nothing leave in place of values, which stand in no payload", async () => {
  const { text, each } = await received("");
  expect(text).not.toContain("4711");
  expect(each).toEqual([
    { region: "eu", ...hidden },
    expect.objectContaining({ region: "eu", ...hidden }),
    { region: "eu", ...hidden },
    hidden,
  ]);
  expect(new Set(each.map((attributes) => Reflect.get(attributes, "account_hash"))).size).toBe(1);
});

test.each([
  ["log_user_prompt", { question: asked.question }, ["question_length"]],
  ["log_tool_content", { answer: asked.answer }, []],
])("with %s the values of its group leave instead, and no others", async (key, shown, absent) => {
  const { each } = await received(`${key} = true`);
  const left = Object.fromEntries(Object.entries(hidden).filter(([name]) => !absent.includes(name as never)));
  for (const attributes of each) {
    expect(attributes).toMatchObject({ ...left, ...shown });
    for (const name of absent) expect(attributes).not.toHaveProperty(name);
    for (const name of ["account", "files", "output"]) expect(attributes).not.toHaveProperty(name);
  }
});

test("what a divided catalog declares is hidden as well", async () => {
  const receiver = await startReceiver();
  const record = createFleet({ region: "eu" });
  const telemetry = await startWith(overHttp(receiver.url), { recorders: record });
  record.bind({ logger: logs });
  record.emit.requestDone({ route: "/", seconds: 1, agent: "4711" });
  await telemetry.flush();
  const [event] = logRecords(receiver.received).map(attributesOf);
  expect(event).toEqual({ region: "eu", route: "/", seconds: 1, agent_hash: hash });
});
