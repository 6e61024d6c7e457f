import { expect, test } from "vitest";
import { pointComplaints } from "../../../../generator/live/checks/point.js";
import type { ReceivedHead, ReceivedPoint } from "../../../../generator/live/received.js";
import { parseCatalog } from "../parsed.js";

const { metrics } = parseCatalog(`catalog: 1
name: shop
metrics:
  orders: { instrument: counter, value_type: double }
  balance: { instrument: up_down_counter, value_type: double }
`);

const head: ReceivedHead = {
  name: "orders",
  description: null,
  unit: null,
  shape: "sum",
  isMonotonic: true,
  temporality: "cumulative",
  isTyped: true,
};

function codesOf(name: string, number: number): readonly string[] {
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) throw new Error(`there is no metric "${name}"`);
  const point: ReceivedPoint = { key: "", attributes: () => [], time: 0, value: { kind: "double", number } };
  return pointComplaints(point, metric, head).map(({ code }) => code);
}

test.each([
  [0, []],
  [Number.MAX_VALUE, []],
  [-0.5, ["live/negative-value"]],
  [Number.NEGATIVE_INFINITY, ["live/negative-value"]],
  [Number.POSITIVE_INFINITY, ["live/malformed-point"]],
  [Number.NaN, ["live/malformed-point"]],
])("a counter with %d", (number, codes) => {
  expect(codesOf("orders", number)).toEqual(codes);
});

test("what counts up and down may be below zero", () => {
  expect(codesOf("balance", -1)).toEqual([]);
});
