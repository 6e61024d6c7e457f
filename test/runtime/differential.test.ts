import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../fuzz.js";
import { aggregationScenario, anyScenario, bitwiseScenario, producerScenario } from "./differential/operations.js";
import { compare } from "./differential/world.js";

const usual = runs(30);

describe("recorders and hand-written calls", () => {
  it("export the same, whatever is done in whatever order", async () => {
    await expect(fc.assert(fc.asyncProperty(anyScenario, compare), usual)).resolves.toBeUndefined();
  });

  it("export sums that are equal to the last bit", async () => {
    await expect(fc.assert(fc.asyncProperty(bitwiseScenario, compare), usual)).resolves.toBeUndefined();
  });

  it("export the same under Views with any aggregation, when bound with immediate", async () => {
    await expect(fc.assert(fc.asyncProperty(aggregationScenario, compare), usual)).resolves.toBeUndefined();
  });

  it("export the same through the producer of @meterbook/runtime/sdk", async () => {
    await expect(fc.assert(fc.asyncProperty(producerScenario, compare), usual)).resolves.toBeUndefined();
  });
});
