import { describe, expect, it } from "vitest";
import { codexCatalog, head, marked, read, withMetric } from "./reading.js";

describe("parseCatalog", () => {
  it("returns what was written, without defaults or references resolved", () => {
    const { result, found } = read(codexCatalog);
    expect(found).toEqual([]);
    expect(result?.document).toMatchObject({
      catalog: 1,
      context: { auth_mode: { values: { swic: "AuthMode::ChatGPT", unknown: null } } },
      attributes: { model: "string" },
      metrics: {
        "task.undo": { instrument: "counter", since: "1.2" },
        "tool.call": { description: "Tool invocation result (`ok` or error string).\n", attributes: { tool: null } },
        "tool.call.duration_ms": { buckets: [1, 10, 100.5], attributes: ["tool", "model"] },
        memory: { attributes: { pool: { ref: "tool", examples: ["heap", 1, true] } } },
      },
    });
    expect(Object.keys(result?.document.metrics ?? {})).toEqual([
      "session.started",
      "task.undo",
      "tool.call",
      "tool.call.duration_ms",
      "memory",
    ]);
  });

  it("reads JSON, which is YAML", () => {
    const { result } = read('{"catalog": 1, "name": "a", "metrics": {"b": {"instrument": "gauge"}}}');
    expect(result?.document.metrics).toEqual({ b: { instrument: "gauge" } });
  });

  it.each<[string, string, readonly (readonly [string, string | null])[]]>([
    ["an unknown key at the key", withMetric("descripton: x"), [["unknown-key", "descripton"]]],
    ["a wrong type at the value", withMetric("since: 1.20"), [["wrong-type", "1.20"]]],
    ["an unknown value at the value", withMetric("status: activ"), [["unknown-value", "activ"]]],
    ["a value outside its range at the value", withMetric("cardinality: 0"), [["wrong-value", "0"]]],
    ["a fraction where a whole number belongs", withMetric("cardinality: 1.5"), [["wrong-type", "1.5"]]],
    ["an infinite number", withMetric("attributes: { a: { min: .inf } }"), [["wrong-type", ".inf"]]],
    ["an empty text", withMetric('unit: ""'), [["wrong-value", '""']]],
    ["an empty list", withMetric("buckets: []"), [["wrong-value", "[]"]]],
    ["a value left empty at its key", withMetric("description:"), [["wrong-type", "description"]]],
    ["a missing key at the parent's key", `${head}metrics:\n  a: { unit: ms }\n`, [["missing-key", "a"]]],
    [
      "missing keys of the catalog at its first key",
      "catalog: 1\n",
      [
        ["missing-key", "catalog"],
        ["missing-key", "catalog"],
      ],
    ],
    ["a key of an attribute", withMetric("attributes: { a: { typ: int } }"), [["unknown-key", "typ"]]],
    ["a misspelt type", withMetric("attributes: { a: srting }"), [["unknown-value", "srting"]]],
    ["an entry of a list", withMetric("attributes: { a: { values: [x, true] } }"), [["wrong-type", "true"]]],
    ["a list at the root", "- a\n", [["wrong-type", "- a"]]],
    ["a key that is a number", `${head}metrics: { 1: {} }\n`, [["key-not-text", "1"]]],
    ["a key that is a list", `${head}metrics:\n  ? [a]\n  : b\n`, [["key-not-text", "[a]"]]],
    [
      "a dangerous key",
      `${head}metrics: { __proto__: {}, a: { constructor: b, instrument: gauge } }\n`,
      [
        ["dangerous-key", "__proto__"],
        ["dangerous-key", "constructor"],
      ],
    ],
    ["a merge key", `${head}metrics: { <<: {} }\n`, [["yaml-feature", "<<"]]],
  ])("marks %s", (_, text, wanted) => {
    expect(marked(read(text))).toEqual(wanted);
  });

  it("says a misspelt required key once", () => {
    expect(marked(read(`${head}metrics:\n  a: { instrumnet: counter }\n`))).toEqual([["unknown-key", "instrumnet"]]);
  });

  it("reports duplicate keys with the first place, keeps the first, and goes on checking", () => {
    const reading = read(withMetric("unit: ms", "unit: s", "unit: By", "desc: x"));
    expect(marked(reading)).toEqual([
      ["duplicate-key", "unit"],
      ["duplicate-key", "unit"],
      ["unknown-key", "desc"],
    ]);
    const first = reading.source?.text.indexOf("unit") ?? -1;
    expect(reading.found[1]?.related).toEqual([
      { place: { source: reading.source, start: first, end: first + 4 }, message: "first defined here" },
    ]);
    expect(read(withMetric("unit: ms", "unit: s")).result?.document.metrics["tool.call"]?.unit).toBe("ms");
  });

  it("does not let a key change the prototype of an object", () => {
    const { result } = read(`${head}metrics: {}\n"__proto__": { polluted: true }\n`);
    expect(result?.document).not.toHaveProperty("polluted");
    expect(Object.getPrototypeOf(result?.document)).toBe(Object.prototype);
  });

  it("takes names of object methods as ordinary keys", () => {
    const { result, found } = read(
      `${head}metrics:\n  toString: { instrument: gauge }\n  hasOwnProperty: { instrument: gauge }\n`,
    );
    expect(found).toEqual([]);
    expect(Object.keys(result?.document.metrics ?? {})).toEqual(["toString", "hasOwnProperty"]);
  });

  it("reads CRLF and LF alike", () => {
    expect(read(codexCatalog.replaceAll("\n", "\r\n")).result?.document).toEqual(read(codexCatalog).result?.document);
  });

  it("reports all findings of the shape in one run", () => {
    const reading = read(`${head}metrics:\n  a: { unit: 1 }\n  b: { instrument: x, unit: 2 }\nprefx: a\n`);
    expect(reading.result).toMatchObject({ complete: false, document: { metrics: {} } });
    expect(marked(reading).map(([code]) => code)).toEqual([
      "missing-key",
      "wrong-type",
      "unknown-value",
      "wrong-type",
      "unknown-key",
    ]);
  });
});
