import { describe, expect, test } from "vitest";
import { escapePattern, plainAlternatives } from "../../../generator/queries/promql/alternatives.js";
import { maskVariables } from "../../../generator/queries/promql/mask.js";
import { parseExpression } from "../../../generator/queries/promql/parse.js";
import { stringLiteral, writeString } from "../../../generator/queries/promql/string-literal.js";
import { foundIn } from "./checked.js";

describe("variables of Grafana", () => {
  test.each([
    ["rate(a[$__rate_interval])", "rate(a[1111111111111111])"],
    ["rate(a[${__range_s}s])", "rate(a[111111111111s])"],
    ["a[5m:$res] offset $off", "a[5m:1111] offset 1111"],
    ['a{b="$c", d=~"${e:regex}"}', 'a{b="$c", d=~"${e:regex}"}'],
    ["a{b=~$c}", 'a{b=~""}'],
    ['a{$filter, b="c"}', 'a{         b="c"}'],
    ['a{b="c", $filter}', 'a{b="c",        }'],
    ["sum by ($by) (a)", "sum by (___) (a)"],
    ["topk($n, ${metric}_total)", "topk(__, __________total)"],
    ["[[prefix]]_a / $__interval_ms", "___________a / ______________"],
    ["a # of $b's\n+ $c", "a # of $b's\n+ __"],
  ])("%s is read as %s", (written, masked) => {
    const { text } = maskVariables(written);
    expect(text).toBe(masked);
    expect(text).toHaveLength(written.length);
    expect("root" in parseExpression(written)).toBe(true);
  });

  test("what is no variable stays", () => {
    const written = 'label_replace(a, "b", "$1", "c", "(.*)")';
    expect(maskVariables(written).text).toBe(written);
  });
});

test("a pattern of nothing but texts is a list of them", () => {
  const values = (pattern: string) => plainAlternatives(pattern)?.map(({ value }) => value);
  expect(values("a|b-c")).toEqual(["a", "b-c"]);
  expect(values("(a|b)")).toEqual(["a", "b"]);
  expect(values("v1\\.2|b")).toEqual(["v1.2", "b"]);
  expect(["a.*", "a|b+", "(?i)a", "a(b|c)", "\\d", "v1.2"].map(values)).toEqual(Array(6).fill(undefined));
});

test("a text that is escaped as a pattern stands for itself alone", () => {
  const text = "v1.2|(b)*[c]{2}^$\\+?";
  const pattern = new RegExp(`^(?:${escapePattern(text)})$`, "u");
  expect([text, "v1.2", "v1x2|(b)*[c]{2}^$\\+?"].map((each) => pattern.test(each))).toEqual([true, false, false]);
  expect(plainAlternatives(escapePattern("v1.2"))?.map(({ value }) => value)).toEqual(["v1.2"]);
});

test("a value that is written between quotes is read as the same one; raw quotes hold no backtick", () => {
  const value = 'it\'s "so" \\ far\n';
  for (const quote of ['"', "'"]) {
    const written = `${quote}${writeString(value, quote)}${quote}`;
    expect(stringLiteral(written, 0, written.length).value).toBe(value);
    expect("root" in parseExpression(`a{b=${written}}`)).toBe(true);
  }
  expect(writeString(value, "`")).toBe(value);
  expect(writeString("a`b", "`")).toBeUndefined();
});

test.each(["(".repeat(3000), `${"-".repeat(3000)}a`, `a${" + a".repeat(30_000)}`, "a{", "", "\u0000", 'a{b="c}'])(
  "an expression that cannot be read is none, however long",
  (text) => {
    expect("error" in parseExpression(text)).toBe(true);
  },
);

const catalog = `prefix: shop.
context: { region: [eu, us] }
metrics:
  orders: { instrument: counter, attributes: { channel: [web, app], http.route: string, paid: boolean } }
  wait: { instrument: histogram, unit: s, attributes: { step: { values: [cart, pay], open: true } } }
  stock: { instrument: up_down_counter, attributes: { size: [1, 2] } }
  load: { instrument: gauge, unit: "1" }
`;

describe("what is as the catalog says is not found", () => {
  test.each([
    "sum by (channel, http_route, region, job, instance) (rate(shop_orders_total[5m]))",
    'shop_orders_total{channel!="web", channel=~"web|app", channel=~"we.*", channel="$channel", region=""}',
    'histogram_quantile(0.9, sum by (le, step) (rate(shop_wait_seconds_bucket{step="other"}[5m])))',
    "histogram_quantile(0.9, sum without (step) (rate(shop_wait_seconds_bucket[5m])))",
    "histogram_quantile(0.9, sum(rate(shop_wait_seconds[5m])))",
    "rate(shop_wait_seconds_sum[5m]) / rate(shop_wait_seconds_count[5m])",
    "rate(shop_wait_count[5m])",
    "avg(shop_load_ratio) + max_over_time(shop_load[1h])",
    'sum by (kind) (label_replace(shop_orders_total, "kind", "$1", "channel", "(.*)"))',
    "shop_orders_total * on (job, instance) group_left (version) target_info",
    'sum by (v) (count_values("v", shop_stock))',
    "sum by (pod) (rate(other_total[5m]))",
    'shop_stock{size="1", size!="2"} and shop_orders_total{paid="true"}',
    "sum by ($by) (shop_orders_total) or vector(0)",
    "topk by (channel) (3, shop_orders_total)",
    'absent(shop_orders_total{channel="web"})',
    "delta(shop_stock[5m])",
  ])("%s", (expression) => {
    expect(foundIn(catalog, expression)).toEqual([]);
  });
});

describe("what is not is found at its place", () => {
  test.each([
    ["rate(shop_order_total[5m])", ["unknown-metric shop_order_total"]],
    ['{__name__="shop_gone", a="b"}', ["unknown-metric shop_gone"]],
    ['{__name__=~"shop_orders_total|shop_gone"}', ["unknown-metric shop_gone"]],
    ['{"shop_gone"}', ["unknown-metric shop_gone"]],
    ['shop_orders_total{chanel="web"}', ["unknown-label chanel"]],
    ["sum by (le) (rate(shop_wait_seconds_sum[5m]))", ["unknown-label le"]],
    ["sum without (step) (shop_orders_total)", ["unknown-label step"]],
    ["sum by (channel) (sum by (region) (shop_orders_total))", ["unknown-label channel"]],
    ["shop_orders_total / on (channel) shop_stock", ["unknown-label channel"]],
    ["shop_stock * on (region) group_left (channel) shop_load_ratio", ["unknown-label channel"]],
    ['sort_by_label(shop_stock, "channel")', ["unknown-label channel"]],
    ['shop_orders_total{channel="wap"}', ["unknown-value wap"]],
    ['shop_orders_total{channel=~"web|wap", paid="yes"}', ["unknown-value wap", "unknown-value yes"]],
    ['shop_stock{size="3"}', ["unknown-value 3"]],
    [
      "increase(shop_stock[5m]) + irate((shop_load_ratio[5m]))",
      ["rate-of-gauge shop_stock", "rate-of-gauge shop_load_ratio"],
    ],
    ["histogram_quantile(0.5, rate(shop_wait_seconds_sum[5m]))", ["quantile-without-le histogram_quantile"]],
    ["sum by (region) (shop_load_ratio)", ["sum-of-ratio shop_load_ratio"]],
  ])("%s: %s", (expression, wanted) => {
    expect(foundIn(catalog, expression)).toEqual(wanted);
  });
});
