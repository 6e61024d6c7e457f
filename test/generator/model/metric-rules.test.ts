import { describe, expect, test } from "vitest";
import { readCatalog } from "../../../generator/pipeline.js";
import { findings, findingsOfMetric } from "./read.js";

/** The corners of each rule about metrics; that each fires at its place is in diagnostics.test.ts. */

const long = (length: number) => "a".repeat(length);

describe("names of metrics", () => {
  test.each([
    ["a", []],
    ["A.b-c/d_e.9", []],
    [long(255), []],
    [long(256), ["invalid-name 1:12"]],
    ["_a", ["invalid-name 1:12"]],
    ["-a", ["invalid-name 1:12"]],
    ['"a b"', ["invalid-name 1:12"]],
    ['"é"', ["invalid-name 1:12"]],
    ['""', ["invalid-name 1:12"]],
    ["then", ["reserved-name 1:12"]],
    ["to.json", []],
    ["to.string", ["reserved-name 1:12"]],
    ["has_own_property", ["reserved-name 1:12"]],
    ["meterbook.invalid", ["reserved-name 1:12"]],
    ["meterbooks", []],
  ])("%s", (name, found) => {
    expect(findings(`metrics: { ${name}: { instrument: counter } }\n`)).toEqual(found);
  });

  test("are measured with the prefix, which has a name's characters itself", () => {
    expect(findings(`prefix: ${long(200)}.\nmetrics: { ${long(54)}: { instrument: counter } }\n`)).toEqual([]);
    expect(findings(`prefix: ${long(200)}.\nmetrics: { ${long(55)}: { instrument: counter } }\n`)).toEqual([
      "invalid-name 2:12",
    ]);
    expect(findings("prefix: _.\nmetrics: {}\n")).toEqual(["invalid-name 1:9"]);
    expect(findings("prefix: meterbook.\nmetrics: { a: { instrument: counter } }\n")).toEqual(["reserved-name 2:12"]);
  });
});

describe("names that collide", () => {
  const pair = (a: string, b: string) => findings(`metrics:\n  ${a}\n  ${b}\n`);

  test.each([
    ["as recorders", "a.b: { instrument: counter }", "a_b: { instrument: counter }"],
    ["but for case", "ab: { instrument: counter }", "AB: { instrument: gauge }"],
    ["as a timer and a recorder", "wait: { instrument: histogram, unit: s }", "start.wait: { instrument: counter }"],
    [
      "as an observer and a recorder",
      "level: { instrument: gauge, observable: true }",
      "observe_level: { instrument: counter }",
    ],
    ["though one is planned", "a.b: { instrument: counter }", "a_b: { instrument: counter, status: planned }"],
  ])("%s", (_reason, a, b) => {
    expect(pair(a, b)).toEqual(["name-collision 3:3"]);
  });

  test.each([
    ["total", "calls: { instrument: counter }", "calls.total: { instrument: counter }"],
    ["its unit", "size: { instrument: gauge, unit: By }", "size.bytes: { instrument: gauge, unit: By }"],
    ["its unit of time", "wait: { instrument: gauge, unit: ms }", "wait.milliseconds: { instrument: gauge }"],
    ["ratio", 'util: { instrument: gauge, unit: "1" }', "util.ratio: { instrument: gauge }"],
    ["total of another kind", "x: { instrument: counter }", "x.total: { instrument: gauge }"],
    ["the count of a histogram", "x: { instrument: histogram }", "x.count: { instrument: gauge }"],
    ["a histogram", "x.sum: { instrument: gauge }", "x: { instrument: histogram }"],
  ])("as a series of Prometheus: %s", (_reason, a, b) => {
    expect(pair(a, b)).toEqual(["name-collision 3:3"]);
  });

  test("with a series that Prometheus has for itself", () => {
    expect(findings("metrics:\n  target.info: { instrument: gauge }\n")).toEqual(["name-collision 2:3"]);
  });

  test("as labels of one metric, the common attributes among them", () => {
    const of = (attributes: string) => `metrics: { orders: { instrument: counter, attributes: { ${attributes} } } }\n`;
    expect(findings(of("a.b: string, a_b: string"))).toEqual(["name-collision 1:70"]);
    expect(findings(`context: { a.b: string }\n${of("a_b: string")}`)).toEqual(["name-collision 2:57"]);
    expect(findings(`prometheus: { translation_strategy: NoTranslation }\n${of("a.b: string, a_b: string")}`)).toEqual(
      [],
    );
  });

  test("only by the strategy of the catalog", () => {
    const metrics =
      "metrics:\n  size: { instrument: gauge, unit: By }\n  size.bytes: { instrument: gauge, unit: By }\n";
    expect(findings(`prometheus: { exporter: javascript }\n${metrics}`)).toEqual([]);
    expect(findings(`prometheus: { translation_strategy: NoTranslation }\n${metrics}`)).toEqual([]);
    expect(findings(`prometheus: { translation_strategy: NoUTF8EscapingWithSuffixes }\n${metrics}`)).toEqual([]);
  });

  test("with its replacement when both are emitted", () => {
    const replaced = (emit: string) =>
      `metrics:\n  calls: { instrument: counter, deprecated: { renamed_to: calls.total${emit} } }\n  calls.total: { instrument: counter }\n`;
    expect(findings(replaced(""))).toEqual([]);
    expect(findings(replaced(', emit: both, until: "2031-01-31"'))).toEqual(["name-collision 3:3"]);
  });

  test.each([
    ["a histogram without a timer", "wait: { instrument: histogram, unit: By }", "start.wait: { instrument: counter }"],
  ])("not with %s", (_reason, a, b) => {
    expect(pair(a, b)).toEqual([]);
  });
});

