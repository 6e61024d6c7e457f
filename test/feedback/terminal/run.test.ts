import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createFeedback,
  folderTransport,
  LogRing,
  runFeedbackTerminal,
  type TerminalResult,
} from "../../../src/feedback/index.js";
import { textWidth } from "../../../src/feedback/terminal/text-width.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import type { PseudoTerminal } from "../../pseudo-terminal.js";
import { bundleProgram, openTerminal, type ProgramOptions } from "./pseudo-terminal.js";

const down = "\x1b[B";
const up = "\x1b[A";
const enter = "\r";
const escapeKey = "\x1b";
const interrupt = "\x03";
const questions = ["What is it about?", "Include the logs?", "A note, if you like:", "Send it now?"] as const;
const [category, consent, note, confirm] = questions;

const bundle = mkdtempSync(join(tmpdir(), "meterbook-"));
const program = join(bundle, "program.mjs");

beforeAll(() => bundleProgram(program));
afterAll(() => rmSync(bundle, { recursive: true }));

type Left = {
  readonly isRaw: boolean;
  readonly listeners: readonly number[];
  readonly isCanonical: boolean;
};

function start(options: Partial<ProgramOptions> = {}, columns = 80) {
  const folder = options.folder ?? temporaryFolder();
  return { folder, terminal: openTerminal(program, { folder, ...options }, columns) };
}

/** What the program says at its end; the terminal has to be as it was. */
async function outcome(terminal: PseudoTerminal): Promise<TerminalResult> {
  const written = await terminal.ended();
  const found = /RESULT (.*) END/s.exec(written.replaceAll(/\r\n/g, ""))?.[1];
  if (found === undefined) throw new Error(`the program did not end well:\n${written}`);
  const { result, left }: { readonly result: TerminalResult; readonly left: Left } = JSON.parse(found);
  expect(left).toEqual({ isRaw: false, listeners: [0, 0, 0, 0, 0], isCanonical: true });
  expect(written.split("\x1b[?2004h").length).toBe(written.split("\x1b[?2004l").length);
  return result;
}

