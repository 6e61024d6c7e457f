import { truncateSync } from "node:fs";
import { array, assert, boolean, integer, property, record, string } from "fast-check";
import { expect, test } from "vitest";
import { createFeedback, LogRing, type Preview } from "../../../src/feedback/index.js";
import type { DraftPart } from "../../../src/feedback/draft/draft-part.js";
import { trimToFit } from "../../../src/feedback/draft/trim.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { recordingTransport } from "../recording-transport.js";
import { runs } from "../../fuzz.js";

const numbered = (count: number, word: string): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join("");

function sizes({ parts }: Preview): Record<string, number> {
  return Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes]));
}

function start(bytes: number, log: string) {
  const ring = new LogRing();
  ring.append(log);
  return createFeedback({ ring, transport: recordingTransport(), context: {}, limits: { bytes } });
}

test("the largest parts give way first, and keep their newest whole lines", () => {
  const feedback = start(4000, numbered(1000, "log"));
  const attachments = [
    { name: "small.txt", content: numbered(50, "small") },
    { name: "large.txt", content: numbered(900, "large") },
  ];
  const preview = feedback.draft({ category: "bug", includeLogs: true, attachments }).preview();
  expect(preview.bytes).toBeLessThanOrEqual(4000);
  expect(sizes(preview)["small.txt"]).toBe(numbered(50, "small").length);
  const [, logs, , large] = preview.parts;
  const text = Buffer.from(logs?.content() ?? []).toString();
  expect(text).toMatch(/^\[\d+ bytes before this line were left out\]\n(?:log \d+\n)+$/);
  expect(text.endsWith("log 998\nlog 999\n")).toBe(true);
  expect(logs?.trimmedBytes).toBe(numbered(1000, "log").length - text.length + text.indexOf("\n") + 1);
  expect(large?.trimmedBytes).toBeGreaterThan(0);
  expect(Math.abs((logs?.bytes ?? 0) - (large?.bytes ?? 0))).toBeLessThan(50);
});

test("binary parts and parts without a line end go whole or not at all", () => {
  const feedback = start(2000, "");
  const attachments = [
    { name: "a.bin", content: new Uint8Array(5000) },
    { name: "long.txt", content: "x".repeat(4000) },
    { name: "kept.txt", content: "kept" },
  ];
  const preview = feedback.draft({ category: "bug", includeLogs: true, attachments }).preview();
  expect(Object.keys(sizes(preview))).toEqual(["report.json", "kept.txt"]);
  expect(preview.omitted.slice(1)).toEqual([
    { name: "a.bin", reason: "it is too large" },
    { name: "long.txt", reason: "it is too large" },
  ]);
});

test("of a huge file no more than the limit is read", () => {
  const folder = temporaryFolder({ "rollout.jsonl": numbered(100, "line"), "zeros.bin": "" });
  truncateSync(`${folder}/zeros.bin`, 5 * 2 ** 30);
  const feedback = start(700, "");
  const attachments = [{ path: `${folder}/rollout.jsonl` }, { path: `${folder}/zeros.bin` }];
  const preview = feedback.draft({ category: "bug", includeLogs: true, attachments }).preview();
  expect(preview.bytes).toBeLessThanOrEqual(700);
  const rollout = Buffer.from(preview.parts[1]?.content() ?? []).toString();
  expect(rollout).toMatch(/^\[\d+ bytes before this line were left out\]\n(?:line \d+\n)+$/);
  expect(preview.parts[1]?.trimmedBytes).toBe(
    numbered(100, "line").length - rollout.length + rollout.indexOf("\n") + 1,
  );
  expect(preview.omitted.slice(1)).toEqual([{ name: "zeros.bin", reason: "it is too large" }]);
});

test("a note beyond the limit is rejected, not cut", async () => {
  const transport = recordingTransport();
  const feedback = createFeedback({ ring: new LogRing(), transport, context: {}, limits: { bytes: 300 } });
  const draft = feedback.draft({ category: "bug", note: "n".repeat(400), includeLogs: false });
  const result = await draft.submit({ confirmed: true });
  expect(result).toMatchObject({ ok: false, error: { kind: "too_large", retryable: false } });
  expect(draft.problem?.message).toMatch(/^the note and the context take \d+ bytes, at most 300 are sent$/);
  expect(transport.sent).toHaveLength(0);
});

const part = record({ text: string({ maxLength: 60 }), isBinary: boolean(), hasLines: boolean() });

test("whatever the parts are, they fit afterwards and are ends of what they were", () => {
  assert(
    property(array(part, { maxLength: 6 }), integer({ min: 0, max: 600 }), (given, limit) => {
      const parts = given.map(({ text, isBinary, hasLines }, index): DraftPart => {
        const bytes = Buffer.from(hasLines ? `${text}\n`.repeat(8) : text.repeat(4));
        return { name: `${index}`, type: "text/plain", bytes, redactions: 0, trimmed: 0, isBinary };
      });
      const { parts: left, omitted } = trimToFit(parts, limit);
      expect(left.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(limit);
      expect([...left, ...omitted].map(({ name }) => name).sort()).toEqual(parts.map(({ name }) => name));
      for (const { name, bytes, trimmed } of left) {
        const whole = Buffer.from(parts[Number(name)]?.bytes ?? []);
        const kept = trimmed === 0 ? bytes : bytes.subarray(bytes.indexOf(0x0a) + 1);
        expect(whole.subarray(trimmed).equals(kept)).toBe(true);
        expect(trimmed === 0 || whole[trimmed - 1] === 0x0a).toBe(true);
      }
    }),
    runs(150),
  );
});
