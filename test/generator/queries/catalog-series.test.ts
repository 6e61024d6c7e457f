import { expect, test } from "vitest";
import { catalogSeries } from "../../../generator/queries/catalog-series.js";
import { catalogOfText } from "./checked.js";

const metrics = "metrics:\n  orders: { instrument: counter }\n";

test.each([
  ["prefix: shop.\n", ["shop_orders_total", "shop_gone", "up", "store_x"], ["shop_orders_total", "shop_gone"]],
  ['queries: { owns: ["store_*", "cart"] }\n', ["store_x", "cart", "cart_x", "my_store_x"], ["store_x", "cart"]],
  ['prefix: shop.\nqueries: { owns: ["!shop_legacy_*"] }\n', ["shop_gone", "shop_legacy_x"], ["shop_gone"]],
  ['queries: { owns: ["!a_b_*", "a_*"] }\n', ["a_x", "a_b_x"], ["a_x"]],
  ["prefix: shop.\n", ["shop_orders:rate5m", "target_info"], []],
])("%j answers for some of %j", (settings, names, expected) => {
  const { answersFor } = catalogSeries(catalogOfText(settings + metrics));
  expect(names.filter(answersFor)).toEqual(expected);
});
