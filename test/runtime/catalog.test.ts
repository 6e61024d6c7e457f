import { describe, expect, it } from "vitest";
import { add, admit, defineCatalog, defineCounter, Recorders } from "../../src/contract.js";

describe("defineCatalog", () => {
  it("refuses a metric that is in a catalog already", () => {
    const metric = defineCounter({ name: "once", attributes: [] });
    defineCatalog({ name: "first", context: [], metrics: [metric] });
    expect(() => defineCatalog({ name: "second", context: [], metrics: [metric] })).toThrow(
      'metric "once" belongs to a catalog already',
    );
  });

  it("keeps metrics of two catalogs apart that have the same place", () => {
    const [one, two] = [1, 2].map((n) => defineCounter({ name: `metric.${n}`, attributes: [] }));
    if (one === undefined || two === undefined) throw new Error("two metrics were defined");
    const first = defineCatalog({ name: "first", context: [], metrics: [one] });
    defineCatalog({ name: "second", context: [], metrics: [two] });
    const record = new Recorders<Record<never, never>>(first, {});
    add(admit(record, one, undefined));
    expect(() => admit(record, two, undefined)).toThrow("not part of the catalog");
  });
});
