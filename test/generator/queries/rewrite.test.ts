import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { parseExpression } from "../../../generator/queries/promql/parse.js";
import { fileOf } from "./checked.js";
import { rewritten, rewrittenLine } from "./rewritten.js";

const base = `prefix: shop.
metrics:
  orders: { instrument: counter, description: A customer confirmed., attributes: { channel: { type: string, description: Where. }, kind: [small, larger], size: int } }
  wait: { instrument: histogram, unit: ms, description: Until it is paid., attributes: { step: string } }
  stock: { instrument: gauge, unit: KiBy, description: What lies there. }
  load: { instrument: gauge, unit: "1", description: Share in use., attributes: { channel: { type: string, description: Another. } } }
`;
const head = `prefix: shop.
metrics:
  orders: { instrument: counter, status: removed, deprecated: { renamed_to: order.placed } }
  order.placed: { instrument: counter, description: A customer confirmed., attributes: { sales_channel: { type: string, description: Where. }, kind: [small, large], size: int } }
  wait: { instrument: histogram, unit: s, description: Until it is paid., attributes: { step: string } }
  stock: { instrument: gauge, unit: By, description: What lies there. }
  load: { instrument: gauge, unit: "1", description: Share in use., attributes: { channel: { type: string, description: Another. } } }
`;
const noted = `prefix: shop.
metrics:
  orders: { instrument: counter, deprecated: { renamed_to: order.placed }, attributes: { channel: string } }
  order.placed: { instrument: counter, attributes: { channel: string } }
  wait: { instrument: histogram, unit: ms, deprecated: { renamed_to: wait.time } }
  wait.time: { instrument: histogram, unit: s }
  stock: { instrument: gauge, attributes: { place: { type: string, deprecated: { renamed_to: site } }, site: string } }
  paid: { instrument: counter, attributes: { by: { values: { cc: { deprecated: { renamed_to: card } }, card: , coin: } } } }
`;

describe("by what the catalog notes", () => {
  test.each([
    ["sum(rate(shop_orders_total[5m]))", "sum(rate(shop_order_placed_total[5m]))"],
    ['{__name__="shop_orders_total"}', '{__name__="shop_order_placed_total"}'],
    ['{"shop_orders_total", channel="a"}', '{"shop_order_placed_total", channel="a"}'],
    ["shop_wait_milliseconds_count", "shop_wait_time_seconds_count"],
    ["rate(shop_wait_milliseconds_sum[5m])", "(rate(shop_wait_time_seconds_sum[5m]) * 1000)"],
    [
      "histogram_quantile(0.9, sum by (le) (rate(shop_wait_milliseconds_bucket[5m]))) > 500",
      "(histogram_quantile(0.9, sum by (le) (rate(shop_wait_time_seconds_bucket[5m]))) * 1000) > 500",
    ],
    ['sum by (place) (shop_stock{place=~"a|b"})', 'sum by (site) (shop_stock{site=~"a|b"})'],
    ["rate(shop_orders_total[$__rate_interval]) # of $x", "rate(shop_order_placed_total[$__rate_interval]) # of $x"],
    ['rate(shop_paid_total{by="cc"}[5m])', 'rate(shop_paid_total{by="card"}[5m])'],
    ['shop_paid_total{by=~"cc|coin"}', 'shop_paid_total{by=~"card|coin"}'],
    ["shop_order_placed_total", "shop_order_placed_total"],
    ["other_total", "other_total"],
    ['rate(shop_wait_milliseconds_bucket{le="500"}[5m])', "!boundaries of buckets have another unit"],
    ["shop_wait_milliseconds_bucket", "!there is no place for the factor between the units"],
    ["sum by (place) (shop_stock or other)", '!"place" comes from several metrics, of which not all call it otherwise'],
    ["sum(shop_orders_total", "!it is no PromQL"],
  ])("%s becomes %s", (expression, wanted) => {
    expect(rewrittenLine(noted, expression)).toBe(wanted);
  });

  test.each([
    ["rate(shop_orders_total[5m])", "(rate(shop_order_placed_total[5m]) or rate(shop_orders_total[5m]))"],
    ["shop_orders_total offset 5m", "(shop_order_placed_total offset 5m or shop_orders_total offset 5m)"],
    [
      "rate(shop_wait_milliseconds_sum[5m])",
      "((rate(shop_wait_time_seconds_sum[5m]) * 1000) or rate(shop_wait_milliseconds_sum[5m]))",
    ],
    [
      "sum by (place) (shop_stock)",
      "!labels or values are called otherwise, too, so that the old series cannot stand beside the new ones",
    ],
  ])("with the old series beside the new ones %s becomes %s", (expression, wanted) => {
    expect(rewrittenLine(noted, expression, { keepsOld: true })).toBe(wanted);
  });
});

