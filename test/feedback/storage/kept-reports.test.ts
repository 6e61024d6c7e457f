import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createFeedback, type FeedbackOptions, LogRing, type TransportResult } from "../../../src/feedback/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { recordingTransport, textOf } from "../recording-transport.js";

const busy: TransportResult = { ok: false, error: { kind: "busy", message: "later", retryable: true } };

function start(keepIn: string, results: readonly TransportResult[], more: Partial<FeedbackOptions> = {}) {
  const ring = new LogRing();
  ring.line("a log");
  const transport = recordingTransport(...results);
  return { transport, feedback: createFeedback({ ring, transport, context: {}, keepIn, ...more }) };
}

test("a report that fails is kept, and sent again as the same bytes under the same id", async () => {
  const keepIn = `${temporaryFolder()}/kept/reports`;
  const { transport, feedback } = start(keepIn, [busy, busy]);
  const draft = feedback.draft({ category: "bug", note: "é 😀", includeLogs: true });
  const error = { kind: "busy", message: "later", retryable: true, keptAs: draft.id };
  expect(await draft.submit({ confirmed: true })).toEqual({ ok: false, error });
  const [pending] = await feedback.pending();
  expect(pending).toMatchObject({ id: draft.id, category: "bug", includeLogs: true, bytes: draft.preview().bytes });
  expect(await feedback.resend(draft.id)).toEqual({ ok: false, error });
  expect(await feedback.resend(draft.id)).toMatchObject({ ok: true, receipt: { id: draft.id } });
  expect(await feedback.pending()).toEqual([]);
  expect(readdirSync(keepIn)).toEqual([]);
  const [first, ...others] = transport.sent;
  expect(others).toHaveLength(2);
  for (const other of others) {
    expect(other.id).toBe(draft.id);
    expect(other.createdAt).toBe(first?.createdAt);
    expect(other.parts.map(({ name }) => textOf(other, name))).toEqual(
      first?.parts.map(({ name }) => textOf(first, name)),
    );
  }
});

test("another process finds the report and says its facts when it has arrived", async () => {
  const keepIn = temporaryFolder();
  await start(keepIn, [busy]).feedback.draft({ category: "other", includeLogs: false }).submit({ confirmed: true });
  const told: unknown[] = [];
  const { feedback } = start(keepIn, [], { onSubmitted: (submitted) => void told.push(submitted) });
  const [pending] = await feedback.pending();
  expect(await feedback.resend(pending?.id ?? "")).toMatchObject({ ok: true });
  expect(told).toEqual([{ category: "other", include_logs: false, success: true }]);
});

test("sent again twice at the same time, it goes once", async () => {
  const { transport, feedback } = start(temporaryFolder(), [busy]);
  const draft = feedback.draft({ category: "bug", includeLogs: false });
  await draft.submit({ confirmed: true });
  const both = await Promise.all([
    feedback.resend(draft.id),
    feedback.resend(draft.id),
    draft.submit({ confirmed: true }),
  ]);
  expect(both.every(({ ok }) => ok)).toBe(true);
  expect(transport.sent).toHaveLength(2);
  expect(await feedback.resend(draft.id)).toMatchObject({ ok: false, error: { kind: "unknown_report" } });
});

test("a report is on disk before it is sent, and not pending while it is under way", async () => {
  const keepIn = temporaryFolder();
  const during: unknown[] = [];
  const transport = {
    async send(): Promise<TransportResult> {
      during.push(readdirSync(keepIn).length, await feedback.pending());
      return { ok: true };
    },
  };
  const feedback = createFeedback({ ring: new LogRing(), transport, context: {}, keepIn });
  await feedback.draft({ category: "bug", includeLogs: false }).submit({ confirmed: true });
  expect(during).toEqual([1, []]);
  expect(readdirSync(keepIn)).toEqual([]);
});

