import { describe, expect, it } from "vitest";
import { head, onlyHelp, read, withMetric } from "../reading.js";

describe("the help for an unknown key", () => {
  it.each<[string, string, string]>([
    ["names the key by its spelling", withMetric("descripton: x"), 'did you mean "description"?'],
    ["sees through other casings", withMetric("valueType: int"), 'did you mean "value_type"?'],
    ["knows the words of other tools", withMetric("labels: [a]"), 'did you mean "attributes"?'],
    ["says where a key of the catalog belongs", withMetric("prefix: a"), '"prefix" is a key of the catalog'],
    [
      "says where a key of a metric belongs",
      withMetric("attributes: { a: { type: int, buckets: [1] } }"),
      '"buckets" is a key of a metric',
    ],
    [
      "says where a key of the scope belongs",
      `${head}schema_url: https://a.example\nmetrics: {}\n`,
      '"schema_url" is a key of "meter"',
    ],
    ["knows other words for an end", withMetric("sunset: '2.0'"), 'did you mean "expires"?'],
    [
      "says where a key of a deprecation belongs",
      withMetric("emit: both"),
      '"emit" is a key of "deprecated" of a metric',
    ],
    [
      "says so for an attribute, which is not renamed in a window",
      withMetric("attributes: { a: { type: int, deprecated: { until: '2.0' } } }"),
      '"until" is a key of "deprecated" of a metric',
    ],
    ["says that a name is a key already", withMetric("name: a"), "remove it: the key above is the metric's name"],
    ["turns optional round", withMetric("attributes: { a: { optional: true } }"), 'write "required: false"'],
    [
      "sees a metric that is not indented",
      `${head}metrics: {}\ntool.call:\n  instrument: counter\n`,
      'a metric stands below "metrics": indent it',
    ],
    [
      "sees an attribute that is not indented",
      withMetric("tool: string"),
      'an attribute stands below "attributes": indent it',
    ],
  ])("%s", (_, text, help) => {
    expect(onlyHelp(text)).toBe(help);
  });

  it("lists what is allowed when nothing is near", () => {
    expect(onlyHelp(`${head}metrics: {}\npage: { zzz: 1 }\n`)).toBe(
      "allowed: title, introduction, context_title, catalog_text, attributes_title, sections",
    );
  });
});

describe("the help for an unknown value", () => {
  it.each<[string, string, string]>([
    ["names the word by its spelling", withMetric("attributes: { a: srting }"), 'did you mean "string"?'],
    ["knows the types of other languages", withMetric("attributes: { a: bool }"), 'did you mean "boolean"?'],
    ["knows other words for a stability", withMetric("stability: experimental"), 'did you mean "development"?'],
    [
      "divides an observable instrument",
      `${head}metrics: { a: { instrument: ObservableGauge } }\n`,
      'write "instrument: gauge" and "observable: true"',
    ],
    [
      "sees the name of a shared attribute",
      `${withMetric("attributes: { a: tool }")}attributes: { tool: string }\n`,
      'to use the shared attribute, write "{ ref: tool }"',
    ],
    [
      "sees a shared attribute that is named twice",
      `${withMetric("attributes: { tool: tool }")}attributes: { tool: string }\n`,
      "to use the shared attribute of that name, write nothing after the colon",
    ],
    [
      "names the format's version",
      "catalog: 2\nname: a\nmetrics: {}\n",
      'write "catalog: 1", the format that this version reads',
    ],
    [
      "lists what is allowed when nothing is near",
      withMetric("status: zzz"),
      "allowed: planned, active, deprecated, removed",
    ],
  ])("%s", (_, text, help) => {
    expect(onlyHelp(text)).toBe(help);
  });
});

