import ts from "typescript-6.0";
import { describe, expect, test } from "vitest";
import type { Attribute, Catalog } from "../../../generator/model/catalog.js";
import { sharedTypes } from "../../../generator/model/shared-types.js";
import { isGeneratedName } from "../../../generator/names.js";
import { parseSource } from "../../architecture-sources.js";
import { codeOf } from "../../generated/code-of.js";
import { scenarios } from "../../golden-scenarios.js";
import { attributeOf, catalogOf, exact, metricOf } from "../emit/catalog-builder.js";

const withValues = (key: string) => attributeOf(key, { values: [exact("a")], shared: null, origin: "shared" });

function namesIn(shared: readonly Attribute[], given: Partial<Catalog> = {}): Readonly<Record<string, string>> {
  const types = sharedTypes(catalogOf(given.metrics ?? [], { ...given, shared }));
  return Object.fromEntries([...types].map(([id, { name }]) => [id, name]));
}

const ofKeys = (...keys: readonly string[]) => namesIn(keys.map(withValues));

test("a type is called as its attribute", () => {
  expect(ofKeys("http.request.method", "k8s.pod-phase_name")).toEqual({
    "http.request.method": "HttpRequestMethod",
    "k8s.pod-phase_name": "K8sPodPhaseName",
  });
});

test("an attribute that takes any value has no type", () => {
  expect(namesIn([attributeOf("tool"), attributeOf("flag", { type: "boolean" })])).toEqual({});
});

describe("a name that is taken", () => {
  test("of two attributes, the order of the catalog decides nothing", () => {
    const names = { "a-b": "AB", "a.b": "ABValue", a_b: "ABValue2" };
    expect(ofKeys("a.b", "a_b", "a-b")).toEqual(names);
    expect(ofKeys("a_b", "a-b", "a.b")).toEqual(names);
  });

  test("by the attributes of a metric, a planned one too", () => {
    const metrics = [metricOf("calls"), metricOf("next", { status: "planned" })];
    expect(
      namesIn([withValues("calls.attributes"), withValues("next.attributes")], {
        metrics,
      }),
    ).toEqual({
      "calls.attributes": "CallsAttributesValue",
      "next.attributes": "NextAttributesValue",
    });
  });

  test.each([
    ["shop.context", "ShopContextValue"],
    ["shop.recorders", "ShopRecordersValue"],
    ["shop.http.recorders", "ShopHttpRecordersValue"],
    ["shop.events", "ShopEventsValue"],
    ["record", "RecordValue"],
    ["timer", "TimerValue"],
    ["result", "Result"],
  ])("by generated code: %s", (key, name) => {
    expect(ofKeys(key)).toEqual({ [key]: name });
  });
});

test("of two attributes of one name, from two imports, each has a type", () => {
  const from = (name: string) => ({
    from: name,
    package: name,
    version: "1.0.0",
    file: "catalog.yaml",
    listed: { metrics: [], events: [], spans: [] },
  });
  const imports = ["a", "b"].map((name) => ({
    ...from(name),
    attributes: [withValues("status")],
  }));
  expect(namesIn([], { imports })).toEqual({
    "status of a": "Status",
    "status of b": "StatusValue",
  });
});

test.each(scenarios)("the types that the code of $name names are known as taken", (scenario) => {
  const files = codeOf(scenario, {
    language: "typescript",
    importExtension: "js",
  });
  const unknown = [...files]
    .filter(([path]) => path.startsWith("recorders"))
    .flatMap(([path, text]) => {
      return foreignTypes(parseSource(path, text).tree).filter((name) => !isGeneratedName(name, "\0"));
    });
  expect(unknown).toEqual([]);
});

/** Capitalised names that a file imports of packages, or refers to as types, without declaring or importing them from its own output. */
function foreignTypes(source: ts.SourceFile): readonly string[] {
  const own = new Set<string>();
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const isOwn = node.moduleSpecifier.getText(source).startsWith('".');
      const elements = node.importClause?.namedBindings;
      if (elements !== undefined && ts.isNamedImports(elements)) {
        for (const { name } of elements.elements) (isOwn ? own : named).add(name.text);
      }
      return;
    }
    const isDeclared =
      ts.isTypeAliasDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeParameterDeclaration(node);
    if (isDeclared && node.name !== undefined) own.add(node.name.text);
    if (ts.isTypeReferenceNode(node)) named.add(node.typeName.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...named].filter((name) => /^[A-Z]/.test(name) && !own.has(name));
}