function sent(folder: string): Record<string, string> {
  const id = readdirSync(`${folder}/sent`)[0] ?? "";
  const names = readdirSync(`${folder}/sent/${id}`);
  return Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/sent/${id}/${name}`, "utf8")]));
}

test("with arrows and Enter a report goes with the logs that were shown", async () => {
  const { folder, terminal } = start();
  await terminal.answer(category, down + down + up + enter);
  await terminal.answer(consent, down + enter);
  await terminal.answer(note, "it brokee\x7f é 😀");
  await terminal.answer("broke é 😀_", enter);
  await terminal.answer(confirm, enter);
  const result = await outcome(terminal);
  const files = sent(folder);
  expect(result).toMatchObject({
    outcome: "sent",
    receipt: { bytes: Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0) },
  });
  expect(Object.keys(files).sort()).toEqual(["logs.txt", "report.json", "日本-rollout-0199a213-81c0-7800.jsonl"]);
  expect(JSON.parse(files["report.json"] ?? "")).toMatchObject({
    category: "bad_result",
    note: "it broke é 😀",
    include_logs: true,
  });
  expect(files["logs.txt"]).toBe("started\nAuthorization: [REDACTED]\n\x1b[2Jcleared\n");
  const written = await terminal.ended();
  expect(written).toContain("  logs.txt (46 B, 1 secret removed)");
  expect(written).toContain("  without gone.txt: it cannot be read (ENOENT)");
  expect(written).toMatch(/Receipt: [0-9a-f-]{36}/);
});

test("with digits alone, and no to the logs, only category and note go", async () => {
  const { folder, terminal } = start({ note: "given" });
  await terminal.answer(category, "4");
  await terminal.answer(consent, "1");
  await terminal.answer("given_", enter);
  await terminal.answer(confirm, "1");
  expect(await outcome(terminal)).toMatchObject({ outcome: "sent" });
  expect(Object.keys(sent(folder))).toEqual(["report.json"]);
  expect(sent(folder)["report.json"]).toContain('"note": "given"');
});

test("Enter all the way sends no logs", async () => {
  const { folder, terminal } = start();
  for (const question of questions) await terminal.answer(question, enter);
  expect(await outcome(terminal)).toMatchObject({ outcome: "sent" });
  expect(Object.keys(sent(folder))).toEqual(["report.json"]);
});

test("the files can be looked into, and cannot write to the terminal", async () => {
  const { terminal } = start();
  await terminal.answer(category, enter);
  await terminal.answer(consent, "3");
  await terminal.answer("  | started", "");
  await terminal.answer(consent, escapeKey);
  expect(await outcome(terminal)).toEqual({ outcome: "cancelled" });
  const written = await terminal.ended();
  expect(written).toContain("  | \ufffd[2Jcleared");
  expect(written).not.toContain("\x1b[2J");
  expect(written).not.toContain("s3cret");
});

describe.each(questions.map((question, step) => ({ question, step })))("at $question", ({ question, step }) => {
  test.each([
    ["Esc", escapeKey],
    ["Ctrl-C", interrupt],
  ])("%s cancels, and nothing is sent or left behind", async (_, key) => {
    const { folder, terminal } = start();
    for (const before of questions.slice(0, step)) await terminal.answer(before, before === consent ? "2" : enter);
    await terminal.answer(question, key);
    expect(await outcome(terminal)).toEqual({ outcome: "cancelled" });
    expect(readdirSync(folder)).toEqual([]);
    expect(await terminal.ended()).toContain("Feedback cancelled, nothing was sent.");
  });
});

test("the second answer of the last question cancels", async () => {
  const { folder, terminal } = start();
  for (const question of questions.slice(0, 3)) await terminal.answer(question, enter);
  await terminal.answer(confirm, down + enter);
  expect(await outcome(terminal)).toEqual({ outcome: "cancelled" });
  expect(readdirSync(folder)).toEqual([]);
});

test("Ctrl-C within a note cancels, also when it comes with what was typed and before what follows", async () => {
  const { folder, terminal } = start();
  await terminal.answer(category, enter);
  await terminal.answer(consent, "2");
  await terminal.answer(note, `half a note${interrupt}${enter}${enter}`);
  expect(await outcome(terminal)).toEqual({ outcome: "cancelled" });
  expect(readdirSync(folder)).toEqual([]);
});

test("pasted lines are part of the note and confirm nothing", async () => {
  const { folder, terminal } = start();
  await terminal.answer(category, enter);
  await terminal.answer(consent, enter);
  await terminal.answer(note, "x\x15\x1b[200~one\r\ntwo\r\x1b[201~three");
  await terminal.answer("three_", enter);
  await terminal.answer(confirm, enter);
  await outcome(terminal);
  expect(JSON.parse(sent(folder)["report.json"] ?? "")).toMatchObject({ note: "one\ntwo\nthree" });
});

test.each([
  ["Esc", escapeKey],
  ["Ctrl-C", interrupt],
])("while it is being sent %s gives up, and the report is kept", async (_, key) => {
  const { folder, terminal } = start({ hang: true });
  for (const question of questions) await terminal.answer(question, enter);
  await terminal.answer("Sending", key);
  const result = await outcome(terminal);
  expect(result).toMatchObject({ outcome: "failed", error: { kind: "cancelled", retryable: true } });
  expect(readdirSync(`${folder}/kept`)).toHaveLength(1);
  expect(await terminal.ended()).toContain("Feedback was not sent: the submission was cancelled.");
});

test("in 40 columns no line is longer, also after the terminal became that narrow", async () => {
  const { terminal } = start({ note: `${"word ".repeat(30)}日本語` }, 40);
  for (const question of questions) await terminal.answer(question.slice(0, 12), question === consent ? "2" : enter);
  await outcome(terminal);
  const shown = stripVTControlCharacters((await terminal.ended()).replace(/RESULT.*/s, ""));
  for (const line of shown.split(/[\r\n]+/)) expect(textWidth(line)).toBeLessThan(40);
  const { terminal: narrowing } = start();
  await narrowing.answer(category, "");
  narrowing.resize(40, 24);
  await narrowing.answer(category, escapeKey);
  expect(await outcome(narrowing)).toEqual({ outcome: "cancelled" });
});

test("feedback that is disabled says so and asks nothing", async () => {
  const { folder, terminal } = start({ enabled: false });
  const message = "sending feedback is disabled by configuration";
  expect(await outcome(terminal)).toEqual({
    outcome: "failed",
    error: { kind: "disabled", message, retryable: false },
  });
  expect(await terminal.ended()).toContain("Sending feedback is disabled by configuration.");
  expect(existsSync(`${folder}/sent`)).toBe(false);
});

test("without a terminal nothing is asked", async () => {
  const streams = {
    input: new PassThrough() as unknown as ReadStream,
    output: new PassThrough() as unknown as WriteStream,
  };
  const feedback = createFeedback({ ring: new LogRing(), transport: folderTransport(temporaryFolder()), context: {} });
  const result = await runFeedbackTerminal({ feedback, ...streams });
  expect(result).toMatchObject({ outcome: "failed", error: { kind: "not_interactive" } });
});