describe("the help for a wrong type", () => {
  it.each<[string, string, string]>([
    ["quotes a version, as it is written", withMetric("since: 1.20"), 'write it in quotes: "1.20"'],
    ["quotes the unit one", withMetric("unit: 1"), 'write it in quotes: "1"'],
    [
      "quotes an annotation of UCUM",
      withMetric("unit: {request}"),
      'a text that begins with "{" needs quotes: "{request}"',
    ],
    ["knows YAML 1.1's words for true", withMetric("observable: yes"), 'write "true"'],
    ["takes quotes from a number", withMetric('cardinality: "10"'), "write it without quotes: 10"],
    ["makes a list of one", withMetric("links: http://a.b"), "write a list: [http://a.b]"],
    ["gives an attribute its type", withMetric("attributes: { is_git: true }"), 'write its type: "is_git: boolean"'],
    [
      "replaces a list of booleans",
      withMetric("attributes: { a: { values: [true] } }"),
      'for true and false, write "type: boolean" instead of "values"',
    ],
    [
      "removes the dashes of attributes",
      withMetric("attributes:", "  - tool: string"),
      'write a map, without dashes: each attribute by its name, as in "tool:", its other keys indented below',
    ],
    [
      "shows how to deprecate",
      withMetric("deprecated: true"),
      'write a map with the reason: "deprecated: { reason: … }"; or "status: deprecated" alone',
    ],
    [
      "says how an empty metric begins",
      `${head}metrics:\n  a:\n`,
      'write "instrument:" below it, indented, with counter, up_down_counter, gauge or histogram',
    ],
    [
      "sees the keys of a metric that are not indented",
      `${head}metrics:\n  note: hello\n`,
      '"note" is a key of a metric: indent it below the metric\'s name',
    ],
    ["offers to remove an empty key", withMetric("note:"), "write a value, or remove the key"],
  ])("%s", (_, text, help) => {
    expect(onlyHelp(text)).toBe(help);
  });
});

describe("a message", () => {
  it.each<[string, string]>([
    [
      `${head}meter: { schema_url: shop }\nmetrics: {}\n`,
      '"schema_url" of "meter" must be an address, such as https://example.com/schemas/1.4.0, found the text "shop"',
    ],
    [withMetric("note: 1"), '"note" of metric "tool.call" must be a text, found the number 1'],
    [
      withMetric("attributes: { a: 1 }"),
      'attribute "a" of metric "tool.call" must be a map, a type name, a list or nothing, found the number 1',
    ],
    [
      withMetric("attributes: { a: { values: { b: 1 } } }"),
      'value "b" of attribute "a" of metric "tool.call" must be a text, a map or nothing, found the number 1',
    ],
    [
      withMetric("deprecated: { since: [] }"),
      '"since" of "deprecated" of metric "tool.call" must be a text, found a list',
    ],
    [
      `${head}metrics: {}\ncontext: { a: { min: x } }\n`,
      '"min" of context attribute "a" must be a number, found the text "x"',
    ],
    [`${head}metrics: {}\nattributes: { a: { typ: int } }\n`, 'unknown key "typ" in shared attribute "a"'],
    [`${head}metrics: {}\npage: { sections: [{ title: a }] }\n`, 'entry 1 of "sections" of "page" has no "text"'],
    [
      `${head}metrics: {}\npage: { sections: [{ title: a, include: 1 }] }\n`,
      '"include" of entry 1 of "sections" of "page" must be a text, found the number 1',
    ],
    [
      `${head}metrics: {}\npage: { sections: [{ title: a, text: b, include: c.md }] }\n`,
      'entry 1 of "sections" of "page" cannot have "include" beside its other keys',
    ],
    [
      `${head}metrics: {}\ngenerate: { templates: { a: 1 } }\n`,
      'template "a" of "generate" must be a text, found the number 1',
    ],
  ])("calls each thing by its name (%#)", (text, message) => {
    expect(read(text).found.map((diagnostic) => diagnostic.message)).toEqual([message]);
  });

  it("shortens a word that is too long to read", () => {
    const { found } = read(withMetric(`${"k".repeat(900)}: 1`));
    expect(found[0]?.message).toBe(`unknown key "${"k".repeat(60)}…" in metric "tool.call"`);
  });
});
