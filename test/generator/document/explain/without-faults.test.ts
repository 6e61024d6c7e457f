import { describe, expect, test } from "vitest";
import { readCatalog } from "../../../../generator/pipeline.js";

function codesOf(text: string): readonly string[] {
  return readCatalog({ name: "catalog.yaml", text }).diagnostics.map(({ code }) => code);
}

const head = "catalog: 1\nname: shop\n";

describe("a catalog with faults of shape and of meaning", () => {
  test("has all of them reported in one run", () => {
    const text = `${head}attributes:
  host: { type: strin }
  free: string
metrics:
  call:
    instrument: countr
    attributes: [free]
  run:
    instrument: counter
    descripton: x
    unit: furlong
    attributes:
      hots:
      host:
      kind: { type: strng }
  list:
    instrument: counter
    attributes: [free, free]
`;
    expect(codesOf(text)).toEqual([
      "unknown-value",
      "unknown-value",
      "unknown-key",
      "invalid-unit",
      "unknown-attribute",
      "unknown-value",
      "duplicate-attribute",
    ]);
  });

  test.each([
    [
      "an attribute whose only user is at fault is not called unused",
      "attributes: { a: string }\nmetrics: { m: { instrument: x, attributes: [a] } }",
    ],
    [
      "a metric at fault is still a metric to be renamed to",
      "metrics: { m: { instrument: x }, n: { instrument: counter, deprecated: { renamed_to: m } } }",
    ],
    [
      "a shared attribute at fault is still one to refer to",
      "attributes: { a: { typ: int } }\nmetrics: { m: { instrument: counter, attributes: [a] } }",
    ],
    [
      "values at fault do not make their attribute one without values",
      "metrics: { m: { instrument: counter, attributes: { a: { values: 3, open: true } } } }",
    ],
    [
      "an allowed finding at fault is not called unused",
      "metrics: { m: { instrument: counter, unit: 3, allow: [invalid-unit] } }",
    ],
    [
      "settings at fault leave the rest to be judged",
      "generate: { otput: x }\nmetrics: { m: { instrument: counter } }",
    ],
    ["a list at fault takes its whole key along", "metrics: { m: { instrument: histogram, buckets: [1, x, 0] } }"],
  ])("%s", (_, rest) => {
    expect(codesOf(`${head}${rest}\n`)).toHaveLength(1);
  });

  test("says nothing more when nothing is left", () => {
    expect(codesOf(`${head}metrics: 3\n`)).toEqual(["wrong-type"]);
  });
});
