import { describe, expect, test } from "vitest";
import { type LiveCode, liveCodes } from "../../../../generator/diagnostics/live-codes.js";
import { liveExamples } from "../../../../generator/examples/live.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

type Files = Readonly<Record<string, string>>;

/** What a run over the lines of an example needs beside them. */
const flags: Readonly<Partial<Record<LiveCode, readonly string[]>>> = {
  "live/never-emitted": ["--require", "all"],
  "live/low-coverage": ["--min-coverage", "100%"],
};

function check(files: Files, words: readonly string[] = []) {
  return meterbook(temporaryFolder(files), ["live-check", "metrics.jsonl", "--today", "2026-11-22", ...words]);
}

async function codesIn(files: Files, words: readonly string[] = []): Promise<readonly string[]> {
  const { out } = await check(files, ["--format", "json", ...words]);
  const { diagnostics }: { diagnostics: readonly { readonly code: string }[] } = JSON.parse(out);
  return diagnostics.map(({ code }) => code);
}

test("every code has an example, and every example a code", () => {
  expect(Object.keys(liveExamples).sort()).toEqual(Object.keys(liveCodes).sort());
});

describe.each(Object.entries(liveExamples) as readonly (readonly [LiveCode, (typeof liveExamples)[LiveCode]])[])(
  "%s",
  (code, { wrong, right }) => {
    test("is all that is found in its wrong example", async () => {
      expect(await codesIn(wrong, flags[code])).toEqual([code]);
      const { code: exit, err } = await check(wrong, flags[code]);
      expect(exit).toBe(liveCodes[code].severity === "error" ? 1 : 0);
      expect(err).toContain(`${liveCodes[code].severity}[${code}]`);
      expect(err).toMatch(/ = help: \S/);
    });

    test("is not found in its right example, nor anything else", async () => {
      expect(await codesIn(right, flags[code])).toEqual([]);
      expect((await check(right, flags[code])).code).toBe(0);
    });
  },
);
