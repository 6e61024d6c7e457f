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

test("two errors of one kind that may be accepted are accepted both, and nothing is left out", () => {
  const attribute = (key: string) => ({ key, type: "int", examples: ["x", "y"] }) as const;
  const at = { name: "model.yaml", text: "" };
  const attributes = [attribute("a"), attribute("b")];
  const entry = { name: "shop.one", instrument: "gauge", at, attributes } as const;
  const destination = { kind: "new", file: "catalog.yaml", name: "shop", prefix: "" } as const;
  const all: ImportedCatalog = { name: null, naming: "opentelemetry", metrics: [entry], losses: [] };
  const result = writeImport(all, { destination, isPlanned: false });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.diagnostics));
  expect(new Set(result.losses.map(({ code }) => code))).toEqual(new Set(["import/accepted"]));
  expect(result.catalog.catalog.metrics[0]).toMatchObject({
    attributes: [{ key: "a" }, { key: "b" }],
    allow: ["example-not-allowed"],
  });
});

test("an event that a span attaches and that cannot be in the catalog is left out there, too", () => {
  const at = { name: "model.yaml", text: "" };
  const signals = [
    { kind: "event", name: "_odd", at },
    { kind: "event", name: "shop.closed", at },
    { kind: "span", name: "shop.order", at, events: ["_odd", "shop.closed", "shop.closed"] },
  ] as const;
  const destination = { kind: "new", file: "catalog.yaml", name: "shop", prefix: "" } as const;
  const all: ImportedCatalog = { name: null, naming: "opentelemetry", metrics: [], signals, losses: [] };
  const result = writeImport(all, { destination, isPlanned: true });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.diagnostics));
  expect(result.losses.map(({ code }) => code)).toEqual(["import/invalid-name", "import/unknown-reference"]);
  expect(result.catalog.catalog.spans).toMatchObject([{ events: ["shop.closed"], status: "planned" }]);
});
