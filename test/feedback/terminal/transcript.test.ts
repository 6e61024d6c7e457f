import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textWidth } from "../../../src/feedback/terminal/text-width.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { bundleProgram, openTerminal } from "./pseudo-terminal.js";
import { shownLines } from "./shown.js";

const enter = "\r";
const bundle = mkdtempSync(join(tmpdir(), "meterbook-"));
const program = join(bundle, "program.mjs");

beforeAll(() => bundleProgram(program));
afterAll(() => rmSync(bundle, { recursive: true }));

/** Answers all questions and gives what stands on the screen then. */
async function transcript(columns: number, note: string, consent: readonly string[], last = enter) {
  const terminal = openTerminal(program, { folder: temporaryFolder(), note }, columns);
  await terminal.answer("What is", enter);
  for (const key of consent) await terminal.answer("Include", key);
  await terminal.answer("A note", enter);
  await terminal.answer("Send it", last);
  const written = await terminal.ended();
  const lines = shownLines(written);
  const end = lines.findIndex((line) => line.startsWith("RESULT"));
  const shown = lines.slice(0, end).slice(0, -1);
  for (const line of shown) expect(textWidth(line)).toBeLessThan(columns);
  return shown.map((line) => line.replace(/[0-9a-f-]{36}$/, "<id>").replace(/\/\S+\/sent\S*/, "<folder>"));
}

const heading = "Feedback: Bug: something crashed, hung or broke";
const no = "1";
const yes = "2";
const look = "3";

describe.each([80, 120])("in %i columns", (columns) => {
  test("after No the transcript says that none of the files goes along", async () => {
    expect(await transcript(columns, "it hangs", [no])).toEqual([
      heading,
      "",
      "These files can go along:",
      "  logs.txt (46 B, 1 secret removed)",
      "  日本-rollout-0199a213-81c0-7800.jsonl (8 B)",
      "  without gone.txt: it cannot be read (ENOENT)",
      "  together 54 B",
      "",
      "Include the logs? No: none of these files goes along.",
      "",
      "Note:",
      "  | it hangs",
      "",
      "This will be sent:",
      "  report.json (114 B)",
      "  together 114 B",
      "Feedback sent: 1 file, 114 B.",
      "Receipt: <id>",
      "Reference: <folder>",
    ]);
  });

  test("after Yes it says that they go, and how they begin if that was asked for", async () => {
    expect(await transcript(columns, "", [look, yes], "2")).toEqual([
      heading,
      "",
      "These files can go along:",
      "  logs.txt (46 B, 1 secret removed)",
      "  日本-rollout-0199a213-81c0-7800.jsonl (8 B)",
      "  without gone.txt: it cannot be read (ENOENT)",
      "  together 54 B",
      "",
      "logs.txt:",
      "  | started",
      "  | Authorization: [REDACTED]",
      "  | \ufffd[2Jcleared",
      "日本-rollout-0199a213-81c0-7800.jsonl:",
      '  | {"a":1}',
      "",
      "Include the logs? Yes: these files go along.",
      "",
      "No note.",
      "",
      "This will be sent:",
      "  report.json (107 B)",
      "  logs.txt (46 B, 1 secret removed)",
      "  日本-rollout-0199a213-81c0-7800.jsonl (8 B)",
      "  without gone.txt: it cannot be read (ENOENT)",
      "  together 161 B",
      "Feedback cancelled, nothing was sent.",
    ]);
  });
});

test("in 40 columns the lines of the transcript are broken between words", async () => {
  expect(await transcript(40, "it hangs", [no], "2")).toEqual([
    "Feedback: Bug: something crashed, hung",
    "or broke",
    "",
    "These files can go along:",
    "  logs.txt (46 B, 1 secret removed)",
    "  日本-rollout-0199a213-81c0-7800.jsonl",
    "(8 B)",
    "  without gone.txt: it cannot be read",
    "(ENOENT)",
    "  together 54 B",
    "",
    "Include the logs? No: none of these",
    "files goes along.",
    "",
    "Note:",
    "  | it hangs",
    "",
    "This will be sent:",
    "  report.json (114 B)",
    "  together 114 B",
    "Feedback cancelled, nothing was sent.",
  ]);
});

test("a note from right to left stays in its order; what would turn it, and secrets in it, are shown as they leave", async () => {
  const lines = await transcript(80, "שלום \u202eevil\u2066 عربى token=hunter2", [no], "2");
  expect(lines).toContain("  | שלום <U+202E>evil<U+2066> عربى token=[REDACTED]");
});

test("in 14 columns all of it is still there", async () => {
  const lines = await transcript(14, "it hangs", [yes], "2");
  expect(lines.join("").replaceAll(" ", "")).toContain("Includethelogs?Yes:thesefilesgoalong.");
});
