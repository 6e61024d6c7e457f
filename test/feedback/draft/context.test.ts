import { expect, test } from "vitest";
import { createFeedback, type FeedbackOptions, LogRing } from "../../../src/feedback/index.js";
import { recordingTransport, textOf } from "../recording-transport.js";

const hostileError = {
  get code(): string {
    throw new Error("even this");
  },
};

function fails(error: unknown): () => never {
  return () => {
    throw error;
  };
}

async function send(context: unknown, ring: FeedbackOptions["ring"] = new LogRing(), includeLogs = false) {
  const transport = recordingTransport();
  const feedback = createFeedback({ ring, transport, context: context as FeedbackOptions["context"] });
  const draft = feedback.draft({ category: "bug", note: "it hangs", includeLogs });
  const result = await draft.submit({ confirmed: true });
  const report = JSON.parse(textOf(transport.sent[0], "report.json") ?? "null");
  return { ok: result.ok, context: report?.context, note: report?.note, omitted: draft.preview().omitted };
}

const failed = (name: string): string => `the program failed to give it (${name})`;

test.each<readonly [string, unknown, string]>([
  ["throws an error", fails(new TypeError("password=hunter2")), failed("TypeError")],
  ["throws an error with a code", fails(Object.assign(new Error("x"), { code: "ENOENT" })), failed("ENOENT")],
  ["throws an error with a secret as its code", fails(Object.assign(new Error("x"), { code: "a b" })), failed("Error")],
  ["throws a word", fails("hunter2"), failed("string")],
  ["throws nothing", fails(undefined), failed("undefined")],
  ["throws what throws", fails(hostileError), failed("unknown")],
  ["gives nothing", () => undefined, "the program gave none"],
  ["gives a word", () => "hunter2", "the program gave none"],
  ["is rejected later", () => Promise.reject(new Error("later")), "the program gave a promise in place of it"],
  [
    "gives an object that throws",
    () => Object.defineProperty({}, "version", { enumerable: true, get: fails(new RangeError("x")) }),
    failed("RangeError"),
  ],
])("a report goes without its context, which is said, if the program's function %s", async (_, context, reason) => {
  expect(await send(context)).toEqual({
    ok: true,
    context: {},
    note: "it hangs",
    omitted: [{ name: "context", reason }],
  });
});

test("of a context only what a report can hold goes, and the rest is named", async () => {
  const context = { version: "1", big: 1n, list: ["a"], nothing: null, missing: undefined, count: 2 };
  expect(await send(context)).toMatchObject({
    ok: true,
    context: { version: "1", count: 2 },
    omitted: ["big", "list", "nothing"].map((key) => ({
      name: `context.${key}`,
      reason: "it is no text, number or boolean",
    })),
  });
});

test("logs that cannot be read are left out, and that is said", async () => {
  const { ok, omitted } = await send({}, { snapshot: fails(new RangeError("x")) }, true);
  expect({ ok, omitted }).toEqual({
    ok: true,
    omitted: [{ name: "logs.txt", reason: "they cannot be read (RangeError)" }],
  });
});
