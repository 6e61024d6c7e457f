import fc from "fast-check";
import { describe, it } from "vitest";
import { aggregationScenario, anyScenario, bitwiseScenario, producerScenario } from "./differential/operations.js";
import { compare } from "./differential/world.js";

/** Set METERBOOK_SEQUENCES to 10000 for the long form. */
const numRuns = Number(process.env["METERBOOK_SEQUENCES"] ?? 200);
const patience = 60_000 + numRuns * 100;

describe("recorders and hand-written calls", () => {
  it("export the same, whatever is done in whatever order", { timeout: patience }, async () => {
    await fc.assert(fc.asyncProperty(anyScenario, compare), { numRuns });
  });

  it("export sums that are equal to the last bit", { timeout: patience }, async () => {
    await fc.assert(fc.asyncProperty(bitwiseScenario, compare), { numRuns });
  });

  it("export the same under Views with any aggregation, when bound with immediate", { timeout: patience }, async () => {
    await fc.assert(fc.asyncProperty(aggregationScenario, compare), { numRuns });
  });

  it("export the same through the producer of @meterbook/runtime/sdk", { timeout: patience }, async () => {
    await fc.assert(fc.asyncProperty(producerScenario, compare), { numRuns });
  });
});
