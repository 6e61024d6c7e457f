import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { explain } from "../../../generator/cli/explain/explain.js";
import { diagnosticCodes } from "../../../generator/diagnostics/codes.js";
import { changeCodes } from "../../../generator/diff/codes.js";
import { changeExamples } from "../../../generator/examples/changes.js";
import { correctnessExamples } from "../../../generator/examples/correctness.js";
import type { Files } from "../../../generator/examples/example.js";

/** Without the indentation of all, and empty lines. */
function linesOf(shown: string): readonly string[] {
  const lines = shown.split("\n").filter((line) => line !== "");
  return lines.map((line) => line.replace(/^ {2}/, ""));
}

function wantedLines(sample: string | Files): readonly string[] {
  if (typeof sample === "string") return sample.split("\n").filter((line) => line !== "");
  return Object.entries(sample).flatMap(([path, text]) => [
    `${path}:`,
    ...wantedLines(text).map((line) => `  ${line}`),
  ]);
}

test.each(Object.entries(diagnosticCodes))(
  "%s is explained with its cause and fix",
  (code, { severity, cause, fix }) => {
    const { status, out } = explain({ code });
    expect([status, out.split("\n")[0]]).toEqual(["fine", `${severity}[${code}]`]);
    expect(out).toContain(`${cause}\n${fix}\n`);
  },
);

test.each(Object.entries(changeCodes))("%s is explained with its impact", (code, described) => {
  const { status, out } = explain({ code });
  expect([status, out.split("\n")[0]]).toEqual(["fine", `change[${code}]`]);
  expect(out).toContain(`${described.cause}\nCallers: ${described.callers}.\nConsumers: ${described.consumers}.\n`);
});

test.each(Object.entries(correctnessExamples))("%s is shown as wrong and as right", (code, { wrong, right }) => {
  const { out } = explain({ code });
  const [, shownWrong = "", shownRight = ""] = out.split(/^Wrong:$|^Right:$/m);
  expect(linesOf(shownWrong)).toEqual(wantedLines(wrong));
  expect(linesOf(shownRight)).toEqual(wantedLines(right));
});

test.each(Object.entries(changeExamples))("%s is shown before and after", (code, { before, after, ...impact }) => {
  const { out } = explain({ code });
  const [, shownBefore = "", shownAfter = ""] = out.split(/^Before:$|^After:$|^Impact:/m);
  expect(linesOf(shownBefore)).toEqual(wantedLines(before));
  expect(linesOf(shownAfter)).toEqual(wantedLines(after));
  expect(out.endsWith(`\nImpact: callers ${impact.callers}, consumers ${impact.consumers}.\n`)).toBe(true);
});

test("files of an example are shown one below another", () => {
  const { out } = explain({ code: "markdown-markers" });
  expect(out).toContain("\n  catalog.yaml:\n    catalog: 1\n    name: shop\n");
  expect(out).toContain("\n\n  README.md:\n    # Shop\n\n    <!-- meterbook:begin metrics -->\n");
});

test("docs/findings.md shows what is printed", () => {
  const page = readFileSync(new URL("../../../docs/findings.md", import.meta.url), "utf8");
  const shown = /\$ npx meterbook explain (\S+)\n([\s\S]*?)```/.exec(page) ?? [];
  expect(shown[2]).toBe(explain({ code: shown[1] ?? "" }).out);
});

test("no change is called like a finding", () => {
  expect(Object.keys(changeCodes).filter((code) => code in diagnosticCodes)).toEqual([]);
});

test("a code that a metric may allow is reported so", () => {
  expect(explain({ code: "invalid-unit" }).out).toContain("`allow: [invalid-unit]`");
  expect(explain({ code: "yaml-syntax" }).out).not.toContain("allow:");
});

test("without a code all are listed", () => {
  const { out } = explain({ code: null });
  const listed = out
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0]);
  expect(listed).toEqual([...Object.keys(diagnosticCodes), ...Object.keys(changeCodes)]);
});

test.each(["unkown-key", "constructor", "__proto__", ""])("%j is no code", (code) => {
  expect(explain({ code })).toMatchObject({ status: "misuse", out: "" });
});
