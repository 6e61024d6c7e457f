import type { QueryCode } from "../diagnostics/query-codes.js";
import type { FileExample, Files } from "./example.js";

const orders =
  "catalog: 1\nname: shop\nprefix: shop.\nmetrics:\n  orders: { instrument: counter, description: A customer confirmed., attributes: { channel: [web, app] } }\n";

/** Lines of PromQL beside a catalog. */
function ofLines(wrong: string, right: string, catalog = orders): FileExample {
  const around = (line: string): Files => ({ "catalog.yaml": catalog, "shop.promql": `${line}\n` });
  return { wrong: around(wrong), right: around(right) };
}

function ofMetric(metric: string, wrong: string, right: string): FileExample {
  return ofLines(wrong, right, `${orders}${metric}\n`);
}

function ofRules(wrong: string, right: string): FileExample {
  const around = (rule: string): Files => ({
    "catalog.yaml": orders,
    "rules.yaml": `groups:\n  - name: shop\n    rules:\n${rule}`,
  });
  return { wrong: around(wrong), right: around(right) };
}

/** What `meterbook queries check` finds in files that lie beside a catalog. */
export const queryExamples: Readonly<Record<QueryCode, FileExample>> = {
  "queries/unknown-metric": ofLines("sum(rate(shop_order_total[5m]))", "sum(rate(shop_orders_total[5m]))"),
  "queries/unknown-label": ofLines(
    "sum by (chanel) (rate(shop_orders_total[5m]))",
    "sum by (channel) (rate(shop_orders_total[5m]))",
  ),
  "queries/unknown-value": ofLines('shop_orders_total{channel="wap"}', 'shop_orders_total{channel="app"}'),
  "queries/rate-of-gauge": ofMetric(
    "  stock: { instrument: gauge, description: What can be sold. }",
    "rate(shop_stock[5m])",
    "deriv(shop_stock[5m])",
  ),
  "queries/quantile-without-le": ofMetric(
    "  wait: { instrument: histogram, unit: s, description: Until it is paid. }",
    "histogram_quantile(0.9, sum(rate(shop_wait_seconds_bucket[5m])))",
    "histogram_quantile(0.9, sum by (le) (rate(shop_wait_seconds_bucket[5m])))",
  ),
  "queries/sum-of-ratio": ofMetric(
    '  load: { instrument: gauge, unit: "1", description: Share in use. }',
    "sum(shop_load_ratio)",
    "avg(shop_load_ratio)",
  ),
  "queries/deprecated-metric": ofMetric(
    "  sales: { instrument: counter, description: As orders were called., deprecated: { renamed_to: orders } }",
    "shop_sales_total",
    "shop_orders_total",
  ),
  "queries/expired-metric": ofMetric(
    '  sales: { instrument: counter, description: In the first year., expires: "2026-01-31" }',
    "shop_sales_total",
    "shop_orders_total",
  ),
  "queries/removed-metric": ofMetric(
    "  sales: { instrument: counter, description: As orders were called., status: removed }",
    "shop_sales_total",
    "shop_orders_total",
  ),
  "queries/planned-metric": ofMetric(
    "  sales: { instrument: counter, description: What was paid., status: planned }",
    "shop_sales_total",
    "shop_orders_total",
  ),
  "queries/disabled-metric": ofMetric(
    "  sales: { instrument: counter, description: What was paid., enabled: false }",
    "shop_sales_total",
    "shop_orders_total",
  ),
  "queries/metric-name-taken": ofRules(
    "      - record: shop_orders_total\n        expr: sum(shop_orders_total)\n",
    "      - record: shop:orders:sum\n        expr: sum(shop_orders_total)\n",
  ),
  "queries/invalid-expression": ofLines("sum(shop_orders_total", "sum(shop_orders_total)"),
  "queries/unread-file": {
    wrong: { "catalog.yaml": orders, "rules.yaml": "rules: []\n" },
    right: { "catalog.yaml": orders, "rules.yaml": "groups: []\n" },
  },
  "queries/unused-metric": ofLines("up", "sum by (channel) (shop_orders_total)"),
  "queries/unused-attribute": ofLines("shop_orders_total", "sum by (channel) (shop_orders_total)"),
  "queries/unused-acceptance": ofRules(
    "      # meterbook:allow queries/unknown-label\n      - record: shop:orders:sum\n        expr: sum by (channel) (shop_orders_total)\n",
    "      # meterbook:allow queries/unknown-label\n      - record: shop:orders:sum\n        expr: sum by (cluster) (shop_orders_total)\n",
  ),
};
