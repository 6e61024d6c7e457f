import { expect, test } from "vitest";
import { foundIn } from "./checked.js";

const catalog = `metrics:
  paid:
    instrument: counter
    attributes: { regions: { type: "string[]", values: [eu, us] }, codes: { type: "int[]" }, channel: [web] }
    variants: { card: { attributes: { network: [visa, amex] } } }
`;

test.each([
  ['paid_total{regions="[\\"eu\\",\\"us\\"]"}', []],
  ["paid_total{regions='[\"eu\"]'}", []],
  ['paid_total{regions="[]"}', []],
  ['paid_total{regions="eu"}', ["unknown-value eu"]],
  ["paid_total{regions='[\"asia\"]'}", ['unknown-value ["asia"]']],
  ['paid_total{codes="[1,2]"}', []],
  ['paid_total{codes="1"}', ["unknown-value 1"]],
  ["paid_total{codes='[\"1\"]'}", ['unknown-value ["1"]']],
])("the label of an array is its JSON text: %s", (expression, found) => {
  expect(foundIn(catalog, expression)).toEqual(found.map((each) => expect.stringContaining(each)));
});

test("the labels of a metric are those of its variants, too", () => {
  expect(foundIn(catalog, 'sum by (network) (paid_total{network="visa"})')).toEqual([]);
  expect(foundIn(catalog, 'paid_total{network="other"}')).toEqual(["unknown-value other"]);
  expect(foundIn(catalog, "sum by (net) (paid_total)")).toEqual(["unknown-label net"]);
});
