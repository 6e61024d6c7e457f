import { describe, expect, it } from "vitest";
import { metricsPage } from "../../../generator/emit/metrics-page.js";
import { telemetryPage } from "../../../generator/emit/telemetry-page.js";
import { readCatalog } from "../../../generator/pipeline.js";

const context = "context: { region: string }\n";
const event = "events: { order.placed: { attributes: { country: string } } }\n";

function headingsOf(emitter: typeof metricsPage, rest: string): readonly string[] {
  const text = `catalog: 1\nname: shop\nprefix: shop.\n${rest}`;
  const { catalog } = readCatalog({ name: "catalog.yaml", text });
  if (catalog === undefined) throw new Error("the catalog has errors");
  const [page] = emitter.emit(catalog, { catalog: "catalog.yaml", command: "npx meterbook generate" });
  return page?.text.match(/^#.*$/gm) ?? [];
}

describe("the pages of a catalog of events alone", () => {
  it("have no sections of metrics", () => {
    const common = ["## Common attributes", "## Events"];
    expect(headingsOf(metricsPage, context + event).slice(1)).toEqual([
      ...common,
      "## Event reference",
      "### `shop.order.placed`",
    ]);
    expect(headingsOf(telemetryPage, context + event).slice(1)).toEqual([...common, "## Reference"]);
  });

  it("have them as soon as there is a metric, or nothing at all", () => {
    const metrics = "metrics: { calls: { instrument: counter } }\n";
    for (const rest of [metrics + event, "metrics: {}\n"]) {
      expect(headingsOf(metricsPage, rest)).toContain("## Metrics catalog");
      expect(headingsOf(telemetryPage, rest)).toEqual(expect.arrayContaining(["## Metrics", "## Metrics catalog"]));
    }
  });
});