describe("buckets", () => {
  test.each([
    ["instrument: histogram, buckets: [0]", []],
    ["instrument: histogram, buckets: [-1, 0, 0.5]", []],
    ["instrument: histogram, buckets: [1, 1]", ["buckets-not-ascending"]],
    ["instrument: histogram, buckets: []", ["wrong-value"]],
    ["instrument: histogram, buckets: [.inf]", ["wrong-type"]],
    ["instrument: counter, buckets: [2, 1]", ["buckets-without-histogram", "buckets-not-ascending"]],
    ["instrument: histogram, observable: false", []],
  ])("{ %s }", (keys, codes) => {
    expect(findingsOfMetric(keys)).toEqual(codes);
  });
});

describe("units", () => {
  test.each(["ms", "s", "By", "%", "1", "{request}", "{request}/s", "Cel", "MiBy", "m/s2"])("%s is UCUM", (unit) => {
    expect(findingsOfMetric(`instrument: counter, unit: "${unit}"`)).toEqual([]);
  });

  test.each(["seconds", "requests", "a b", "µs", "{", ":", "m@", "furlong", long(64)])("%s is none", (unit) => {
    expect(findingsOfMetric(`instrument: counter, unit: "${unit}"`)).toEqual(["invalid-unit"]);
  });
});

describe("renamed_to", () => {
  test.each([
    ["b", "active", []],
    ["b", "planned", []],
    ["b", "removed", ["unknown-metric 3:55"]],
    ["a", "active", ["unknown-metric 3:55"]],
    ["shop.b", "active", ["unknown-metric 3:55"]],
  ])("%s, which is %s", (target, status, found) => {
    const metrics = `  a: { instrument: counter, deprecated: { renamed_to: ${target} } }\n  b: { instrument: counter, status: ${status} }\n`;
    expect(findings(`prefix: shop.\nmetrics:\n${metrics}`)).toEqual(found);
  });
});

