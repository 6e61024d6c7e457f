import { describe, expect, test } from "vitest";
import { explain } from "../../../generator/cli/explain/explain.js";
import { fixableCodes, type LintCode, lintCodes } from "../../../generator/diagnostics/lint-codes.js";
import { lintExamples } from "../../../generator/examples/lint.js";
import { type Linted, lintSource } from "../../../generator/lint/lint-source.js";
import { fixesOf } from "../../../generator/lint/fixes.js";

const examples = Object.entries(lintExamples) as readonly (readonly [LintCode, (typeof lintExamples)[LintCode]])[];

/** What lint makes of an example, with its rule on. */
async function linted(code: LintCode, example: string): Promise<Linted> {
  const level = `lint: { rules: { ${code}: error } }\n`;
  const source = { name: "catalog.yaml", text: `catalog: 1\nname: shop\n${example}${level}` };
  const found = await lintSource(source, { today: "2026-11-22", release: null, warnDays: 14 });
  expect(found.faults).toEqual([]);
  return found;
}

async function found(code: LintCode, example: string): Promise<readonly string[]> {
  return (await linted(code, example)).findings.map((each) => each.code);
}

async function fixedIn(code: LintCode, example: string): Promise<readonly string[]> {
  const all = await linted(code, example);
  return fixesOf(all, all.findings, []).flatMap(({ of }) => of.map((each) => each.code));
}

describe.each(examples)("the example of %s", (code, { wrong, right }) => {
  test("is found by this rule alone where it is wrong, and by none where it is right", async () => {
    expect(await found(code, wrong)).toEqual([code]);
    expect(await found(code, right)).toEqual([]);
  });

  test("is part of the explanation, beside the severity", () => {
    const { out } = explain({ code });
    for (const line of `${wrong}${right}`.trim().split("\n")) expect(out).toContain(`\n  ${line}\n`);
    expect(out).toContain(`Lint counts it as ${lintCodes[code].severity} unless`);
  });
});

test("those of planned metrics that --fix fixes say so, and no others are fixed", async () => {
  for (const [code, { wrong }] of examples) {
    const planned = wrong.replaceAll("instrument:", "status: planned, instrument:");
    const isTold = explain({ code }).out.includes("`meterbook lint --fix`");
    const isFixable = fixableCodes.includes(code);
    expect([code, isTold, await fixedIn(code, planned)]).toEqual([code, isFixable, isFixable ? [code] : []]);
    expect(await fixedIn(code, wrong)).toEqual([]);
  }
});

test("what a calendar decides cannot be allowed, and all other findings can", () => {
  const allowed = examples.map(([code]) => code).filter((code) => explain({ code }).out.includes("`allow: ["));
  expect(Object.keys(lintCodes).filter((code) => !allowed.includes(code as LintCode))).toEqual([
    "expired",
    "expires-soon",
  ]);
});