describe("by what changed since a revision", () => {
  test.each([
    [
      'sum by (channel) (shop_orders_total{kind!="larger", size="1"})',
      'sum by (sales_channel) (shop_order_placed_total{kind!="large", size="1"})',
    ],
    ['shop_orders_total{kind=~"(small|larger)"}', 'shop_order_placed_total{kind=~"(small|large)"}'],
    ["max(shop_stock_kibibytes) > 5", "max((shop_stock_bytes / 1024)) > 5"],
    ["deriv(shop_stock_kibibytes[5m] offset 1h)", "(deriv(shop_stock_bytes[5m] offset 1h) / 1024)"],
    [
      "changes(shop_stock_kibibytes[5m]) + timestamp(shop_stock_kibibytes)",
      "changes(shop_stock_bytes[5m]) + timestamp(shop_stock_bytes)",
    ],
    ["stddev(shop_stock_kibibytes @ 1234)", "stddev((shop_stock_bytes @ 1234 / 1024))"],
    ["avg by (channel) (shop_load_ratio)", "avg by (channel) (shop_load_ratio)"],
    [
      "sum by (channel) (shop_orders_total) / on (channel) shop_load_ratio",
      '!"channel" comes from several metrics, of which not all call it otherwise',
    ],
    ["stdvar_over_time(shop_stock_kibibytes[5m])", "!there is no place for the factor between the units"],
  ])("%s becomes %s", (expression, wanted) => {
    expect(rewrittenLine(base, expression, { head })).toBe(wanted);
  });

  test("legends, templates and variables follow, and so do recording rules", () => {
    const dashboard = JSON.stringify(
      {
        title: "Shop",
        panels: [
          {
            title: "Orders",
            targets: [{ expr: 'sum by (channel) (shop_orders_total{size="1"})', legendFormat: "{{channel}} {{size}}" }],
          },
        ],
        templating: {
          list: [
            {
              type: "query",
              name: "v",
              query: "label_values(shop_orders_total, channel)",
              definition: "label_values(shop_orders_total, channel)",
            },
          ],
        },
      },
      null,
      2,
    );
    const rules = `groups:
  - name: shop
    rules:
      # The channel, as shop_orders_total calls it.
      - record: channel:shop_orders:rate5m
        expr: sum by (channel) (rate(shop_orders_total[5m]))
      - alert: None
        expr: >-
          channel:shop_orders:rate5m{channel="app"}
            == 0
        annotations:
          summary: 'nothing in {{ $labels.channel }}'
`;
    const { files, left } = rewritten(base, { "d.json": dashboard, "r.yaml": rules }, { head });
    expect(left).toEqual([]);
    expect(files["d.json"]).toBe(
      dashboard.replaceAll("shop_orders_total", "shop_order_placed_total").replaceAll("channel", "sales_channel"),
    );
    expect(files["r.yaml"]).toBe(
      rules
        .replaceAll("(shop_orders_total[", "(shop_order_placed_total[")
        .replace("by (channel)", "by (sales_channel)")
        .replace('{channel="', '{sales_channel="')
        .replace("$labels.channel", "$labels.sales_channel"),
    );
  });
});

test("what would need quotes that are not there stays", () => {
  const dotted = base.replace(
    "prefix: shop.\n",
    "prefix: shop.\nprometheus: { translation_strategy: NoTranslation, exporter: otlp }\n",
  );
  const fresh = head.replace(
    "prefix: shop.\n",
    "prefix: shop.\nprometheus: { translation_strategy: NoTranslation, exporter: otlp }\n",
  );
  expect(rewrittenLine(dotted, 'sum({"shop.orders"})', { head: fresh })).toBe('sum({"shop.order.placed"})');
  const rule = (expr: string) => `groups: [{ rules: [{ alert: A, expr: ${expr} }] }]\n`;
  expect(rewritten(dotted, { "r.yaml": rule("'{\"shop.orders\"}'") }, { head: fresh }).files["r.yaml"]).toBe(
    rule("'{\"shop.order.placed\"}'"),
  );
});

