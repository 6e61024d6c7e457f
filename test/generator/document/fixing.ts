import { expect } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { readCatalog } from "../../../generator/pipeline.js";

/** What a catalog begins with. */
export const head = "catalog: 1\nname: shop\n";
/** A catalog of one counter, whose further lines follow. */
export const orders = `${head}metrics:\n  orders:\n    instrument: counter\n`;

export function found(text: string): readonly Diagnostic[] {
  return readCatalog({ name: "catalog.yaml", text }).diagnostics;
}

export type Fix = readonly [written: string | RegExp, instead: string];

/** What a person makes of the only finding's help, in its words; the text that comes of it has no finding. */
export function expectFix(text: string, help: RegExp, ...fixes: readonly Fix[]): void {
  const findings = found(text);
  expect(findings.map(({ message }) => message)).toHaveLength(1);
  expect(findings[0]?.help).toMatch(help);
  const fixed = fixes.reduce((before, [written, instead]) => before.replace(written, instead), text);
  expect(fixed).not.toBe(text);
  expect(found(fixed).map(({ message }) => message)).toEqual([]);
}
