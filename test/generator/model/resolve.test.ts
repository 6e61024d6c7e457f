import { describe, expect, test } from "vitest";
import { catalogFrom, onlyMetric } from "./read.js";

const shared = `attributes:
  tool: { type: string, description: A tool., max_length: 9, examples: [sh], sensitivity: internal }
`;

function metricWith(attributes: string) {
  return onlyMetric(`${shared}metrics: { calls: { instrument: counter, attributes: ${attributes} } }\n`);
}

describe("a metric", () => {
  test("has every default once it is resolved", () => {
    expect(onlyMetric("metrics: { calls: { instrument: counter } }\n")).toMatchObject({
      key: "calls",
      name: "calls",
      observable: false,
      description: "",
      unit: "",
      valueType: "double",
      attributes: [],
      status: "active",
      stability: "development",
      deprecated: null,
      cardinality: 2000,
      links: [],
      names: { recorder: "calls", stem: "calls", attributes: "CallsAttributes", timer: null },
    });
  });

  test("is exported with the prefix, and called without it", () => {
    const metric = onlyMetric("prefix: shop.\nmetrics: { order.placed: { instrument: counter } }\n");
    expect(metric).toMatchObject({
      key: "order.placed",
      name: "shop.order.placed",
      names: { recorder: "orderPlaced" },
    });
  });

  test.each([
    ["{ instrument: histogram, unit: ms }", { method: "startWait", unit: "ms" }],
    ["{ instrument: histogram, unit: min }", { method: "startWait", unit: "min" }],
    ["{ instrument: histogram, unit: By }", null],
    ["{ instrument: histogram }", null],
    ["{ instrument: gauge, unit: s }", null],
  ])("as %s has the timer %j", (written, timer) => {
    expect(onlyMetric(`metrics: { wait: ${written} }\n`).names.timer).toEqual(timer);
  });

  test("that is observable has no recorder but what registers a callback", () => {
    const { names } = onlyMetric("metrics: { queue.length: { instrument: gauge, observable: true, unit: s } }\n");
    expect(names).toMatchObject({ recorder: "observeQueueLength", stem: "queueLength", timer: null });
  });

  test.each([
    ["", "active", null],
    ["deprecated: {}", "deprecated", { since: null, reason: null, renamedTo: null, emitBoth: false, until: null }],
    ["status: deprecated", "deprecated", { since: null, reason: null, renamedTo: null, emitBoth: false, until: null }],
    [
      "status: removed, deprecated: { since: '2' }",
      "removed",
      { since: "2", reason: null, renamedTo: null, emitBoth: false, until: null },
    ],
    ["status: planned", "planned", null],
  ])("with { %s } is %s", (written, status, deprecated) => {
    const metric = onlyMetric(`metrics: { calls: { instrument: counter${written && `, ${written}`} } }\n`);
    expect(metric).toMatchObject({ status, deprecated });
  });
});

describe("an attribute", () => {
  test.each([
    ["boolean", { type: "boolean", values: [] }],
    ["[a, b_*]", { type: "string", values: [{ value: "a" }, { prefix: "b_" }] }],
    ["[1, 2]", { type: "int", values: [{ value: 1 }, { value: 2 }] }],
    ["[0.5, 1]", { type: "double" }],
    [
      "{ values: { a: One., b: null } }",
      {
        type: "string",
        values: [
          { value: "a", description: "One." },
          { value: "b", description: "" },
        ],
      },
    ],
    ["{ values: { b: null, '10': null, '9': null } }", { values: [{ value: "b" }, { value: "10" }, { value: "9" }] }],
    ["{ type: double, values: [1, 2] }", { type: "double" }],
  ])("written as %s is resolved", (written, resolved) => {
    const [attribute] = metricWith(`{ tool: null, x: ${written} }`).attributes.slice(1);
    expect(attribute).toMatchObject({ key: "x", required: true, shared: null, ...resolved });
  });

  test.each(["[tool]", "{ tool: null }", "{ tool: { ref: tool } }"])("shared as %s is the shared one", (written) => {
    const [attribute] = metricWith(written).attributes;
    expect(attribute).toMatchObject({
      key: "tool",
      shared: "tool",
      description: "A tool.",
      maxLength: 9,
      sensitivity: "internal",
    });
  });

  test("that overrides a shared one keeps what it does not write", () => {
    const [attribute] = metricWith(
      "{ kind: { ref: tool, required: false, description: A kind., max_length: 4, examples: [] } }",
    ).attributes;
    expect(attribute).toMatchObject({
      key: "kind",
      shared: "tool",
      required: false,
      description: "A kind.",
      maxLength: 4,
      examples: [],
      sensitivity: "internal",
      type: "string",
    });
  });

  test("that overrides the values of a shared one takes their type", () => {
    const source =
      "attributes: { level: [low, high] }\nmetrics: { m: { instrument: counter, attributes: { level: { ref: level, values: [1, 2] } } } }\n";
    expect(onlyMetric(source).attributes[0]).toMatchObject({ type: "int", values: [{ value: 1 }, { value: 2 }] });
  });
});

describe("a catalog", () => {
  test("keeps the order of its file", () => {
    const { metrics, context } = catalogFrom(
      "context: { z: string, a: string }\nmetrics: { b: { instrument: counter }, a: { instrument: counter }, c: { instrument: gauge } }\n",
    );
    expect(metrics.map(({ key }) => key)).toEqual(["b", "a", "c"]);
    expect(context.map(({ key }) => key)).toEqual(["z", "a"]);
  });

  test("has settings and a page when it writes none", () => {
    const { settings, page, names } = catalogFrom("metrics: {}\n");
    expect(settings).toMatchObject({
      output: "generated",
      importExtension: "js",
      command: "npx meterbook generate",
      markdown: [],
      templates: [],
    });
    expect(page).toMatchObject({ title: "Shop telemetry", introduction: "", sections: [] });
    expect(names).toEqual({ stem: "Shop", context: "ShopContext", recorders: "ShopRecorders" });
  });
});
