import type { ImportCode } from "../diagnostics/import-codes.js";
import type { FileExample, Files } from "./example.js";

/** A component's metric, in its metadata.yaml. */
function ofComponent(wrong: string, right: string): FileExample {
  const around = (metrics: string): Files => ({ "metadata.yaml": `type: shop\nmetrics:\n${metrics}` });
  return { wrong: around(wrong), right: around(right) };
}

/** A registry of groups, in registry.yaml. */
function ofRegistry(wrong: string, right: string): FileExample {
  const around = (attributes: string): Files => ({
    "registry.yaml": `groups:
  - { id: metric.shop.orders, type: metric, metric_name: shop.orders, instrument: counter, unit: "{order}", brief: Orders., stability: stable, attributes: [${attributes}] }
`,
  });
  return { wrong: around(wrong), right: around(right) };
}

/** What a program shows to a scraper, in metrics.txt. */
function ofScrape(wrong: string, right: string): FileExample {
  const around = (lines: string): Files => ({ "metrics.txt": lines });
  return { wrong: around(wrong), right: around(right) };
}

const orders = '  shop.orders: { unit: "{order}", sum: { value_type: int, monotonic: true } }\n';
const load = "# TYPE shop_load gauge\nshop_load 1\n";

const sessions = Array.from({ length: 40 }, (_, index) => `shop_logins_total{session="${index}f3a"} 1\n`).join("");
const logins =
  '# TYPE shop_logins_total counter\nshop_logins_total{kind="password"} 1\nshop_logins_total{kind="key"} 1\n';

/** What `meterbook import` finds in a file of its format, beside a catalog where there is one. */
export const importExamples: Readonly<Record<ImportCode, FileExample>> = {
  "import/unreadable": ofScrape(`${load}shop_stock 1_000\n`, `${load}# TYPE shop_stock gauge\nshop_stock 1000\n`),
  "import/unknown-key": ofComponent(
    "  shop.orders: { sum: { monotonic: true }, dashboard: https://example.com }\n",
    "  shop.orders: { sum: { monotonic: true } }\n",
  ),
  "import/unknown-reference": ofRegistry("{ ref: shop.channel }", "{ id: shop.channel, type: string }"),
  "import/unsupported-instrument": ofScrape(
    '# TYPE shop_wait_seconds summary\nshop_wait_seconds{quantile="0.9"} 1\nshop_wait_seconds_sum 2\nshop_wait_seconds_count 2\n',
    '# TYPE shop_wait_seconds histogram\nshop_wait_seconds_bucket{le="1"} 2\nshop_wait_seconds_bucket{le="+Inf"} 2\nshop_wait_seconds_sum 2\nshop_wait_seconds_count 2\n',
  ),
  "import/unsupported-type": ofRegistry("{ id: shop.cart, type: any }", "{ id: shop.cart, type: string }"),
  "import/duplicate": ofComponent(
    `  shop.orders: { unit: "{order}", sum: { monotonic: true } }\n  shop.orders@v1: { unit: "{order}", gauge: { value_type: int } }\n`,
    orders,
  ),
  "import/invalid-name": ofComponent("  _orders: { sum: { monotonic: true } }\n", orders),
  "import/outside-prefix": {
    wrong: {
      "catalog.yaml": "catalog: 1\nname: shop\nprefix: shop.\nmetrics: {}\n",
      "metadata.yaml": `type: shop\nmetrics:\n  store.orders: { sum: { monotonic: true } }\n`,
    },
    right: {
      "catalog.yaml": "catalog: 1\nname: shop\nprefix: shop.\nmetrics: {}\n",
      "metadata.yaml": `type: shop\nmetrics:\n${orders}`,
    },
  },
  "import/name-collision": ofComponent(
    "  shop.orders: { sum: { monotonic: true } }\n  shop_orders: { sum: { monotonic: true } }\n",
    orders,
  ),
  "import/rejected": ofComponent("  shop.wait: { unit: s, histogram: { bucket_boundaries: [2, 1] } }\n", orders),
  "import/accepted": ofComponent("  shop.fan: { unit: rpm, gauge: { value_type: int } }\n", orders),
  "import/differs": {
    wrong: {
      "catalog.yaml": 'catalog: 1\nname: shop\nmetrics:\n  shop.orders: { instrument: counter, unit: "1" }\n',
      "metadata.yaml": `type: shop\nmetrics:\n${orders}`,
    },
    right: {
      "catalog.yaml":
        'catalog: 1\nname: shop\nmetrics:\n  shop.orders: { instrument: counter, unit: "{order}", value_type: int }\n',
      "metadata.yaml": `type: shop\nmetrics:\n${orders}`,
    },
  },
  "import/guessed": ofScrape("shop_load 1\n", load),
  "import/other-name": ofScrape(
    "# TYPE shop_orders counter\nshop_orders 1\n",
    "# TYPE shop_orders_total counter\nshop_orders_total 1\n",
  ),
  "import/private-label": ofScrape(
    '# TYPE shop_logins_total counter\nshop_logins_total{email="a@example.com"} 1\n',
    logins,
  ),
  "import/other-signal": ofComponent(`${orders}entities:\n  - { type: shop }\n`, orders),
  "import/unused-definition": ofComponent(`${orders}attributes:\n  cart: { type: string }\n`, orders),
  "import/unbounded-label": ofScrape(`# TYPE shop_logins_total counter\n${sessions}`, logins),
};
