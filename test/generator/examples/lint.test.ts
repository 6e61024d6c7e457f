import { describe, expect, test } from "vitest";
import { explain } from "../../../generator/cli/explain/explain.js";
import { fixableCodes, type LintCode, lintCodes } from "../../../generator/diagnostics/lint-codes.js";
import { lintExamples } from "../../../generator/examples/lint.js";
import type { Files } from "../../../generator/examples/example.js";
import { CatalogsBefore } from "../../../generator/lint/catalogs-before.js";
import { type Linted, lintSource } from "../../../generator/lint/lint-source.js";
import { fixesOf } from "../../../generator/lint/fixes.js";

const examples = Object.entries(lintExamples) as readonly (readonly [LintCode, (typeof lintExamples)[LintCode]])[];

type Sample = string | Files;

/** What lint makes of an example, with its rule on: of several catalogs, what one run makes of the last. */
async function linted(code: LintCode, sample: Sample): Promise<Linted> {
  const level = `lint: { rules: { ${code}: error } }\n`;
  const head = "catalog: 1\nname: shop\n";
  const files = typeof sample === "string" ? { "catalog.yaml": head + sample } : sample;
  const before = new CatalogsBefore();
  let last: Linted | undefined;
  for (const [name, text] of Object.entries(files)) {
    if (last?.resolution !== undefined) before.add(last.resolution);
    last = await lintSource({ name, text: text + level }, { today: "2026-11-22", release: null, warnDays: 14, before });
    expect(last.faults).toEqual([]);
  }
  if (last === undefined) throw new Error(`the example of ${code} is empty`);
  return last;
}

async function found(code: LintCode, sample: Sample): Promise<readonly string[]> {
  return (await linted(code, sample)).findings.map((each) => each.code);
}

async function fixedIn(code: LintCode, sample: Sample): Promise<readonly string[]> {
  const all = await linted(code, sample);
  return fixesOf(all, all.findings, []).flatMap(({ of }) => of.map((each) => each.code));
}

function textsOf(sample: Sample): readonly string[] {
  return typeof sample === "string" ? [sample] : Object.values(sample);
}

function planned(sample: Sample): Sample {
  const plan = (text: string) => text.replaceAll("instrument:", "status: planned, instrument:");
  if (typeof sample === "string") return plan(sample);
  return Object.fromEntries(Object.entries(sample).map(([name, text]) => [name, plan(text)]));
}

describe.each(examples)("the example of %s", (code, { wrong, right }) => {
  test("is found by this rule alone where it is wrong, and by none where it is right", async () => {
    expect(await found(code, wrong)).toEqual([code]);
    expect(await found(code, right)).toEqual([]);
  });

  test("is part of the explanation, beside the severity", () => {
    const { out } = explain({ code });
    const lines = [wrong, right].flatMap(textsOf).flatMap((text) => text.trim().split("\n"));
    for (const line of lines) expect(out.replaceAll(/^ +/gm, "")).toContain(`\n${line.trim()}\n`);
    expect(out).toContain(`Lint counts it as ${lintCodes[code].severity} unless`);
  });
});

test("those of planned metrics that --fix fixes say so, and no others are fixed", async () => {
  for (const [code, { wrong }] of examples) {
    const isTold = explain({ code }).out.includes("`meterbook lint --fix`");
    const isFixable = fixableCodes.includes(code);
    expect([code, isTold, await fixedIn(code, planned(wrong))]).toEqual([code, isFixable, isFixable ? [code] : []]);
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
