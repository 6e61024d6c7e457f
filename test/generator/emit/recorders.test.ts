import { describe, expect, test } from "vitest";
import ts from "typescript-6.0";
import { recorders } from "../../../generator/emit/recorders.js";
import { validators } from "../../../generator/emit/validators.js";
import type { Catalog, Metric } from "../../../generator/model/catalog.js";
import { nodes, parseSource } from "../../architecture-sources.js";
import { attributeOf, catalogOf, deprecationOf, exact, metricOf } from "./catalog-builder.js";

const origin = { catalog: "catalog.yaml", command: "npm run generate" };

function textOf(metrics: readonly Metric[], given: Partial<Catalog> = {}): string {
  const [artifact] = recorders.emit(catalogOf(metrics, given), origin);
  return artifact?.text ?? "";
}

/** The head of each method, without its body. */
function heads(metric: Metric): readonly string[] {
  return textOf([metric])
    .split("\n")
    .filter((line) => /^ {2}[a-z]\w*[(<].*\{$/.test(line))
    .map((line) => line.trim());
}

test("a definition says how sensitive an attribute is where the catalog does", () => {
  const attributes = [
    attributeOf("email", { sensitivity: "personal" }),
    attributeOf("prompt", { sensitivity: "public" }),
  ];
  const text = textOf([metricOf("m", { attributes: [...attributes, attributeOf("tool")] })]);
  expect(text).toContain('{ key: "email", type: "string", sensitivity: "personal" },');
  expect(text).toContain('{ key: "prompt", type: "string", sensitivity: "public" },');
  expect(text).toContain('{ key: "tool", type: "string" },');
});

test("look-ups begin with the attributes of few allowed values, in the order of their definitions", () => {
  const text = textOf([
    metricOf("m", {
      attributes: [
        attributeOf("any"),
        attributeOf("three", { values: ["a", "b", "c"].map((value) => exact(value)) }),
        attributeOf("open", { values: [exact("a")], open: true }),
        attributeOf("flag", { type: "boolean" }),
        attributeOf("limited", { maxValues: 10 }),
      ],
    }),
  ]);
  const found = [...text.matchAll(/key: "(\w+)"/g)].map(([, key]) => key);
  expect(found).toEqual(["flag", "three", "limited", "any", "open"]);
  const call =
    "mMetric, attributes.limited, attributes.any, attributes.open, mPlace(attributes.flag, attributes.three)";
  expect(text.replace(/\s+/g, " ")).toContain(call);
});

describe("the methods of a metric", () => {
  const attributes = [attributeOf("tool"), attributeOf("kind", { required: false })];
  const timer = { method: "startM", unit: "ms" } as const;

  test.each<readonly [string, Partial<Metric>, readonly string[]]>([
    ["a counter", {}, ["m(amount?: number): void {"]],
    ["a counter with attributes", { attributes }, ["m(attributes: MAttributes, amount?: number): void {"]],
    [
      "a counter with optional ones",
      { attributes: attributes.slice(1) },
      ["m(attributes: MAttributes = {}, amount?: number): void {"],
    ],
    ["a gauge", { instrument: "gauge" }, ["m(value: number): void {"]],
    [
      "a histogram with attributes",
      { instrument: "histogram", attributes },
      ["m(value: number, attributes: MAttributes): void {"],
    ],
    [
      "an observable",
      { observable: true, attributes, names: { ...metricOf("m").names, recorder: "observeM" } },
      ["observeM(callback: ObservableCallback<MAttributes>): () => void {"],
    ],
    [
      "a timer",
      { instrument: "histogram", names: { ...metricOf("m").names, timer } },
      ["m(value: number): void {", "startM(): () => void {"],
    ],
  ])("that is %s", (_kind, given, wanted) => {
    expect(heads(metricOf("m", given))).toEqual(wanted);
  });

  test.each(["planned", "removed"] as const)("that is %s are left out", (status) => {
    expect(heads(metricOf("m", { status }))).toEqual([]);
  });

  test("find a series by as many values as the metric has attributes, and more than eight by a list", () => {
    const metric = (count: number) =>
      metricOf("m", { attributes: Array.from({ length: count }, (_, index) => attributeOf(`a${index}`)) });
    for (const count of [0, 1, 8]) expect(textOf([metric(count)])).toContain(`find${count}(`);
    expect(textOf([metric(9)])).toContain("findMany(this, mMetric, [");
  });

  test("say first what is measured, then how, then that it is deprecated", () => {
    const deprecated = deprecationOf({ since: "1.4", reason: "It lied", renamedTo: "n" });
    const metric = metricOf("m", {
      description: "Orders.",
      unit: "{order}",
      valueType: "int",
      note: "See there.",
      deprecated,
      status: "deprecated",
    });
    expect(textOf([metric, metricOf("n")])).toContain(`  /**
   * Orders.
   *
   * See there.
   *
   * Counter \`m\`, in \`{order}\`, whole numbers.
   *
   * @deprecated Since 1.4. It lied. Use \`n\`.
   */
  m(`);
  });
});

test.each([1, 40, 50, 60, 70])("no comment is wider than 120 columns, with names of %i letters", (length) => {
  const stem = "a".repeat(length);
  const names = { ...metricOf("m").names, recorder: stem, timer: { method: `start${stem}`, unit: "ms" } } as const;
  const given = { instrument: "histogram", attributes: [attributeOf("tool")], names, name: stem } as const;
  const comments = textOf([metricOf("m", given)])
    .split("\n")
    .filter((line) => /^ *\/?\*/.test(line));
  expect(comments.length).toBeGreaterThan(5);
  for (const line of comments) expect(line.length).toBeLessThanOrEqual(120);
});

describe("the files of a divided catalog", () => {
  const numbered = (namespace: string, count: number) =>
    Array.from({ length: count }, (_, index) => metricOf(`${namespace}.m${index}`, { attributes: [attributeOf("x")] }));

  /** Names that a file declares or imports more than once; a class and the interface of its parts share theirs. */
  function doubled(path: string, text: string): readonly string[] {
    const names = nodes(parseSource(path, text).tree).flatMap((node) => {
      if (ts.isImportSpecifier(node)) return [node.name.text];
      const isDeclared =
        ts.isTypeAliasDeclaration(node) ||
        ts.isClassDeclaration(node) ||
        ts.isFunctionDeclaration(node) ||
        (ts.isVariableDeclaration(node) && ts.isVariableStatement(node.parent.parent));
      return isDeclared && node.name && ts.isIdentifier(node.name) ? [node.name.text] : [];
    });
    return names.filter((name, index) => names.indexOf(name) !== index);
  }

  test.each([
    ["a namespace called like the catalog", [...numbered("shop", 61), ...numbered("b", 4)]],
    ["a namespace divided by count beside one with a digit", [...numbered("a", 121), ...numbered("a1", 4)]],
    ["words that begin with a digit", [...numbered("a.1", 61), ...numbered("a.2", 61), ...numbered("a1", 4)]],
    [
      "namespaces called like parts of the contract",
      [...numbered("recorders", 31), ...numbered("metric", 31), ...numbered("measurement", 9)],
    ],
    ["a namespace called like a device", [...numbered("con", 130), ...numbered("context", 9)]],
  ])("declare no name twice, with %s", (_shape, metrics) => {
    const catalog = catalogOf(metrics);
    const artifacts = [...recorders.emit(catalog, origin), ...validators.emit(catalog, origin)];
    expect(artifacts.length).toBeGreaterThan(4);
    expect(new Set(artifacts.map(({ path }) => path.toLowerCase())).size).toBe(artifacts.length);
    expect(artifacts.flatMap(({ path, text }) => doubled(path, text))).toEqual([]);
  });

  test("name every metric once, in the catalog of the index", () => {
    const catalog = catalogOf([...numbered("a", 60), ...numbered("b", 5), metricOf("c", { status: "planned" })]);
    const texts = recorders
      .emit(catalog, origin)
      .map(({ text }) => text)
      .join("\n");
    for (const { name } of catalog.metrics) expect(texts.split(`name: "${name}"`)).toHaveLength(name === "c" ? 1 : 2);
  });
});
