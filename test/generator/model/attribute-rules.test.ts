import { describe, expect, test } from "vitest";
import type { AllowedValue } from "../../../generator/model/catalog.js";
import { sharedNames } from "../../../generator/model/imports/shared-names.js";
import { attributeValues } from "../../../generator/model/rules/attribute-values.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { attributeOf, catalogOf, deprecationOf, exact } from "../emit/catalog-builder.js";
import { findings, findingsOfMetric } from "./read.js";

/** The corners of each rule about attributes; that each fires at its place is in diagnostics.test.ts. */

function findingsOf(attribute: string): readonly string[] {
  return findingsOfMetric(`instrument: counter, attributes: { x: ${attribute} }`);
}

describe("keys of attributes", () => {
  test.each([
    ["http.request.method", []],
    ["is_git", []],
    ["A-b", []],
    ["a.", ["invalid-name"]],
    ["_a", ["invalid-name"]],
    ['"a/b"', ["invalid-name"]],
    ["a".repeat(255), []],
    ["a".repeat(256), ["invalid-name"]],
    ["le", ["reserved-name"]],
    ["quantile", ["reserved-name"]],
    ["otel.scope.x", ["reserved-name"]],
    ["otel.x", []],
    ["otelx", []],
    ["toString", ["reserved-name"]],
    ["hasOwnProperty", ["reserved-name"]],
    ["tostring", []],
    ["with", []],
  ])("%s", (key, codes) => {
    expect(findingsOfMetric(`instrument: counter, attributes: { ${key}: string }`)).toEqual(codes);
  });

  test("are checked under context: and attributes: as well, once each", () => {
    const metrics =
      "metrics: { m: { instrument: counter, attributes: [_b] }, n: { instrument: counter, attributes: [_b] } }\n";
    expect(findings(`context: { _a: string }\nattributes: { _b: string }\n${metrics}`)).toEqual([
      "invalid-name 1:12",
      "invalid-name 2:15",
    ]);
  });
});

describe("values", () => {
  test.each([
    ["[a]", []],
    ["[a, a]", ["attribute-values"]],
    ["[a*, a]", []],
    ["[a*, a*]", ["attribute-values"]],
    ['["*"]', ["attribute-values"]],
    ['["", a]', ["attribute-values"]],
    ["[1, a]", ["attribute-values"]],
    ["{ type: int, values: [1, 2] }", []],
    ['{ type: "int[]", values: [1, 2] }', []],
    ['{ type: "int[]", values: [a] }', ["attribute-values"]],
    ['{ type: "string[]", values: [a], examples: [[a], [a, a], []] }', []],
    ['{ type: "string[]", examples: [a] }', ["example-not-allowed"]],
    ['{ type: "string[]", max_items: 1, examples: [[a, b]] }', ["example-not-allowed"]],
    ['{ type: "string[]", values: [a], examples: [[b]] }', ["example-not-allowed"]],
    ["{ type: string, examples: [[a]] }", ["example-not-allowed"]],
    ["{ type: string, max_items: 3 }", ["attribute-constraint"]],
    ['{ type: "string[]", min: 3 }', ["attribute-constraint"]],
    ['{ type: "string[]", max_items: 1025 }', ["wrong-value"]],
    ['{ type: "boolean[]", max_values: 3 }', []],
    ['{ type: "string[]", examples: [[1.10]] }', ["example-not-allowed"]],
    ['{ type: "double[]", examples: [[01]] }', ["number-text"]],
    ["{ type: int, values: [1.5] }", ["attribute-values"]],
    ["{ type: int, values: [a] }", ["attribute-values"]],
    ["{ type: string, values: [1] }", ["attribute-values"]],
    ["{ type: boolean, values: [a] }", ["attribute-values"]],
    ["{ type: int, values: { 1: One., '2': Two. } }", []],
    ["{ type: int, values: { 1: One., two: Two. } }", ["attribute-values"]],
    ["{ type: int, values: { 1: One., 1.5: More. } }", ["attribute-values"]],
    ["{ values: { eu: , us: { deprecated: { renamed_to: eu } } } }", []],
    ["{ values: { eu: , us: { deprecated: { renamed_to: de } } } }", ["attribute-values"]],
  ])("%s", (attribute, codes) => {
    expect(findingsOf(attribute)).toEqual(codes);
  });
});

describe("constraints", () => {
  test.each([
    ["{ type: string, pattern: a+, max_length: 3 }", []],
    ["{ values: [a], open: true, pattern: a+, max_length: 3, max_values: 5 }", []],
    ["{ values: [a], pattern: a+ }", ["attribute-constraint"]],
    ["{ values: [a], max_length: 3 }", ["attribute-constraint"]],
    ["{ values: [a], max_values: 3 }", ["attribute-constraint"]],
    ["{ values: [a, b_*], max_values: 3 }", []],
    ["{ type: int, pattern: a+ }", ["attribute-constraint"]],
    ["{ type: string, min: 1 }", ["attribute-constraint"]],
    ["{ type: int, min: 1, max: 1 }", []],
    ["{ type: double, min: 1, max: 0.5 }", ["attribute-constraint"]],
    ["{ type: int, values: [1], min: 1 }", ["attribute-constraint"]],
    ["{ type: string, open: true }", ["attribute-constraint"]],
    ["{ values: [1], open: true }", []],
    ["{ type: boolean, values: [1], open: true }", ["attribute-values", "attribute-constraint"]],
    ["{ type: boolean, max_values: 2 }", ["attribute-constraint"]],
  ])("%s", (attribute, codes) => {
    expect(findingsOf(attribute)).toEqual(codes);
  });
});

