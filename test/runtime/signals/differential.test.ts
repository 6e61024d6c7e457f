import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../fuzz.js";
import { compareSignals } from "./compare-signals.js";
import { type Step, steps } from "./steps.js";
import { enableContexts } from "./world.js";

enableContexts();

test("events and spans export what separate recorder calls and calls of the API by hand export", async () => {
  await expect(fc.assert(fc.asyncProperty(steps, compareSignals), runs(100))).resolves.toBeUndefined();
});

test("the steps that are compared hold what the catalog allows and what it does not", () => {
  const all = fc.sample(steps, { numRuns: 200, seed: 1 }).flat();
  const tools = all.flatMap((step: Step) => (step.kind === "result" ? [typeof step.given.tool] : []));
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
  expect(new Set(tools)).toEqual(new Set(["string", "undefined", "object", "number", "boolean"]));
});
