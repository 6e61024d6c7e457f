import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  hasPrometheus,
  type Prometheus,
  prometheusWith,
  type Sample,
  type SampleSeries,
  without,
} from "./prometheus.js";
import { rewrittenLine } from "./rewritten.js";

const base = `prefix: shop.
metrics:
  orders: { instrument: counter, description: Confirmed., attributes: { channel: { type: string, description: Where. }, kind: [small, larger] } }
  wait: { instrument: histogram, unit: ms, description: Until it is paid., attributes: { step: string } }
  stock: { instrument: gauge, unit: KiBy, description: What lies there., attributes: { site: string } }
`;
const head = `prefix: shop.
metrics:
  orders: { instrument: counter, status: removed, deprecated: { renamed_to: order.placed } }
  order.placed: { instrument: counter, description: Confirmed., attributes: { sales_channel: { type: string, description: Where. }, kind: [small, large] } }
  wait: { instrument: histogram, unit: s, description: Until it is paid., attributes: { step: string } }
  stock: { instrument: gauge, unit: By, description: What lies there., attributes: { site: string } }
`;

/** The same program before and after the renames. */
function series(): readonly SampleSeries[] {
  return [...orders(), ...wait(), ...stock()];
}

function orders(): readonly SampleSeries[] {
  return ["web", "app"].flatMap((channel, c) =>
    ["small", "larger"].flatMap((kind, k): readonly SampleSeries[] => {
      const at = (minute: number) => (c + 2 * k + 1) * minute;
      const fresh = { sales_channel: channel, kind: kind === "larger" ? "large" : kind, job: "shop" };
      return [
        { name: "shop_orders_total", labels: { channel, kind, job: "shop" }, at },
        { name: "shop_order_placed_total", labels: fresh, at },
      ];
    }),
  );
}

function wait(): readonly SampleSeries[] {
  return ["cart", "pay"].flatMap((step, s) => {
    const buckets = [100, 500, 1000, Number.POSITIVE_INFINITY].flatMap((le, index): readonly SampleSeries[] => {
      const at = (minute: number) => (index + 1) * (s + 1) * minute;
      const of = (bound: number) => ({
        step,
        job: "shop",
        le: bound === Number.POSITIVE_INFINITY ? "+Inf" : String(bound),
      });
      return [
        { name: "shop_wait_milliseconds_bucket", labels: of(le), at },
        { name: "shop_wait_seconds_bucket", labels: of(le / 1000), at },
      ];
    });
    const parts = (["sum", "count"] as const).flatMap((part): readonly SampleSeries[] => {
      const at = (minute: number) => (part === "sum" ? 350 : 4) * (s + 1) * minute;
      const factor = part === "sum" ? 1000 : 1;
      return [
        { name: `shop_wait_milliseconds_${part}`, labels: { step, job: "shop" }, at },
        { name: `shop_wait_seconds_${part}`, labels: { step, job: "shop" }, at: (minute) => at(minute) / factor },
      ];
    });
    return [...buckets, ...parts];
  });
}

function stock(): readonly SampleSeries[] {
  return ["a", "b"].flatMap((site, index): readonly SampleSeries[] => {
    const at = (minute: number) => 100 + (index + 1) * Math.round(10 * Math.sin(minute));
    return [
      { name: "shop_stock_kibibytes", labels: { site, job: "shop" }, at },
      { name: "shop_stock_bytes", labels: { site, job: "shop" }, at: (minute) => at(minute) * 1024 },
    ];
  });
}

/** Results by the old names of labels and values. */
function asBefore(samples: readonly Sample[]): readonly Sample[] {
  return samples
    .map(({ labels, value }) => {
      const { sales_channel: channel, ...rest } = labels;
      const kind = rest["kind"] === "large" ? { kind: "larger" } : {};
      return { labels: { ...rest, ...(channel === undefined ? {} : { channel }), ...kind }, value };
    })
    .map(({ labels, value }) => ({ labels: Object.fromEntries(Object.entries(labels).sort()), value }))
    .sort((a, b) => (JSON.stringify(a.labels) < JSON.stringify(b.labels) ? -1 : 1));
}

describe.skipIf(!hasPrometheus)(
  `in a real Prometheus ${without} a rewritten expression gives over new data what the old gave over old`,
  () => {
    let prometheus: Prometheus | undefined;
    beforeAll(async () => {
      prometheus = await prometheusWith(series());
    });
    afterAll(() => prometheus?.stop());

    const expressions = [
      "shop_orders_total",
      'sum by (channel) (rate(shop_orders_total{kind!="larger"}[10m]))',
      'increase(shop_orders_total{channel=~"web|app", kind="larger"}[10m])',
      "sum without (kind) (shop_orders_total) / on (job) group_left () sum by (job) (shop_orders_total)",
      'label_replace(shop_orders_total, "x", "$1", "channel", "(.).*")',
      "topk by (channel) (1, shop_orders_total)",
      "histogram_quantile(0.9, sum by (le) (rate(shop_wait_milliseconds_bucket[10m])))",
      "histogram_quantile(0.5, rate(shop_wait_milliseconds_bucket[10m])) > 200",
      "rate(shop_wait_milliseconds_sum[10m]) / rate(shop_wait_milliseconds_count[10m])",
      "shop_wait_milliseconds_sum offset 5m",
      "max(shop_stock_kibibytes) - min(shop_stock_kibibytes)",
      "max_over_time(shop_stock_kibibytes[30m]) > bool 105",
      "changes(shop_stock_kibibytes[30m])",
      "stddev_over_time(shop_stock_kibibytes[30m])",
      "-shop_stock_kibibytes * 2 ^ 2",
      "max_over_time(shop_stock_kibibytes[30m:1m])",
      'absent(shop_stock_kibibytes{site="c"})',
      "count(shop_orders_total > 50) or vector(0)",
    ];

    test.each(expressions)("%s", async (expression) => {
      const fresh = rewrittenLine(base, expression, { head });
      expect(fresh).not.toMatch(/shop_orders_total|_milliseconds|_kibibytes|!"/);
      const before = asBefore((await prometheus?.query(expression)) ?? []);
      const after = asBefore((await prometheus?.query(fresh)) ?? []);
      expect(before.length).toBeGreaterThan(0);
      expect(after.map(({ labels }) => labels)).toEqual(before.map(({ labels }) => labels));
      for (const [index, { value }] of after.entries())
        expect(value).toBeCloseTo(before[index]?.value ?? Number.NaN, 6);
    });

    test("with the old series beside the new ones nothing is lost", async () => {
      const fresh = rewrittenLine(base, "sum(rate(shop_wait_milliseconds_sum[10m]))", { head, keepsOld: true });
      expect(fresh).toBe("sum(((rate(shop_wait_seconds_sum[10m]) * 1000) or rate(shop_wait_milliseconds_sum[10m])))");
      const [old, both] = [
        await prometheus?.query("sum(rate(shop_wait_milliseconds_sum[10m]))"),
        await prometheus?.query(fresh),
      ];
      expect(both?.[0]?.value).toBeCloseTo(old?.[0]?.value ?? Number.NaN, 6);
    });
  },
);