describe("the budget of series", () => {
  const metric = (keys: string) =>
    findings(`context: { region: [eu, us] }\nmetrics: { m: { instrument: counter, ${keys} } }\n`);

  test.each([
    ["cardinality: 6, attributes: { a: [x, y, z] }", 0],
    ["cardinality: 5, attributes: { a: [x, y, z] }", 1],
    ["cardinality: 7, attributes: { a: { values: [x, y, z], required: false } }", 1],
    ["cardinality: 8, attributes: { a: { values: [x, y, z], required: false } }", 0],
    ["cardinality: 2, attributes: { a: string, b: { values: [x, y, z], open: true } }", 0],
    ["cardinality: 5, allow: [cardinality-budget], attributes: { a: [x, y, z] }", 0],
  ])("{ %s } leads to %i findings", (keys, count) => {
    expect(metric(keys)).toHaveLength(count);
  });
});

describe("allow", () => {
  test.each([
    ["unit: seconds, allow: [invalid-unit]", []],
    ["unit: seconds, allow: [invalid-unit, invalid-unit]", []],
    ["unit: s, allow: [invalid-unit]", ["unused-suppression"]],
    ["allow: [name-collision]", ["unknown-suppression"]],
    ["allow: [invalid-unitt]", ["unknown-suppression"]],
    ["attributes: { a: { values: [x], examples: [y] } }, allow: [example-not-allowed]", []],
  ])("{ %s }", (keys, codes) => {
    expect(findingsOfMetric(`instrument: counter, ${keys}`)).toEqual(codes);
  });

  test("accepts for its own metric only", () => {
    const metrics =
      "  a: { instrument: counter, unit: seconds, allow: [invalid-unit] }\n  b: { instrument: counter, unit: seconds }\n";
    expect(findings(`metrics:\n${metrics}`)).toEqual(["invalid-unit 3:35"]);
  });
});

describe("paths", () => {
  test.each(["./a/b", "a/b/", "a//b", "a/./b", "a/c/../b", "c/../a/b"])("%s is the folder a/b, or the file", (path) => {
    const text = `catalog: 1\nname: x\nmetrics: {}\ngenerate: { output: ${path}, markdown: [${path}], templates: { x: ${path} } }\npage: { sections: [{ title: T, include: ${path} }] }\n`;
    const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
    expect(diagnostics).toEqual([]);
    expect(catalog?.settings.output).toBe("a/b");
    expect(catalog?.settings.markdown.map(({ path }) => path)).toEqual(["a/b"]);
    expect(catalog?.settings.templates.map(({ template }) => template)).toEqual(["a/b"]);
    expect(catalog?.page.sections.map(({ include }) => include?.path)).toEqual(["a/b"]);
  });

  test.each([
    ["generated", 0],
    ["src/metrics/generated", 0],
    ["..", 1],
    ["a/../..", 1],
    [".", 1],
    ["/tmp", 1],
    ["C:/x", 1],
    ["~/x", 1],
    ["a\\\\b", 1],
    [".git/x", 1],
    ["node_modules/x", 1],
    ["a\\0b", 1],
  ])("%s leads to %i findings, as a folder, a Markdown file, an output and a template", (path, count) => {
    const settings = [
      `output: "${path}"`,
      `markdown: ["${path}"]`,
      `templates: { "${path}": x }`,
      `templates: { x: "${path}" }`,
    ];
    for (const setting of settings) {
      expect(findings(`metrics: {}\ngenerate: { ${setting} }\n`).map((found) => found.replace(/ .*/, ""))).toEqual(
        Array.from({ length: count }, () => "unsafe-path"),
      );
    }
  });

  test("only a Markdown file may lie above the catalog's folder", () => {
    const foundFor = (setting: string) => findings(`metrics: {}\ngenerate: { ${setting} }\n`);
    expect(foundFor('markdown: ["../a"]')).toEqual([]);
    for (const setting of ['output: "../a"', 'templates: { "../a": x }', 'templates: { x: "../a" }']) {
      expect(foundFor(setting)).toEqual([expect.stringContaining("unsafe-path")]);
    }
  });
});
