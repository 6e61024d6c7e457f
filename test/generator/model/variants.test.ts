import { describe, expect, test } from "vitest";
import { closedSeries } from "../../../generator/model/cardinality.js";
import { attributesOf, formsOf } from "../../../generator/model/variants.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { catalogFrom, findings, onlyMetric } from "./read.js";

const paid = "instrument: histogram, unit: s, attributes: { channel: [web, app], coupon: string }";

function metricWith(variants: string) {
  return onlyMetric(`metrics: { checkout.time: { ${paid}, variants: ${variants} } }\n`);
}

function messages(metrics: string): readonly (readonly [string, string | null])[] {
  const text = `catalog: 1\nname: shop\n${metrics}`;
  return readCatalog({ name: "catalog.yaml", text }).diagnostics.map(({ message, help }) => [message, help]);
}

describe("the forms of a metric", () => {
  test("are the metric and its variants, each with what it does not say itself from the metric", () => {
    const metric = metricWith(
      "{ card: { description: By card., attributes: { network: string } }, gift-card: , cash: { recorder: paidInCash } }",
    );
    expect(formsOf(metric).map(({ variant, names, description }) => [variant, names.recorder, description])).toEqual([
      [undefined, "checkoutTime", ""],
      ["card", "checkoutTimeCard", "By card."],
      ["gift-card", "checkoutTimeGiftCard", ""],
      ["cash", "paidInCash", ""],
    ]);
    const types = formsOf(metric).map(({ names }) => names.attributes);
    expect(types.slice(1)).toEqual([
      "CheckoutTimeCardAttributes",
      "CheckoutTimeGiftCardAttributes",
      "PaidInCashAttributes",
    ]);
  });

  test("have the attributes of the metric, with their own behind them or in their place", () => {
    const metric = metricWith(
      "{ card: { attributes: { network: string, coupon: { type: string, required: false } } } }",
    );
    const [, card] = formsOf(metric);
    expect(card?.attributes.map(({ key, required }) => [key, required])).toEqual([
      ["channel", true],
      ["coupon", false],
      ["network", true],
    ]);
    expect(attributesOf(metric).map(({ key }) => key)).toEqual(["channel", "coupon", "network"]);
  });

  test("count together against the one exported name", () => {
    const text = `metrics: { a: { ${paid}, variants: { card: { attributes: { network: [visa, amex] } }, cash: } } }\n`;
    const catalog = catalogFrom(text);
    expect(catalog.metrics.map((metric) => closedSeries(metric, catalog))).toEqual([2 + 4 + 2]);
  });
});

test.each([
  [
    "metrics:\n  paid: { instrument: counter, variants: { card: } }\n  paid.card: { instrument: counter }\n",
    'metric "paid.card" collides with variant "card" of metric "paid": both become the recorder "paidCard"',
  ],
  [
    "metrics:\n  paid.card: { instrument: counter }\n  paid: { instrument: counter, variants: { card: } }\n",
    'variant "card" of metric "paid" collides with "paid.card": both become the recorder "paidCard"',
  ],
  [
    "metrics:\n  paid: { instrument: counter, variants: { gift-card: , gift_card: } }\n",
    'variant "gift_card" of metric "paid" collides with variant "gift-card" of metric "paid": both become the recorder "paidGiftCard"',
  ],
])("identifiers that collide are found, and `recorder:` settles them", (metrics, message) => {
  const help = 'rename one, or give one another identifier, with "recorder:"';
  expect(messages(metrics)).toEqual([[message, help]]);
  const settled = metrics.replace(/(card|gift_card): (?=\})/, "$1: { recorder: byCard } ");
  expect(messages(settled)).toEqual([]);
});

test.each([
  ["recorder: none", ["no-recorder"]],
  ["recorder: none, variants: { card: }", []],
  ["variants: { 'a b': }", ["invalid-name"]],
  ["variants: { card: { recorder: By-Card } }", ["invalid-name"]],
  ["attributes: { a: int }, variants: { card: { attributes: [b, b] } }", ["duplicate-attribute"]],
  ["variants: { card: { attributes: [region] } }", ["context-attribute"]],
  ["variants: { card: { attributes: [lost] } }", ["unknown-attribute"]],
  ["variants: { card: { attributes: { c: { type: int, pattern: x } } } }", ["attribute-constraint"]],
  ["variants: { card: { attributes: { c: [1.10] } } }", ["number-text"]],
  ["variants: { card: { attributes: { c: { type: strin } } } }", ["unknown-value"]],
  ["variants: { card: { attribute: [b] } }", ["unknown-key"]],
  ["variants: [card]", ["wrong-type"]],
])("%s", (keys, codes) => {
  const text = `context: { region: string }\nattributes: { b: string, region: string }\nmetrics: { paid: { instrument: counter, ${keys} }, all: { instrument: counter, attributes: [b] } }\n`;
  const found = findings(text).map((finding) => finding.replace(/ .*/, ""));
  expect(found.filter((code) => code !== "unused-attribute")).toEqual(codes);
});

test("names of two metrics are not exported together where one has variants", () => {
  const metrics =
    'metrics:\n  old: { instrument: counter, deprecated: { renamed_to: new, emit: both, until: "9.0" } }\n  new: { instrument: counter, variants: { card: } }\n';
  expect(messages(metrics)[0]?.[0]).toBe('metric "old" cannot be emitted together with "new", as "new" has variants');
});
