import { metrics } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { add, defineCatalog, defineCounter, Recorders, resolveSeries } from "../../../src/runtime/contract.js";
import { createSdk } from "../exported.js";

const scope = { name: "shop", version: "1.4.0", schemaUrl: "https://example.com/schemas/1.4.0" };

function ofScope(given: { readonly name: string; readonly version?: string; readonly schemaUrl?: string }) {
  const orders = defineCounter({ name: "shop.orders", attributes: [] });
  return { orders, catalog: defineCatalog({ ...given, context: [], metrics: [orders] }) };
}

describe("bind to a MeterProvider", () => {
  it.each([scope, { name: "shop" }])(
    "makes the Meter of the catalog's scope, the same each time: %j",
    async (given) => {
      const { provider, reader } = createSdk();
      const { catalog, orders } = ofScope(given);
      const record = new Recorders(catalog, {});
      for (const _ of [1, 2]) {
        add(resolveSeries(record, orders, {}));
        record.bind(provider);
      }
      const { scopeMetrics } = (await reader.collect()).resourceMetrics;
      expect(scopeMetrics.map(({ scope: found }) => JSON.parse(JSON.stringify(found)))).toEqual([
        { version: "", ...given },
      ]);
      expect(scopeMetrics[0]?.metrics[0]?.dataPoints[0]?.value).toBe(2);
    },
  );

  it("leaves the scope of a Meter as it is", async () => {
    const { provider, reader } = createSdk();
    const { catalog, orders } = ofScope(scope);
    const record = new Recorders(catalog, {});
    record.bind(provider.getMeter("other", "2"));
    add(resolveSeries(record, orders, {}));
    const { scopeMetrics } = (await reader.collect()).resourceMetrics;
    expect(scopeMetrics.map(({ scope: { name, version } }) => [name, version])).toEqual([["other", "2"]]);
  });

  it("takes the API's own, and reports that it does nothing as long as no provider is registered", () => {
    const lines: string[] = [];
    const { catalog } = ofScope(scope);
    new Recorders(catalog, {}, { report: (line) => void lines.push(line) }).bind(metrics);
    expect(lines).toEqual([expect.stringContaining("has no MeterProvider")]);
  });
});
