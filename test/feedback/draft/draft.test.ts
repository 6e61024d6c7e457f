import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import {
  type Attachment,
  createFeedback,
  LogRing,
  type Preview,
  type SubmittedFeedback,
} from "../../../src/feedback/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { recordingTransport, textOf } from "../recording-transport.js";

const context = { version: "1.4.0", auth_mode: "api", is_tty: true, retries: 2, missing: undefined };

function filledRing(...lines: readonly string[]): LogRing {
  const ring = new LogRing();
  lines.forEach(ring.line);
  return ring;
}

function start(...lines: readonly string[]) {
  const transport = recordingTransport();
  const ring = filledRing(...lines);
  return { ring, transport, feedback: createFeedback({ ring, transport, context }) };
}

const names = (preview: Preview): readonly string[] => preview.parts.map(({ name }) => name);

describe("nothing leaves", () => {
  test("without a confirmation", async () => {
    const { feedback, transport } = start("a log");
    const draft = feedback.draft({ category: "bug", includeLogs: true });
    draft.preview();
    const refusals = [
      await draft.submit(),
      await draft.submit({ confirmed: false }),
      await draft.submit({ confirmed: 1 as never }),
    ];
    for (const problem of refusals) {
      expect(problem).toEqual({
        ok: false,
        error: { kind: "not_confirmed", message: "feedback is sent only after it was confirmed", retryable: false },
      });
    }
    expect(transport.sent).toHaveLength(0);
  });

  test("while it is disabled, which is said in words", async () => {
    const transport = recordingTransport();
    const feedback = createFeedback({ ring: filledRing(), transport, context, enabled: false });
    const draft = feedback.draft({ category: "bug", includeLogs: false });
    const error = { kind: "disabled", message: "sending feedback is disabled by configuration", retryable: false };
    expect(draft.problem).toEqual(error);
    expect(await draft.submit({ confirmed: true })).toEqual({ ok: false, error });
    expect(await feedback.resend(draft.id)).toEqual({ ok: false, error });
    expect(transport.sent).toHaveLength(0);
  });

  test("in a category that does not exist", async () => {
    const { feedback, transport } = start();
    const result = await feedback
      .draft({ category: "praise" as "bug", includeLogs: false })
      .submit({ confirmed: true });
    const message = 'the category "praise" does not exist, allowed are bug, bad_result, good_result, other';
    expect(result).toEqual({ ok: false, error: { kind: "invalid", message, retryable: false } });
    expect(transport.sent).toHaveLength(0);
  });

  test("of the logs and attachments if they are not wanted", async () => {
    const { feedback, transport } = start("a log");
    const attachments: readonly Attachment[] = [{ name: "a.txt", content: "attached" }, { path: "/nowhere/b.txt" }];
    const draft = feedback.draft({ category: "other", note: "hi", includeLogs: false, attachments });
    expect(names(draft.preview())).toEqual(["report.json"]);
    await draft.submit({ confirmed: true });
    expect(transport.sent[0]?.parts.map(({ name }) => name)).toEqual(["report.json"]);
    expect(JSON.stringify(transport.sent)).not.toContain("attached");
  });
});

test("what the preview shows is what is sent, byte for byte, whatever is logged in between", async () => {
  const { feedback, transport, ring } = start("one", "two");
  const content = Buffer.from("first line\nsecond");
  const draft = feedback.draft({ category: "bug", includeLogs: true, attachments: [{ name: "a.txt", content }] });
  ring.line("later");
  content.fill(0);
  const preview = draft.preview();
  expect(await draft.submit({ confirmed: true })).toMatchObject({
    ok: true,
    receipt: { id: draft.id, bytes: preview.bytes },
  });
  const [submission] = transport.sent;
  expect(submission?.id).toBe(preview.id);
  expect(submission?.parts.map(({ name, bytes }) => [name, bytes.length])).toEqual(
    preview.parts.map(({ name, bytes }) => [name, bytes]),
  );
  for (const [index, part] of (submission?.parts ?? []).entries()) {
    const shown = preview.parts[index];
    expect(Buffer.from(part.bytes)).toEqual(Buffer.from(shown?.content() ?? []));
    expect(createHash("sha256").update(part.bytes).digest("hex")).toBe(shown?.sha256);
  }
  expect(textOf(submission, "logs.txt")).toBe("one\ntwo\n");
  expect(textOf(submission, "a.txt")).toBe("first line\nsecond");
  expect(preview.parts.map(({ firstLines }) => firstLines)).toEqual([
    ["{", '  "category": "bug",', '  "note": null,'],
    ["one", "two"],
    ["first line", "second"],
  ]);
});

