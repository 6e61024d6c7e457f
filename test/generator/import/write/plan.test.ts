import { expect, test } from "vitest";
import type { ImportedCatalog } from "../../../../generator/import/imported-catalog.js";
import { writeImport } from "../../../../generator/import/write/write-import.js";

const imported = (...names: readonly string[]): ImportedCatalog => ({
  name: null,
  naming: "prometheus",
  metrics: names.map((name) => ({ name, instrument: "counter", at: { name: "scrape.txt", text: "" } })),
  losses: [],
});

function written(...names: readonly string[]) {
  const destination = { kind: "new", file: "catalog.yaml", name: "shop", prefix: "shop." } as const;
  const result = writeImport(imported(...names), { destination, isPlanned: false });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

test("the prefix of a catalog is recognised as Prometheus writes it", () => {
  const { catalog, losses } = written("shop_Count", "shop_orders");
  expect(catalog.catalog.metrics.map(({ name }) => name)).toEqual(["shop.Count", "shop.orders"]);
  expect(losses).toEqual([]);
});

test("of two names that become one key the first one counts, and the other is a loss", () => {
  const { added, losses } = written("shop_orders", "shop.orders", "shop_paid");
  expect(added).toEqual(["orders", "paid"]);
  expect(losses).toMatchObject([
    {
      code: "import/duplicate",
      metric: "shop.orders",
      message: '"shop.orders" is "orders" in the catalog, as "shop_orders" is, which counts',
    },
  ]);
});
