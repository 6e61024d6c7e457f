import { describe, expect, test } from "vitest";
import { explain } from "../../../generator/cli/explain.js";
import { type LintCode, lintCodes } from "../../../generator/diagnostics/lint-codes.js";
import { lintExamples } from "../../../generator/lint/examples.js";
import { lintSource } from "../../../generator/lint/lint-source.js";

const examples = Object.entries(lintExamples) as readonly (readonly [LintCode, (typeof lintExamples)[LintCode]])[];

/** Codes of what is found in an example, with its rule on. */
async function found(code: LintCode, example: string): Promise<readonly string[]> {
  const level = `lint: { rules: { ${code}: error } }\n`;
  const source = { name: "catalog.yaml", text: `catalog: 1\nname: shop\n${example}${level}` };
  const { faults, advice } = await lintSource(source, { today: "2026-11-22", release: null, warnDays: 14 });
  expect(faults).toEqual([]);
  return advice.map((each) => each.code);
}

describe.each(examples)("the example of %s", (code, { wrong, right }) => {
  test("is found by this rule alone where it is wrong, and by none where it is right", async () => {
    expect(await found(code, wrong)).toEqual([code]);
    expect(await found(code, right)).toEqual([]);
  });

  test("is part of the explanation, beside the severity", () => {
    const { out } = explain({ command: "explain", code });
    for (const line of `${wrong}${right}`.trim().split("\n")) expect(out).toContain(`\n  ${line}\n`);
    expect(out).toContain(`Lint counts it as ${lintCodes[code].severity} unless`);
  });
});

test("what a calendar decides cannot be allowed, and all other advice can", () => {
  const allowed = examples
    .map(([code]) => code)
    .filter((code) => explain({ command: "explain", code }).out.includes("`allow: ["));
  expect(Object.keys(lintCodes).filter((code) => !allowed.includes(code as LintCode))).toEqual([
    "expired",
    "expires-soon",
  ]);
});