test("kept files are for their owner only, and hold what was confirmed", async () => {
  const keepIn = `${temporaryFolder()}/kept`;
  const { feedback } = start(keepIn, [busy]);
  const draft = feedback.draft({ category: "bug", includeLogs: true });
  await draft.submit({ confirmed: true });
  expect(statSync(keepIn).mode & 0o777).toBe(0o700);
  expect(statSync(`${keepIn}/${draft.id}.json.gz`).mode & 0o777).toBe(0o600);
  const envelope = JSON.parse(gunzipSync(readFileSync(`${keepIn}/${draft.id}.json.gz`)).toString());
  expect(envelope).toMatchObject({ format: "meterbook-feedback/1", id: draft.id });
  expect(envelope.parts[1]).toMatchObject({ name: "logs.txt", bytes: 6, text: "a log\n" });
});

test("only so many are kept, the newest", async () => {
  const keepIn = temporaryFolder();
  const { feedback } = start(keepIn, Array(5).fill(busy), { limits: { kept: 3 } });
  const ids: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const draft = feedback.draft({ category: "bug", includeLogs: false });
    await draft.submit({ confirmed: true });
    utimesSync(`${keepIn}/${draft.id}.json.gz`, round, round);
    ids.push(draft.id);
  }
  expect((await feedback.pending()).map(({ id }) => id)).toEqual(ids.slice(2));
});

test("they take only so many bytes together", async () => {
  const keepIn = temporaryFolder();
  const { feedback } = start(keepIn, Array(3).fill(busy), { limits: { keptBytes: 1 } });
  for (let round = 0; round < 3; round += 1) {
    await feedback.draft({ category: "bug", includeLogs: false }).submit({ confirmed: true });
  }
  expect(await feedback.pending()).toHaveLength(1);
});

test("files that are no whole reports are passed over, and foreign ones left alone", async () => {
  const id = "00000000-0000-4000-8000-000000000000";
  const other = "00000000-0000-4000-8000-000000000001";
  const keepIn = temporaryFolder({
    [`${id}.json.gz`]: "garbage",
    "foreign.json.gz": "mine",
    [`${other}.json.gz.x.tmp`]: "",
  });
  utimesSync(`${keepIn}/${other}.json.gz.x.tmp`, 0, 0);
  mkdirSync(`${keepIn}/${other}.json.gz`);
  const { feedback } = start(keepIn, [busy]);
  expect(await feedback.pending()).toEqual([]);
  for (const each of [id, other, "../secret", "", "x"]) {
    expect(await feedback.resend(each)).toMatchObject({ ok: false, error: { kind: "unknown_report" } });
  }
  const draft = feedback.draft({ category: "bug", includeLogs: false });
  await draft.submit({ confirmed: true });
  expect(new Set(readdirSync(keepIn))).toEqual(
    new Set([`${id}.json.gz`, "foreign.json.gz", `${other}.json.gz`, `${draft.id}.json.gz`]),
  );
});

test("a kept report that was changed is no report", async () => {
  const keepIn = temporaryFolder();
  const { feedback } = start(keepIn, [busy]);
  const draft = feedback.draft({ category: "bug", includeLogs: true });
  await draft.submit({ confirmed: true });
  const path = `${keepIn}/${draft.id}.json.gz`;
  writeFileSync(path, gunzipSync(readFileSync(path)).toString().replace("a log", "a lie"));
  expect(await feedback.resend(draft.id)).toMatchObject({ ok: false, error: { kind: "unknown_report" } });
});

test("where nothing can be kept, the report is sent all the same", async () => {
  const folder = temporaryFolder({ file: "" });
  const { transport, feedback } = start(`${folder}/file/below`, [busy]);
  const draft = feedback.draft({ category: "bug", includeLogs: false });
  const result = await draft.submit({ confirmed: true });
  expect(result).toEqual({ ok: false, error: { kind: "busy", message: "later", retryable: true } });
  expect(await draft.submit({ confirmed: true })).toMatchObject({ ok: true });
  expect(transport.sent).toHaveLength(2);
});

test("without a folder nothing is kept, and nothing pending", async () => {
  const transport = recordingTransport(busy);
  const feedback = createFeedback({ ring: new LogRing(), transport, context: {} });
  const draft = feedback.draft({ category: "bug", includeLogs: false });
  const result = await draft.submit({ confirmed: true });
  expect(result).toEqual({ ok: false, error: { kind: "busy", message: "later", retryable: true } });
  expect(await feedback.pending()).toEqual([]);
  expect(await feedback.resend(draft.id)).toMatchObject({ ok: false, error: { kind: "unknown_report" } });
});
