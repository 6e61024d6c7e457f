import { expect, test } from "vitest";
import { readCatalog } from "../../../generator/pipeline.js";

function reported(attribute: string): readonly (readonly [code: string, message: string, help: string | null])[] {
  const text = `catalog: 1\nname: shop\nmetrics:\n  orders: { instrument: counter, attributes: { area: ${attribute} } }\n`;
  const { diagnostics } = readCatalog({ name: "catalog.yaml", text });
  return diagnostics.map(({ code, message, help }) => [code, message.replace(/^.* leads /, ""), help]);
}

const to = (target: string) => `{ deprecated: { renamed_to: ${target} } }`;

test.each([
  `{ values: { eu: , us: ${to("eu")} } }`,
  `{ values: { eu: , us: ${to("eu")}, uk: ${to("us")} } }`,
  `{ open: true, values: { us: ${to("asia")} } }`,
  `{ values: { "eu_*": , us: ${to("eu_west")} } }`,
  `{ type: int, values: { 200: , 201: ${to('"200"')} } }`,
])("%s leads from value to value", (attribute) => {
  expect(reported(attribute)).toEqual([]);
});

test.each([
  [`{ values: { europe: , us: ${to("eurpe")} } }`, "to no value that the attribute allows", 'did you mean "europe"?'],
  [`{ values: { eu: , us: ${to("us")} } }`, "to the value itself", "allowed: eu"],
  [
    `{ type: int, open: true, values: { 200: ${to("ok")} } }`,
    "to no value that the attribute allows",
    'list it, or say in "reason" what to use instead',
  ],
  [
    `{ values: { a: ${to("b")}, b: ${to("c")}, c: ${to("b")} } }`,
    'in a circle, by way of "a", "b", "c"',
    'remove "deprecated:" from the value that stays',
  ],
])("%s leads %s", (attribute, problem, help) => {
  expect(reported(attribute)).toEqual([["attribute-values", problem, help]]);
});

test("a long list of renamed values is checked", () => {
  const values = Array.from({ length: 20_000 }, (_, index) => `v${index}: ${to(`v${index + 1}`)}`);
  expect(reported(`{ values: { ${values.join(", ")}, v20000: } }`).map(([code]) => code)).toEqual([
    "cardinality-budget",
  ]);
});
