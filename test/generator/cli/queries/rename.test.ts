import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
attributes: { channel: [web, app] }
metrics:
  orders: { instrument: counter, attributes: [channel] } # what was confirmed
queries: { files: ["*.promql"] }
`;
const lines = "sum by (channel) (shop_orders_total)\nup\n";

function shop(): { readonly folder: string; readonly read: (name: string) => string } {
  const folder = temporaryFolder({ "catalog.yaml": catalog, "shop.promql": lines, "other.promql": lines });
  return { folder, read: (name) => readFileSync(join(folder, name), "utf8") };
}

test("a metric is renamed in the catalog and in the queries that it lists, in one step", async () => {
  const { folder, read } = shop();
  const { code, out } = await meterbook(folder, ["rename", "orders", "order.placed", "--queries"]);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /"orders" is called "order.placed".*\nother.promql: 1 query rewritten\nshop.promql: 1 query rewritten\n$/,
    ),
  ]);
  expect(read("catalog.yaml")).toBe(catalog.replace("orders:", "order.placed:"));
  expect(read("shop.promql")).toBe(lines.replace("orders", "order_placed"));
});

test("an attribute is renamed in the files that are named", async () => {
  const { folder, read } = shop();
  await meterbook(folder, ["rename", "channel", "sales.channel", "--attribute", "--queries", "shop.promql"]);
  expect(read("shop.promql")).toBe(lines.replace("channel", "sales_channel"));
  expect(read("other.promql")).toBe(lines);
});

test("a dry run shows both differences and writes nothing", async () => {
  const { folder, read } = shop();
  const { out } = await meterbook(folder, ["rename", "orders", "order.placed", "--queries", "--dry-run"]);
  expect(out).toContain("+  order.placed: {");
  expect(out).toContain("+sum by (channel) (shop_order_placed_total)");
  expect([read("catalog.yaml"), read("shop.promql")]).toEqual([catalog, lines]);
  const { out: json } = await meterbook(folder, [
    "rename",
    "orders",
    "order.placed",
    "--queries",
    "--format",
    "json",
    "--dry-run",
  ]);
  expect(JSON.parse(json)).toMatchObject({
    status: "planned",
    queries: { files: [{ queries: 1 }, { queries: 1 }], left: [] },
  });
});

test("nothing is written when the files cannot be read, or the catalog would be invalid", async () => {
  const { folder, read } = shop();
  expect((await meterbook(folder, ["rename", "orders", "order.placed", "--queries", "none.promql"])).code).toBe(2);
  expect((await meterbook(folder, ["rename", "orders", "1st", "--queries"])).code).toBe(1);
  expect([read("catalog.yaml"), read("shop.promql")]).toEqual([catalog, lines]);
});
