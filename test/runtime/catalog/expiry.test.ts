import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, daysUntil } from "../../../generator/model/lifetime.js";
import { emittedUntil, expires } from "../../../src/runtime/contract.js";

const version = fc.array(fc.nat(3), { minLength: 1, maxLength: 4 });
const day = fc
  .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2040-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("an end", () => {
  it("comes with the version that the generator takes for the first without the metric", () => {
    fc.assert(
      fc.property(version, version, (end, release) => {
        const isOver = expires(end.join("."))({ release: release.join(".") }) !== undefined;
        expect(isOver).toBe(compareVersions(release, end) >= 0);
      }),
    );
  });

  it("comes after the day that the generator takes for the last", () => {
    fc.assert(
      fc.property(day, day, (end, today) => {
        expect(expires(end)({ today }) !== undefined).toBe(daysUntil(end, today) < 0);
      }),
    );
  });

  it("is reported for a metric, with its owner, and not of an old name", () => {
    const moment = { today: "2027-02-01", release: "2.0" };
    expect(expires("2027-01-31")(moment)).toBe("expired after 2027-01-31 and is no longer recorded");
    expect(expires("2.0", "tools")(moment)).toBe(
      'expired with version 2.0 and is no longer recorded; ask its owner "tools"',
    );
    expect(emittedUntil("2027-01-31")(moment)).toBe("");
  });

  it("that cannot be read never comes", () => {
    for (const end of ["soon", "2027-02-31", ""]) {
      for (const release of ["dev", "1.0"]) expect(expires(end)({ today: "2020-01-01", release })).toBeUndefined();
    }
  });
});