test("the report says category, note, choice and context, as they are at the draft", async () => {
  const transport = recordingTransport();
  let model = "gpt-5";
  const feedback = createFeedback({ ring: filledRing(), transport, context: () => ({ model, ...context }) });
  const draft = feedback.draft({ category: "bad_result", note: "  two\nlines ", includeLogs: false });
  model = "o5";
  await draft.submit({ confirmed: true });
  expect(JSON.parse(textOf(transport.sent[0], "report.json") ?? "")).toEqual({
    category: "bad_result",
    note: "two\nlines",
    include_logs: false,
    context: { model: "gpt-5", version: "1.4.0", auth_mode: "api", is_tty: true, retries: 2 },
  });
});

test("secrets are removed from every part, and counted", async () => {
  const transport = recordingTransport();
  const secret = "sk-abcdefghijklmnop";
  const ring = filledRing(`Authorization: Bearer ${secret}`, "HTTPS_PROXY=http://me:pw123@proxy");
  const feedback = createFeedback({ ring, transport, context: { api_key: "pw123", home: `/x?token=${secret}` } });
  const utf16 = Buffer.from(`\ufeffkey ${secret}`, "utf16le");
  const binary = Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(`password=pw123\0`), Buffer.from([254])]);
  const attachments = [
    { name: `${secret}.txt`, content: `cookie: ${secret}\nrest` },
    { name: "utf16.txt", content: utf16 },
    { name: "core", content: binary },
  ];
  const draft = feedback.draft({ category: "bug", note: `my "password": "pw123"`, includeLogs: true, attachments });
  const preview = draft.preview();
  await draft.submit({ confirmed: true });
  const sent = transport.sent[0]?.parts.map(({ name, bytes }) => name + Buffer.from(bytes).toString("latin1")).join();
  expect(sent).not.toContain("pw123");
  expect(sent).not.toContain(secret);
  expect(preview.parts.map(({ redactions }) => redactions)).toEqual([3, 2, 1, 1, 1]);
  expect(preview.redactions).toBe(8);
  expect(preview.parts.map(({ isBinary }) => isBinary)).toEqual([false, false, false, false, true]);
  expect(() => JSON.parse(textOf(transport.sent[0], "report.json") ?? "")).not.toThrow();
});

test("bytes that hold no secret arrive as they were", async () => {
  const { feedback, transport } = start();
  const content = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
  await feedback
    .draft({ category: "bug", includeLogs: true, attachments: [{ name: "x.bin", content }] })
    .submit({ confirmed: true });
  expect(transport.sent[0]?.parts[1]?.bytes).toEqual(Buffer.from(content));
});

test("files are read when the draft is made; those that cannot be are named with the reason", () => {
  const { feedback } = start();
  const folder = temporaryFolder({ "in/a.txt": "file" });
  execFileSync("mkfifo", [`${folder}/pipe`]);
  const paths = [`${folder}/in/a.txt`, `${folder}/gone.txt`, `${folder}/in`, `${folder}/pipe`];
  const preview = feedback
    .draft({ category: "bug", includeLogs: true, attachments: paths.map((path) => ({ path })) })
    .preview();
  expect(preview.parts.map(({ name, firstLines }) => [name, ...firstLines]).slice(1)).toEqual([["a.txt", "file"]]);
  expect(preview.omitted).toEqual([
    { name: "logs.txt", reason: "there are no logs" },
    { name: "gone.txt", reason: "it cannot be read (ENOENT)" },
    { name: "in", reason: "it is no file" },
    { name: "pipe", reason: "it is no file" },
  ]);
});

