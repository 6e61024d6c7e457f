import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  createFeedback,
  type FeedbackTransport,
  folderTransport,
  httpsTransport,
  LogRing,
  type Preview,
} from "../../../src/feedback/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { hasOpenssl, makeCertificate } from "../certificates.js";
import { startProxy } from "../proxy-server.js";
import { startReceiver } from "../receiver.js";
import { readShapes } from "../redact/shapes.js";

/** Logs with every shape of secret, attachments of every kind, and a note: all that a report can hold. */
async function sendWholeReport(transport: FeedbackTransport): Promise<Preview> {
  const ring = new LogRing();
  for (const { text } of readShapes()) ring.line(text);
  for (let line = 0; line < 5000; line += 1) ring.line(`line ${line} é 日本 😀`);
  const context = { version: "1.4.0", api_key: "hunter2", is_tty: true };
  const feedback = createFeedback({ ring, transport, context, limits: { bytes: 150_000 } });
  const attachments = [
    { name: "session.jsonl", content: `${JSON.stringify({ password: "hunter2", text: "\u202eabc" })}\n` },
    { name: "event log.txt", content: Buffer.from("\ufefftoken=hunter2\n", "utf16le") },
    { name: "core.bin", content: Uint8Array.from({ length: 512 }, (_, index) => index % 256), type: "application/x" },
    { name: "long.txt", content: "a line of a long file\n".repeat(9000) },
    { path: "/nowhere/gone.txt" },
  ];
  const draft = feedback.draft({
    category: "bug",
    note: "it hangs with token=hunter2",
    includeLogs: true,
    attachments,
  });
  const preview = draft.preview();
  for (let line = 0; line < 100; line += 1) ring.line("logged after the preview");
  expect(await draft.submit({ confirmed: true })).toMatchObject({ ok: true, receipt: { bytes: preview.bytes } });
  return preview;
}

type Files = Readonly<Record<string, Buffer>>;

function shown({ parts }: Preview): Files {
  return Object.fromEntries(parts.map(({ name, content }) => [name, Buffer.from(content())]));
}

type WirePart = { readonly name: string; readonly text?: string; readonly base64?: string };

function received(body: Buffer | undefined): Files {
  const { parts }: { readonly parts: readonly WirePart[] } = JSON.parse(gunzipSync(body ?? "").toString("utf8"));
  return Object.fromEntries(
    parts.map(({ name, text, base64 }) => [
      name,
      text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text),
    ]),
  );
}

function expectSame(files: Files, preview: Preview): void {
  const wanted = shown(preview);
  expect(Object.keys(wanted)).toEqual([
    "report.json",
    "logs.txt",
    "session.jsonl",
    "event_log.txt",
    "core.bin",
    "long.txt",
  ]);
  expect(Object.keys(files).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, bytes] of Object.entries(wanted)) expect(files[name]?.equals(bytes), name).toBe(true);
  expect(preview.parts.find(({ name }) => name === "long.txt")?.trimmedBytes).toBeGreaterThan(0);
  expect(Buffer.concat(Object.values(files)).toString("latin1")).not.toContain("hunter2");
}

describe("a whole report is what the preview showed, byte for byte", () => {
  test("in a folder", async () => {
    const folder = temporaryFolder();
    const preview = await sendWholeReport(folderTransport(folder));
    expect(readdirSync(folder)).toEqual([preview.id]);
    const names = readdirSync(`${folder}/${preview.id}`);
    expectSame(
      Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${preview.id}/${name}`)])),
      preview,
    );
  });

  test("at a server of this machine", async () => {
    const receiver = await startReceiver();
    const preview = await sendWholeReport(httpsTransport({ url: receiver.url, environment: {} }));
    expect(receiver.received).toHaveLength(1);
    expectSame(received(receiver.received[0]?.body), preview);
  });

  test.runIf(hasOpenssl)("at a server behind a proxy", async () => {
    const certificate = makeCertificate("feedback.test");
    const receiver = await startReceiver([], certificate);
    const proxy = await startProxy(receiver.port);
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const transport = httpsTransport({ url: "https://feedback.test/in", ca: certificate.cert, environment });
    const preview = await sendWholeReport(transport);
    expect(proxy.asked).toHaveLength(1);
    expectSame(received(receiver.received[0]?.body), preview);
  });
});
