import { describe, expect, test } from "vitest";
import { expectFix, type Fix, found, head, orders } from "../fixing.js";

describe("one slip of shape is one finding, in the person's own words", () => {
  test.each<[string, string, RegExp, ...Fix[]]>([
    [
      "attributes in attributes of the context",
      `${head}context: { attributes: { region: [eu, us], zone: string } }\nmetrics: {}\n`,
      /write "region" or "zone" directly below "context"/,
      ["{ attributes: { region: [eu, us], zone: string } }", "{ region: [eu, us], zone: string }"],
    ],
    [
      "attributes in attributes of a metric",
      `${orders}    attributes: { attributes: { region: string } }\n`,
      /write "region" directly below "attributes"/,
      ["{ attributes: { region: string } }", "{ region: string }"],
    ],
    [
      "a bucket with its unit",
      `${head}metrics:\n  wait: { instrument: histogram, unit: ms, buckets: [1ms] }\n`,
      /^write 1$/,
      ["[1ms]", "[1]"],
    ],
    [
      "a bucket that names the unit",
      `${head}metrics:\n  wait: { instrument: histogram, buckets: [1ms] }\n`,
      /^write 1, and "unit: ms" on the metric$/,
      ["buckets: [1ms]", "unit: ms, buckets: [1]"],
    ],
    [
      "a bucket with marks between its digits",
      `${head}metrics:\n  wait: { instrument: histogram, buckets: [1_000] }\n`,
      /^write 1000$/,
      ["1_000", "1000"],
    ],
    [
      "type: enum beside values",
      `${orders}    attributes: { channel: { type: enum, values: [web, app] } }\n`,
      /remove "type: enum"/,
      ["type: enum, ", ""],
    ],
    [
      "type: enum alone",
      `${orders}    attributes: { channel: { type: enum } }\n`,
      /write "values:" with a list/,
      ["type: enum", "values: [web, app]"],
    ],
    [
      "attributes as a list of maps",
      `${orders}    attributes:\n      - name: channel\n        type: string\n      - name: region\n        type: int\n`,
      /each attribute by its name, as in "channel:" or "region:", its other keys indented below, and "name:" left out/,
      [/- name: (\w+)/g, "$1:"],
      [/ {8}type/g, "          type"],
    ],
    [
      "attributes as a list of pairs",
      `${orders}    attributes:\n      - channel: string\n      - region: int\n`,
      /as in "channel:" or "region:"/,
      [/- /g, ""],
    ],
    [
      "shared attributes as a list",
      `${head}attributes:\n  - name: channel\n    type: string\nmetrics: { a: { instrument: counter, attributes: [channel] } }\n`,
      /as in "channel:"/,
      ["- name: channel", "channel:"],
    ],
    [
      "metrics as a list",
      `${head}metrics:\n  - name: orders\n    instrument: counter\n  - name: sales\n    instrument: counter\n`,
      /each metric by its name, as in "orders:" or "sales:"/,
      [/- name: (\w+)/g, "$1:"],
    ],
    [
      "the keys of a metric as a list",
      `${head}metrics:\n  orders:\n    - instrument: counter\n    - unit: s\n`,
      /remove the dashes/,
      [/- /g, ""],
    ],
    [
      "a metric with nothing below it",
      `${head}metrics:\n  orders:\n  sales:\n    instrument: counter\n`,
      /write "instrument:" below it, indented, with counter/,
      ["orders:\n", "orders:\n    instrument: counter\n"],
    ],
    ["no metrics", `${head}metrics:\n`, /for none, write "metrics: \{\}"/, ["metrics:", "metrics: {}"]],
    [
      "a deprecation that is a reason",
      `${orders}    deprecated: nobody reads it\n`,
      /deprecated: \{ reason: 'nobody reads it' \}/,
      ["nobody reads it", "{ reason: 'nobody reads it' }"],
    ],
    [
      "a deprecation that is a version",
      `${orders}    deprecated: 1.4.2\n`,
      /deprecated: \{ since: '1.4.2' \}/,
      ["1.4.2", "{ since: '1.4.2' }"],
    ],
    [
      "a prefix without its separator",
      `${head}prefix: shop\nmetrics: { a: { instrument: counter } }\n`,
      /write "shop\."/,
      ["prefix: shop", "prefix: shop."],
    ],
    [
      "a number as an example of a text",
      `${orders}    attributes: { a: { type: string, examples: [1.10] } }\n`,
      /write it in quotes: "1.10"/,
      ["[1.10]", '["1.10"]'],
    ],
  ])("%s", (_, text, help, ...fixes) => {
    expectFix(text, help, ...fixes);
  });
});

