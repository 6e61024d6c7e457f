import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BrokenQuery } from "../../../generator/diff/broken-query.js";
import { compare } from "../../../generator/diff/compare.js";
import { breaksOf } from "../../../generator/queries/breaks/breaks.js";
import { catalogSeries } from "../../../generator/queries/catalog-series.js";
import { readQueries } from "../../../generator/queries/read-query.js";
import { catalogOfText, fileOf } from "./checked.js";
import { hasPrometheus, type Prometheus, prometheusWith, type SampleSeries, without } from "./prometheus.js";

const base = `prefix: shop.
metrics:
  orders: { instrument: counter, description: Confirmed., attributes: { channel: [web, app] } }
  wait: { instrument: histogram, unit: ms, description: Until it is paid., attributes: { step: string } }
  stock: { instrument: gauge, unit: "{article}", description: What lies there., attributes: { site: string } }
  visits: { instrument: counter, description: Came by., attributes: { channel: [web, app] } }
`;
const head = `prefix: shop.
metrics:
  order.placed: { instrument: counter, description: Confirmed., attributes: { channel: [web, app] } }
  orders: { instrument: counter, status: removed, deprecated: { renamed_to: order.placed } }
  wait: { instrument: histogram, unit: s, description: Until it is paid., attributes: { step: string } }
  visits: { instrument: counter, description: Came by., attributes: { channel: [web, app], region: string } }
`;

/** What the dashboards and rules of the service ask for; recording rules by their name. */
const alerts: Readonly<Record<string, string>> = {
  Orders: "sum(rate(shop_orders_total[10m]))",
  OrdersByChannel: "sum by (channel) (shop:orders:rate10m)",
  Slow: "histogram_quantile(0.9, sum by (le) (rate(shop_wait_milliseconds_bucket[10m])))",
  Waits: "sum(rate(shop_wait_milliseconds_count[10m]))",
  Stock: "min(shop_stock)",
  Visits: "sum by (channel) (rate(shop_visits_total[10m]))",
  VisitsInMinutes: "sum(increase(shop_visits_total[10m])) / 10 * 60",
  MostVisits: "max by (channel) (rate(shop_visits_total[10m]))",
  VisitSeries: "count(shop_visits_total)",
  RawVisits: "shop_visits_total > 0",
  VisitsOfRule: "shop:visits:sum > 0",
  VisitsWithout: "sum without (channel) (shop_visits_total)",
  Up: "vector(1)",
};
const records: Readonly<Record<string, string>> = {
  "shop:orders:rate10m": "rate(shop_orders_total[10m])",
  "shop:visits:sum": "sum by (channel) (shop_visits_total)",
};

const rules = `groups:
  - name: shop
    rules:
${Object.entries(records)
  .map(([record, expr]) => `      - { record: "${record}", expr: "${expr}" }`)
  .join("\n")}
${Object.entries(alerts)
  .map(([alert, expr]) => `      - { alert: ${alert}, expr: "${expr}" }`)
  .join("\n")}
`;

function series(isAfter: boolean): readonly SampleSeries[] {
  const channels = ["web", "app"];
  const orders = channels.map((channel, index): SampleSeries => {
    const name = isAfter ? "shop_order_placed_total" : "shop_orders_total";
    return { name, labels: { channel, job: "shop" }, at: (minute) => (index + 1) * minute };
  });
  const unit = isAfter ? "seconds" : "milliseconds";
  const bounds = isAfter ? ["0.1", "0.5", "+Inf"] : ["100", "500", "+Inf"];
  const buckets = bounds.map((le, index): SampleSeries => {
    return {
      name: `shop_wait_${unit}_bucket`,
      labels: { step: "pay", le, job: "shop" },
      at: (minute) => (index + 1) * minute,
    };
  });
  const count: SampleSeries = {
    name: `shop_wait_${unit}_count`,
    labels: { step: "pay", job: "shop" },
    at: (minute) => 3 * minute,
  };
  const stock: SampleSeries = { name: "shop_stock", labels: { site: "a", job: "shop" }, at: () => 7 };
  const visits = channels.flatMap((channel): readonly SampleSeries[] => {
    const labels = { channel, job: "shop" };
    if (!isAfter) return [{ name: "shop_visits_total", labels, at: (minute) => 4 * minute }];
    return ["eu", "us"].map((region) => ({
      name: "shop_visits_total",
      labels: { ...labels, region },
      at: (minute) => 2 * minute,
    }));
  });
  return [...orders, ...buckets, count, ...(isAfter ? [] : [stock]), ...visits];
}

/** The queries that each change is said to break, by the code of the change. */
function broken(): ReadonlyMap<string, readonly BrokenQuery[]> {
  const catalogs = { base: catalogOfText(base), head: catalogOfText(head) };
  const changes = compare(catalogs.base, catalogs.head);
  const queries = readQueries([fileOf("rules.yaml", rules)], catalogSeries(catalogs.base));
  return new Map(
    [...breaksOf(changes, catalogs, queries)].map(([{ code, subject }, each]) => [`${code} ${subject.metrics}`, each]),
  );
}

test("each change names what it breaks, with the place in the file", () => {
  const names = [...broken()].map(([change, all]) => [
    change,
    all.map(({ holder }) => holder.replace(/ of "shop"$/, "")),
  ]);
  expect(Object.fromEntries(names)).toEqual({
    "metric-renamed order.placed": [
      'recording rule "shop:orders:rate10m"',
      'alert "Orders"',
      'alert "OrdersByChannel"',
    ],
    "unit-changed wait": ['alert "Slow"', 'alert "Waits"'],
    "attribute-added visits": [
      'alert "MostVisits"',
      'alert "VisitSeries"',
      'alert "RawVisits"',
      'alert "VisitsWithout"',
    ],
    "metric-removed stock": ['alert "Stock"'],
  });
  expect([...broken().values()].flat().find(({ holder }) => holder.includes('"Stock"'))).toMatchObject({
    file: "rules.yaml",
    line: 10,
  });
});

describe.skipIf(!hasPrometheus)(`in a real Prometheus ${without}`, () => {
  const running: Prometheus[] = [];
  beforeAll(async () => {
    running.push(await prometheusWith(series(false)), await prometheusWith(series(true)));
  });
  afterAll(() => {
    for (const each of running) each.stop();
  });

  test("exactly those queries give something else after the changes", async () => {
    const inlined = (expr: string) =>
      Object.entries(records).reduce((text, [name, inner]) => text.replace(name, `(${inner})`), expr);
    const different: string[] = [];
    for (const [name, expr] of [...Object.entries(records), ...Object.entries(alerts)]) {
      const results = await Promise.all(running.map((prometheus) => prometheus.query(inlined(expr))));
      const [before, after] = results.map((samples) =>
        JSON.stringify(samples.map(({ labels, value }) => [labels, value.toFixed(6)])),
      );
      if (before !== after) different.push(name);
    }
    const named = new Set(
      [...broken().values()].flat().map(({ holder }) => holder.replace(/^.*? "(.*)" of "shop"$/, "$1")),
    );
    expect([...named].sort()).toEqual(different.sort());
  });
});
