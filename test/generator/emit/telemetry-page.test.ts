import { describe, expect, it } from "vitest";
import { telemetryPage } from "../../../generator/emit/telemetry-page.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { attributeOf, catalogOf, metricOf } from "./catalog-builder.js";
import { codexCatalog, codexPage, configReference, textAt } from "./codex-catalog.js";
import { tablesIn } from "./parsed-markdown.js";

function pageOf(catalog: Catalog): string {
  const [page, ...others] = telemetryPage.emit(catalog, { catalog: "catalog.yaml", command: "npm run generate" });
  expect(others).toEqual([]);
  expect(page?.path).toBe("telemetry.md");
  return page?.text ?? "";
}

/** A page in three: up to the text of its section Config, that text, and the rest. */
function splitAtConfig(page: string): { readonly before: string; readonly config: string; readonly after: string } {
  const [heading, next] = ["\n## Config\n\n", "\n\n## Tracing\n"];
  const start = page.indexOf(heading) + heading.length;
  const end = page.indexOf(next);
  expect(start).toBeGreaterThan(heading.length);
  expect(end).toBeGreaterThan(start);
  return { before: page.slice(0, start), config: page.slice(start, end), after: page.slice(end) };
}

const reference = [
  "## Reference",
  "",
  "[metrics.md](metrics.md) describes each metric: its unit, its attributes with their allowed values, and the call that records it.",
  "",
];

describe("telemetry.md", () => {
  it("is the original page of Codex byte for byte, but for the notice, the text on Config, and the references at its end", () => {
    const page = pageOf(codexCatalog());
    const notice = page.slice(0, page.indexOf("\n\n") + 2);
    const original = splitAtConfig(codexPage());
    expect(original.config).toBe("**TODO(jif)**: add the config and document it");
    expect(splitAtConfig(page)).toEqual({
      before: notice + original.before,
      config: expect.stringMatching(/^Nothing is sent until .*\(#configuration-reference\) has every key\.$/s),
      after: [original.after, ...reference, "## Configuration reference", "", textAt(configReference)].join("\n"),
    });
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
      "| Metric | Type    | Attributes | Description |",
      "| ------ | ------- | ---------- | ----------- |",
      "| `a`    | counter |            |             |",
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