describe("patterns", () => {
  test.each([
    ["a{1,2}", []],
    ["^a$", []],
    ["\\\\p{L}+", []],
    ["(?<a>b)", []],
    ["a)(b", ["invalid-pattern"]],
    ["a)|(b", ["invalid-pattern"]],
    ["(", ["invalid-pattern"]],
    ["\\\\-", ["invalid-pattern"]],
    ["{", ["invalid-pattern"]],
    ["(a|a)*b", ["dangerous-pattern"]],
  ])("%s", (pattern, codes) => {
    expect(findingsOf(`{ type: string, pattern: "${pattern}" }`)).toEqual(codes);
  });
});

test("an example of an attribute whose pattern is invalid is not checked", () => {
  expect(findingsOf('{ type: string, pattern: "[", examples: [a] }')).toEqual(["invalid-pattern"]);
});

test("an example is not checked by a dangerous pattern", () => {
  const attribute = '{ type: string, pattern: "(a+)+b", examples: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] }';
  expect(findingsOf(attribute)).toEqual(["dangerous-pattern"]);
});

test("a text with a pattern has at most 256 units, unless max_length says otherwise", () => {
  const long = "a".repeat(257);
  expect(findingsOf(`{ type: string, pattern: "a+", examples: [${long}] }`)).toEqual(["example-not-allowed"]);
  expect(findingsOf(`{ type: string, pattern: "a+", max_length: 257, examples: [${long}] }`)).toEqual([]);
});

describe("examples", () => {
  test.each([
    ["{ type: string, examples: [a, b] }", 0],
    ["{ type: string, examples: [1] }", 1],
    ["{ type: int, examples: [1, 1.5, a] }", 2],
    ["{ values: [a, b_*], examples: [a, b_x, c] }", 1],
    ["{ values: [a], open: true, examples: [c] }", 0],
    ["{ type: string, max_length: 2, examples: [abc] }", 1],
    ["{ type: boolean, examples: [true] }", 0],
  ])("%s leads to %i findings", (attribute, count) => {
    expect(findingsOf(attribute)).toEqual(Array.from({ length: count }, () => "example-not-allowed"));
  });
});

describe("shared attributes", () => {
  const metric = (attributes: string) =>
    `attributes: { tool: string, kind: string }\nmetrics: { m: { instrument: counter, attributes: ${attributes} } }\n`;

  test.each([
    ["[tool, kind]", []],
    ["{ tool: null, x: { ref: kind } }", []],
    ["[tool]", ["unused-attribute 1:29"]],
    ["{ tool: string, kind: null }", ["unused-attribute 1:15"]],
    ["[tool, kind, king]", ["unknown-attribute 2:63"]],
    ["{ tool: null, kind: null, x: null }", ["unknown-attribute 2:76"]],
    ["{ tool: null, kind: null, x: { ref: y } }", ["unknown-attribute 2:76"]],
    ["[tool, kind, tool]", ["duplicate-attribute 2:63"]],
  ])("used as %s", (attributes, found) => {
    expect(findings(metric(attributes))).toEqual(found);
  });

  test("may not repeat a key of the context", () => {
    const text =
      "context: { tool: string }\nattributes: { tool: string }\nmetrics: { m: { instrument: counter, attributes: [tool] } }\n";
    expect(findings(text)).toEqual(["context-attribute 3:51"]);
  });
});

test("a type that sticks to its key has a finding that says what is missing", () => {
  const text = "catalog: 1\nname: shop\nmetrics: { orders: { instrument: counter, attributes: { tool:string } } }\n";
  const [finding] = readCatalog({ name: "catalog.yaml", text }).diagnostics;
  expect(finding).toMatchObject({ code: "unknown-attribute", help: 'put a space behind the colon: "tool: string"' });
});

test("an attribute of very many values is checked without comparing each with each", () => {
  const count = 200_000;
  const deprecated = deprecationOf({ renamedTo: "v0" });
  const values = Array.from({ length: count }, (_, index): AllowedValue => ({ ...exact(`v${index}`), deprecated }));
  const attribute = attributeOf("x", { values });
  const place = { source: { name: "catalog.yaml", text: "" }, start: 0, end: 0 };
  const resolution = {
    document: { catalog: 1 as const, name: "shop", metrics: {} },
    catalog: catalogOf([]),
    shared: [attribute, attributeOf("y", { values: [...values, exact("v7")] })],
    references: [],
    names: sharedNames([], []),
    imports: [],
    imported: { metrics: [], events: [], spans: [] },
    importProblems: [],
    locate: () => place,
    complete: true,
    knowsAllUses: true,
    lacksImports: false,
  };
  const before = process.cpuUsage();
  expect([...attributeValues.check(resolution)].map(({ message }) => message)).toEqual([
    '"y" lists the value "v7" twice',
  ]);
  // Comparing each with each takes minutes.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
});