test("attachments get names that are safe, and different from each other", () => {
  const { feedback } = start();
  const given = [
    "../../etc/passwd",
    "C:\\x\\a b.txt",
    "a b.txt",
    "A_b.txt",
    "logs.txt",
    "..",
    "",
    "日本.md",
    "report.json",
    `${"n".repeat(90)}.txt`,
  ];
  const attachments = given.map((name) => ({ name, content: "x" }));
  const [, ...shown] = names(feedback.draft({ category: "bug", includeLogs: true, attachments }).preview());
  expect(shown).toEqual([
    "passwd",
    "a_b.txt",
    "a_b-2.txt",
    "A_b-3.txt",
    "logs-2.txt",
    "attachment",
    "attachment-2",
    "日本.md",
    "report-2.json",
    `${"n".repeat(56)}.txt`,
  ]);
});

test("a revised draft has another id, and the same logs and attachments", async () => {
  const { feedback, ring, transport } = start("one");
  const first = feedback.draft({ category: "bug", includeLogs: true, attachments: [{ name: "a", content: "b" }] });
  ring.line("two");
  const second = first.revise({ note: "words" });
  const third = second.revise({ includeLogs: false });
  expect(new Set([first.id, second.id, third.id]).size).toBe(3);
  expect(
    second
      .preview()
      .parts.slice(1)
      .map(({ sha256 }) => sha256),
  ).toEqual(
    first
      .preview()
      .parts.slice(1)
      .map(({ sha256 }) => sha256),
  );
  await third.submit({ confirmed: true });
  expect(transport.sent[0]?.parts).toHaveLength(1);
  expect(textOf(transport.sent[0], "report.json")).toContain('"note": "words"');
});

test("a draft is sent once, however often it is submitted", async () => {
  const { feedback, transport } = start();
  const draft = feedback.draft({ category: "bug", includeLogs: false });
  const both = await Promise.all([draft.submit({ confirmed: true }), draft.submit({ confirmed: true })]);
  const third = await draft.submit({ confirmed: true });
  expect(transport.sent).toHaveLength(1);
  expect(new Set([...both, third]).size).toBe(1);
  expect(third).toMatchObject({
    ok: true,
    receipt: { parts: [{ name: "report.json" }], at: expect.stringMatching(/^\d{4}-.*Z$/) },
  });
});

test("each attempt is reported to the program, whose own failure changes nothing", async () => {
  const told: SubmittedFeedback[] = [];
  const transport = recordingTransport({ ok: false, error: { kind: "rejected", message: "no", retryable: false } });
  const onSubmitted = (submitted: SubmittedFeedback) => {
    told.push(submitted);
    throw new Error("the program's own");
  };
  const categories = [{ id: "idea", title: "An idea" }];
  const feedback = createFeedback({ ring: filledRing(), transport, context, categories, onSubmitted });
  const draft = feedback.draft({ category: "idea", includeLogs: true });
  const warned = once(process, "warning");
  expect(await draft.submit({ confirmed: true })).toMatchObject({ ok: false, error: { kind: "rejected" } });
  expect(String(await warned)).toBe("Warning: the onSubmitted of feedback threw (Error)");
  expect(await draft.submit({ confirmed: true })).toMatchObject({ ok: true });
  expect(told).toEqual([
    { category: "idea", include_logs: true, success: false },
    { category: "idea", include_logs: true, success: true },
  ]);
});

test.each([
  ["throws", async () => Promise.reject(new Error("boom")), "failing"],
  ["answers nothing", async () => undefined as never, "bad_answer"],
  ["answers nonsense", async () => ({ ok: "yes" }) as never, "bad_answer"],
])("a transport that %s is an error, never a success", async (_, send, kind) => {
  const feedback = createFeedback({ ring: filledRing(), transport: { send }, context });
  const result = await feedback.draft({ category: "bug", includeLogs: false }).submit({ confirmed: true });
  expect(result).toMatchObject({ ok: false, error: { kind, retryable: true } });
});

test("what was cancelled before is not given to the transport", async () => {
  const { feedback, transport } = start("a log");
  const draft = feedback.draft({ category: "bug", includeLogs: true });
  const result = await draft.submit({ confirmed: true, signal: AbortSignal.abort() });
  expect(result).toMatchObject({ ok: false, error: { kind: "cancelled", retryable: true } });
  expect(transport.sent).toHaveLength(0);
});
