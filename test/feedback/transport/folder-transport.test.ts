import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { createFeedback, folderTransport, LogRing, type Submission } from "../../../src/feedback/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";

const submission: Submission = {
  id: "00000000-0000-4000-8000-000000000000",
  createdAt: "2026-01-02T03:04:05.678Z",
  parts: [
    { name: "report.json", type: "application/json", bytes: Buffer.from("{}") },
    { name: "x.bin", type: "application/octet-stream", bytes: Buffer.of(0, 255) },
  ],
};

test("a report is a folder with a file for each part, for its owner only", async () => {
  const path = `${temporaryFolder()}/a/b`;
  const ring = new LogRing();
  ring.line("a log");
  const feedback = createFeedback({ ring, transport: folderTransport(path), context: { version: "1" } });
  const draft = feedback.draft({ category: "bug", includeLogs: true });
  const reference = `${path}/${draft.id}`;
  expect(await draft.submit({ confirmed: true })).toMatchObject({ ok: true, receipt: { id: draft.id, reference } });
  expect(readdirSync(path)).toEqual([draft.id]);
  expect(readdirSync(reference)).toEqual(["logs.txt", "report.json"]);
  for (const { name, content } of draft.preview().parts) {
    expect(readFileSync(`${reference}/${name}`)).toEqual(Buffer.from(content()));
    expect(statSync(`${reference}/${name}`).mode & 0o777).toBe(0o600);
  }
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(reference).mode & 0o777).toBe(0o700);
});

test("the same report sent twice, also at once, is there once", async () => {
  const path = temporaryFolder();
  const transport = folderTransport(path);
  const both = await Promise.all([transport.send(submission, {}), transport.send(submission, {})]);
  const third = await transport.send(submission, {});
  expect([...both, third].every(({ ok }) => ok)).toBe(true);
  expect(readdirSync(path)).toEqual([submission.id]);
  expect(readFileSync(`${path}/${submission.id}/x.bin`)).toEqual(Buffer.of(0, 255));
});

test("a folder that cannot be written is a typed error that leaves nothing behind", async () => {
  const folder = temporaryFolder({ file: "" });
  const result = await folderTransport(`${folder}/file/x`).send(submission, {});
  expect(result).toEqual({
    ok: false,
    error: {
      kind: "unwritable",
      message: `the folder "${folder}/file/x" cannot be written (ENOTDIR)`,
      retryable: true,
    },
  });
  chmodSync(folder, 0o755);
  expect(readdirSync(folder)).toEqual(["file"]);
});

test("a part whose name leads out of the folder is not written", async () => {
  const folder = temporaryFolder();
  const parts = [{ name: "../x", type: "text/plain", bytes: Buffer.from("x") }];
  expect(await folderTransport(`${folder}/in`).send({ ...submission, parts }, {})).toMatchObject({ ok: false });
  expect(readdirSync(`${folder}/in`)).toEqual([]);
  expect(readdirSync(folder)).toEqual(["in"]);
});

test("what is cancelled before is not written", async () => {
  const folder = temporaryFolder();
  const result = await folderTransport(folder).send(submission, { signal: AbortSignal.abort() });
  expect(result).toMatchObject({ ok: false, error: { kind: "cancelled", retryable: true } });
  expect(readdirSync(folder)).toEqual([]);
});
