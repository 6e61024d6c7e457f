import { describe, expect, it } from "vitest";
import { plannedTable, recordedTable, tableStyle } from "../../../../generator/emit/markdown/metric-tables.js";
import { attributeOf, catalogOf, metricOf, pageOf } from "../catalog-builder.js";

const metrics = [
  metricOf("cart.opened", { description: "Carts opened.", attributes: [attributeOf("store"), attributeOf("a.b")] }),
  metricOf("cart.old", { description: "Carts.", status: "deprecated" }),
  metricOf("cart.gone", { status: "removed" }),
  metricOf("cart.size", { instrument: "gauge", observable: true }),
  metricOf("cart.soon", { instrument: "up_down_counter", status: "planned", description: "Carts\nto come." }),
];

const plain = tableStyle(catalogOf(metrics));

describe("the tables of metrics", () => {
  it("name the column of attributes as the catalog asks", () => {
    const style = tableStyle(catalogOf(metrics, { page: pageOf({ attributesTitle: "Fields" }) }));
    expect(recordedTable(metrics, style).split("\n")[0]).toContain("| Fields         |");
  });

  it("have a column of stability where a metric promises something", () => {
    const stable = [metricOf("a", { stability: "release_candidate" }), metricOf("b")];
    expect(recordedTable(stable, tableStyle(catalogOf(stable))).split("\n")).toEqual([
      "| Metric | Type    | Attributes | Stability         | Description |",
      "| ------ | ------- | ---------- | ----------------- | ----------- |",
      "| `a`    | counter |            | release candidate |             |",
      "| `b`    | counter |            | development       |             |",
    ]);
  });

  it("show the first paragraph of a description", () => {
    const long = [metricOf("a", { description: "What it\ncounts.\n\n- and\n- more" })];
    expect(recordedTable(long, plain)).toMatch(/\| What it counts\. \|$/);
  });

  it("list recorded metrics in the catalog's order, deprecated ones marked, removed ones left out", () => {
    expect(recordedTable(metrics, plain).split("\n")).toEqual([
      "| Metric        | Type             | Attributes     | Description            |",
      "| ------------- | ---------------- | -------------- | ---------------------- |",
      "| `cart.opened` | counter          | `store`, `a.b` | Carts opened.          |",
      "| `cart.old`    | counter          |                | **Deprecated.** Carts. |",
      "| `cart.size`   | observable gauge |                |                        |",
    ]);
  });

  it("list planned metrics apart", () => {
    expect(plannedTable(metrics, plain).split("\n").slice(2)).toEqual([
      "| `cart.soon` | up-down counter |            | Carts to come. |",
    ]);
  });

  it("say so when there is nothing to list", () => {
    expect(recordedTable([], plain)).toBe("No metric is recorded yet.");
    expect(plannedTable([], plain)).toBe("No metric is planned.");
  });
});
