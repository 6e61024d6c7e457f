import { describe, expect, it } from "vitest";
import { telemetryPage } from "../../../generator/emit/telemetry-page.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { attributeOf, catalogOf, metricOf } from "./catalog-builder.js";
import { codexCatalog, codexPage } from "./codex-catalog.js";
import { tablesIn } from "./parsed-markdown.js";

function pageOf(catalog: Catalog): string {
  const [page, ...others] = telemetryPage.emit(catalog, { catalog: "catalog.yaml", command: "npm run generate" });
  expect(others).toEqual([]);
  expect(page?.path).toBe("telemetry.md");
  return page?.text ?? "";
}

const reference = [
  "## Reference",
  "",
  "[metrics.md](metrics.md) describes each metric: its unit, its attributes with their allowed values, and the call that records it.",
  "",
];

describe("telemetry.md", () => {
  it("is the original page of Codex byte for byte, between the notice and the way to the reference", () => {
    const page = pageOf(codexCatalog());
    const start = page.indexOf("\n\n") + 2;
    expect(page.slice(start)).toBe([codexPage(), ...reference].join("\n"));
  });

  it("has a title and a catalog even if nothing else is written", () => {
    expect(
      pageOf(catalogOf([metricOf("a")]))
        .split("\n")
        .slice(2),
    ).toEqual([
      "# Shop telemetry",
      "",
      "## Metrics",
      "",
      "## Metrics catalog",
      "",
      "Each metric includes the required fields.",
      "",
      "| Metric | Type    | Fields | Description |",
      "| ------ | ------- | ------ | ----------- |",
      "| `a`    | counter |        |             |",
      "",
      ...reference,
    ]);
  });

  it("shows the namespaces of a large catalog", () => {
    const metrics = Array.from({ length: 100 }, (_, index) => metricOf(`${index % 2 ? "http" : "db"}.metric_${index}`));
    const page = pageOf(catalogOf(metrics, { context: [attributeOf("region")] }));
    expect(tablesIn(page)[0]?.slice(1)).toEqual([
      ["db", "50", "0"],
      ["http", "50", "0"],
    ]);
  });
});
