import { describe, expect, test } from "vitest";
import { lintCodes } from "../../../generator/diagnostics/lint-codes.js";
import { lintSource } from "../../../generator/lint/lint-source.js";
import { lintRules } from "../../../generator/lint/rules/index.js";
import { meterbook } from "../cli/meterbook.js";
import { temporaryFolder } from "../temporary-folder.js";
import { edited, violations, webShop } from "./web-shop.js";

type Told = { readonly code: string; readonly start: { readonly line: number } };

/** What the command line tells of a catalog, as codes with the texts of their lines. */
async function told(catalog: string): Promise<readonly string[]> {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  const { out, err } = await meterbook(folder, ["lint", "--format", "json", "--today", "2026-11-22"]);
  expect(err).toBe("");
  const { diagnostics }: { diagnostics: readonly Told[] } = JSON.parse(out);
  return diagnostics.map(({ code, start }) => `${code}: ${(catalog.split("\n")[start.line - 1] ?? "").trim()}`);
}

test("nothing is found in the shop, though all rules are on", async () => {
  expect(await told(webShop)).toEqual([]);
});

const cases = Object.entries(violations).flatMap(([code, each]) => each.map((violation) => ({ code, ...violation })));

describe.each(cases)("$code at $at", ({ code, edit, at, harmless }) => {
  test("is the one finding after the edit", async () => {
    const [finding = "", ...others] = await told(edited(edit));
    expect(others).toEqual([]);
    expect(finding.startsWith(`${code}: `)).toBe(true);
    expect(finding).toContain(at);
  });

  test.each(harmless.map((near) => [near[1], near] as const))("is not found for %j", async (_, near) => {
    const source = { name: "catalog.yaml", text: edited(near) };
    const { findings } = await lintSource(source, { today: "2026-11-22", release: null, warnDays: 14 });
    expect(findings.map((each) => each.code)).not.toContain(code);
  });
});

test("every code has one rule, and every rule a code", () => {
  expect(lintRules.map(({ code }) => code)).toEqual(Object.keys(lintCodes));
});
