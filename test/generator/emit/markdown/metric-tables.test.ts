import { describe, expect, it } from "vitest";
import { plannedTable, recordedTable } from "../../../../generator/emit/markdown/metric-tables.js";
import { attributeOf, metricOf } from "../catalog-builder.js";

const metrics = [
  metricOf("cart.opened", { description: "Carts opened.", attributes: [attributeOf("store"), attributeOf("a.b")] }),
  metricOf("cart.old", { description: "Carts.", status: "deprecated" }),
  metricOf("cart.gone", { status: "removed" }),
  metricOf("cart.size", { instrument: "gauge", observable: true }),
  metricOf("cart.soon", { instrument: "up_down_counter", status: "planned", description: "Carts\nto come." }),
];

describe("the tables of metrics", () => {
  it("list recorded metrics in the catalog's order, deprecated ones marked, removed ones left out", () => {
    expect(recordedTable(metrics).split("\n")).toEqual([
      "| Metric        | Type             | Fields         | Description            |",
      "| ------------- | ---------------- | -------------- | ---------------------- |",
      "| `cart.opened` | counter          | `store`, `a.b` | Carts opened.          |",
      "| `cart.old`    | counter          |                | **Deprecated.** Carts. |",
      "| `cart.size`   | observable gauge |                |                        |",
    ]);
  });

  it("list planned metrics apart", () => {
    expect(plannedTable(metrics).split("\n").slice(2)).toEqual([
      "| `cart.soon` | up-down counter |        | Carts to come. |",
    ]);
  });

  it("say so when there is nothing to list", () => {
    expect(recordedTable([])).toBe("No metric is recorded yet.");
    expect(plannedTable([])).toBe("No metric is planned.");
  });
});