describe("a number that loses its text is found, with the text in quotes", () => {
  test.each(["1.0", "1.10", "00501", "0666", "1e3", "0x1F", "0o17", "+5", "9007199254740993", "-9007199254740993"])(
    "%s as a value",
    (number) => {
      const text = `${orders}    attributes: { version: [${number}, 7] }\n`;
      const [finding, ...more] = found(text);
      expect([finding?.code, more]).toEqual(["number-text", []]);
      expect(finding?.help).toContain(`write "${number}" in quotes`);
      expect(found(text.replace(`${number}, 7`, `"${number}", "7"`))).toEqual([]);
    },
  );

  test.each([
    ["values: [1.0, 1.1], type: double", 0],
    ["values: [1, 2, -3]", 0],
    ["values: [0.5, 0.99]", 0],
    ["type: int, values: [0666]", 1],
    ["type: int, values: [9007199254740993]", 1],
    ["type: int, max: 9223372036854775807", 1],
    ["type: double, examples: [1e3]", 0],
    ["type: double, examples: [01.5]", 1],
  ])("{ %s } has %i findings", (keys, count) => {
    expect(found(`${orders}    attributes: { a: { ${keys} } }\n`)).toHaveLength(count);
  });
});

describe("a file of another tool is called what it is, in one finding", () => {
  test.each([
    [
      "Weaver",
      "groups:\n  - id: metric.a\n    type: metric\n    metric_name: a\n    instrument: counter\n    unit: s\n",
    ],
    ["Weaver", "file_format: definition/2\nmetrics:\n  - name: a\n    instrument: counter\n"],
    [
      "mdatagen",
      "type: redis\nstatus:\n  class: receiver\nmetrics:\n  a:\n    enabled: true\n    unit: s\n    sum: { value_type: int }\n",
    ],
    ["mdatagen", "metrics:\n  a:\n    enabled: true\n    gauge: { value_type: int }\n"],
    ["Glean", "---\n$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\na:\n  b:\n    type: event\n"],
    ["Prometheus", "groups:\n  - name: a\n    rules:\n      - record: a:b\n        expr: sum(b)\n"],
    ["Collector", "receivers: { otlp: {} }\nservice: { pipelines: {} }\n"],
    ["Grafana", '{ "title": "Shop", "panels": [] }\n'],
    ["package.json", '{ "name": "shop", "version": "1.0.0", "dependencies": {} }\n'],
  ])("of %s", (tool, text) => {
    const findings = found(text);
    expect(findings.map(({ code }) => code)).toEqual(["foreign-format"]);
    expect(findings[0]?.message).toContain(tool);
  });

  test("but a catalog that begins otherwise than it should is a catalog", () => {
    expect(found("catalog: 1\ngroups: []\nname: a\nmetrics: {}\n").map(({ code }) => code)).toEqual(["unknown-key"]);
  });
});

test.each(["", "\n", "# To be written.\n"])("an empty file (%j) names init", (text) => {
  expect(found(text)).toMatchObject([{ code: "catalog-empty", help: expect.stringContaining("`meterbook init`") }]);
});

describe("all findings come in one run", () => {
  test("those of meaning beside a missing head", () => {
    const text = "metrics:\n  orders: { instrument: counter, unit: hr }\n";
    expect(found(text).map(({ code }) => code)).toEqual(["missing-key", "missing-key", "invalid-unit"]);
  });

  test("those of meaning beside those of shape, of the same metrics", () => {
    const text = `${head}metrics:
  orders: { instrument: countr, unit: hr, attributes: [chanel], deprecated: { renamed_to: slaes } }
  sales: { instrument: counter, attributes: { a: { type: int, pattern: x, colour: red } } }
  wait: { instrument: counter, buckets: [1, 2], owner: 3 }
attributes: { channel: [web, app] }
`;
    expect(found(text).map(({ code }) => code)).toEqual([
      "unknown-value",
      "invalid-unit",
      "unknown-attribute",
      "unknown-metric",
      "attribute-constraint",
      "unknown-key",
      "buckets-without-histogram",
      "wrong-type",
    ]);
  });

  test("a misspelt reference leaves the right attribute used", () => {
    const text = `${head}attributes: { channel: [web, app], other: string }\nmetrics: { a: { instrument: counter, attributes: [chanel] } }\n`;
    expect(found(text).map(({ code, message }) => `${code} ${/"[^"]*"/.exec(message)?.[0]}`)).toEqual([
      'unused-attribute "other"',
      'unknown-attribute "chanel"',
    ]);
  });

  test("an unused attribute is a warning beside a misspelt key", () => {
    const text = `${head}attributes: { other: string }\nmetrics: { a: { instrument: counter, descripton: x } }\n`;
    expect(found(text).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning unused-attribute",
      "error unknown-key",
    ]);
  });
});