test("a name that the file writes in another way stays", () => {
  const rule = (expr: string) => `groups: [{ rules: [{ alert: A, expr: "${expr}" }] }]\n`;
  for (const written of ["shop_\\\n  orders_total", "shop_\\u006frders_total"]) {
    const { files, left } = rewritten(noted, { "r.yaml": rule(written) });
    expect([files["r.yaml"], left]).toEqual([
      rule(written),
      ['alert "A": the file would have to be written in another way'],
    ]);
  }
});

describe("whatever the expression", () => {
  const names = [
    "shop_orders_total",
    "shop_stock_kibibytes",
    "shop_wait_milliseconds_sum",
    "other_total",
    "shop_load_ratio",
  ];
  const selector = fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom("", '{size="1"}', '{job=~"a|b"}', "{}"),
      fc.constantFrom("", " offset 5m"),
    )
    .map(([name, matchers, offset]) => ({
      vector: `${name}${matchers}${offset}`,
      range: `${name}${matchers}[5m]${offset}`,
    }));
  const expression = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      selector.map(({ vector }) => vector),
      fc
        .tuple(fc.constantFrom("rate", "delta", "max_over_time", "changes"), selector)
        .map(([f, { range }]) => `${f}(${range})`),
      fc
        .tuple(fc.constantFrom("sum", "max", "count"), fc.constantFrom("", " by (job)", " without (job)"), tie("any"))
        .map(([f, by, x]) => `${f}${by} (${x})`),
      fc
        .tuple(tie("any"), fc.constantFrom("+", "> bool", "/ on (job)", "or"), tie("any"))
        .map(([a, o, b]) => `(${a} ${o} ${b})`),
      tie("any").map((x) => `abs(${x})`),
    ),
  })).any;
  const styles = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;
  const file = fc
    .tuple(expression, fc.constantFrom(...styles, "json"))
    .map(([expr, style]) =>
      style === "json"
        ? (["d.json", JSON.stringify({ panels: [{ title: "P", targets: [{ expr }] }] }, null, 1)] as const)
        : ([
            "r.yaml",
            stringify(
              { groups: [{ name: "g", rules: [{ alert: "A", expr }] }] },
              { defaultStringType: style, lineWidth: 30 },
            ),
          ] as const),
    );
  const metric = (name: string) =>
    `prefix: shop.\nmetrics: { ${name}: { instrument: counter, description: A customer confirmed., attributes: { size: int } } }\n`;

  /** YAML may break a line within a name, where the break is escaped. */
  const isBroken = (text: string) => /\\\n/.test(text);

  test("there and back gives the file byte for byte", () => {
    fc.assert(
      fc.property(file, ([name, text]) => {
        fc.pre(!isBroken(text));
        const there = rewritten(metric("orders"), { [name]: text }, { head: metric("order.placed") });
        const back = rewritten(metric("order.placed"), there.files, { head: metric("orders") });
        expect([there.left, back.left, back.files[name]]).toEqual([[], [], text]);
        expect(there.files[name]).toBe(text.replaceAll("shop_orders_total", "shop_order_placed_total"));
      }),
    );
  });

  test("one without an old name never changes", () => {
    fc.assert(
      fc.property(file, ([name, text]) => {
        fc.pre(!isBroken(text) && !/orders|kibibytes|milliseconds/.test(text));
        expect(rewritten(base, { [name]: text }, { head })).toEqual({ files: { [name]: text }, left: [] });
      }),
    );
  });

  test("a rewritten one is PromQL", () => {
    fc.assert(
      fc.property(file, fc.boolean(), ([name, text], keepsOld) => {
        const { files } = rewritten(base, { [name]: text }, { head, keepsOld });
        for (const { expression } of fileOf(name, files[name] ?? "").queries)
          expect("root" in parseExpression(expression.text)).toBe(true);
      }),
    );
  });
});
