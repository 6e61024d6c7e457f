import { describe, expect, test } from "vitest";
import { readCatalog } from "../../../generator/pipeline.js";
import { catalogFrom, findings } from "./read.js";

/** What the call of an event or a span records: where each value comes from, and what cannot be recorded. */

const metrics = `metrics:
  calls: { instrument: counter, attributes: { tool: string, status: [ok, error] } }
  time: { instrument: histogram, unit: s, attributes: { tool: { type: string, required: false } } }
  whole: { instrument: histogram, unit: ms, value_type: int }
  level: { instrument: gauge }
  names: { instrument: counter, attributes: { all: "string[]" } }
  tiers: { instrument: counter, attributes: { tier: { type: int, values: [1, 2] } } }
  kinds: { instrument: counter, attributes: { kind: [web, "app_*"] } }
  seen: { instrument: gauge, observable: true }
  later: { instrument: counter, status: planned }
  gone: { instrument: counter, status: removed }
  paid: { instrument: counter, recorder: none, variants: { card: {}, cash: {} } }
`;

function eventText(attributes: string, records: string): string {
  return `${metrics}events: { done: { attributes: { ${attributes} }, records: { ${records} } } }\n`;
}

function spanText(attributes: string, records: string): string {
  return `${metrics}spans: { turn: { attributes: { ${attributes} }, records: { ${records} } } }\n`;
}

/** The messages and helps of what is found. */
function problems(text: string): readonly string[] {
  const { diagnostics } = readCatalog({ name: "catalog.yaml", text: `catalog: 1\nname: shop\n${text}` });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, help }) => `${code}: ${message.replace(/ in "records" of .*/, "")}; ${help}`);
}

const all = "tool: string, status: [ok, error]";

describe("an event records", () => {
  const recorded = (attributes: string, records: string) => {
    const [event] = catalogFrom(eventText(attributes, records)).events;
    const [record] = event?.records ?? [];
    return {
      value: record?.value && [record.value.source, record.value.conversion],
      attributes: record?.attributes.map(({ target, source }) => [target.key, source]),
    };
  };

  test("attributes of the same name by themselves, others by their name, constants and tables", () => {
    expect(recorded(all, "calls: ").attributes).toMatchObject([
      ["tool", { kind: "attribute", attribute: { key: "tool" }, values: null }],
      ["status", { kind: "attribute", attribute: { key: "status" }, values: null }],
    ]);
    const { attributes } = recorded(
      "name: string, success: boolean",
      "calls: { tool: name, status: { from: success, values: { true: ok, false: error } } }",
    );
    const table = new Map([
      ["true", "ok"],
      ["false", "error"],
    ]);
    expect(attributes).toMatchObject([
      ["tool", { attribute: { key: "name" } }],
      ["status", { attribute: { key: "success" }, values: table }],
    ]);
    expect(recorded("tool: string", "calls: { status: { constant: ok } }").attributes?.[1]).toEqual([
      "status",
      { kind: "constant", value: "ok" },
    ]);
  });

  test.each([
    ["took_ms: double", "time: { value: took_ms }", { operator: "/", number: 1000 }],
    ["took_s: double", "time: { value: took_s }", null],
    ["took: double", "time: { value: took }", null],
    ["took: double", "time: { value: { from: took, unit: min } }", { operator: "*", number: 60 }],
    ["took_seconds: int", "whole: { value: took_seconds }", { operator: "*", number: 1000 }],
    ["level_ms: double", "level: { value: level_ms }", null],
  ])("numbers in the unit of the metric: %s, %s", (attributes, records, conversion) => {
    expect(recorded(attributes, records).value?.[1]).toEqual(conversion);
  });

  test("an optional attribute of the metric that has no source by nothing", () => {
    expect(recorded("took_s: double", "time: { value: took_s }").attributes).toEqual([]);
  });
});

test("a span records its length, and what it must have at its end", () => {
  const [span] = catalogFrom(
    spanText(
      "tool: string, status: { values: [ok, error], required: { when: the span ends } }",
      "calls: , time: { value: duration }",
    ),
  ).spans;
  expect(span?.records.map(({ metric, value }) => [metric.key, value?.source.kind])).toEqual([
    ["calls", undefined],
    ["time", "duration"],
  ]);
});

describe("it is reported that", () => {
  test.each([
    ["tool: string", "calls: ", 'nothing says what the required attribute "status" of the metric is', "status:"],
    [all, "calls: { status: state }", 'the event has no attribute "state"', "tool, status"],
    [all, "calls: { size: tool }", 'metric "calls" has no attribute "size"', "its attributes are tool, status"],
    [
      "tool: int, status: [ok, error]",
      "calls: ",
      '"tool" is of type int, and "tool" of the metric of type string',
      "values:",
    ],
    [
      "tool: string, status: string",
      "calls: ",
      '"status" may be any string, and "status" of the metric is a fixed list',
      'values: { ok: ok, error: error, "*": … } }`, with one of ok, error for each …',
    ],
    ["tool: string, status: [ok, late]", "calls: ", '"late" is not among the values', "values: { ok: ok, late: … } }`"],
    [
      "tool: string, s: boolean",
      "calls: { status: { from: s, values: { true: ok } } }",
      'nothing says what "false" of "s" becomes',
      'add "false:"',
    ],
    [
      "tool: string, s: boolean",
      "calls: { status: { from: s, values: { true: ok, no: error, false: ok } } }",
      '"no" is no value of "s"',
      "true, false",
    ],
    [
      "tool: string, s: string",
      "calls: { status: { from: s, values: { a: ok } } }",
      '"s" has values that are not named',
      '"*:"',
    ],
    [
      "tool: string, s: boolean",
      'calls: { status: { from: s, values: { "*": lost } } }',
      '"lost" is not among the values',
      "allows",
    ],
    ["tool: string", "calls: { status: { constant: lost } }", '"lost" is not among the values', "allows"],
    [
      "tool: { type: string, required: false }, status: [ok, error]",
      "calls: ",
      '"tool" may be left out, and the metric requires "tool"',
      "make it required",
    ],
    ["x: int", "time: ", 'nothing says which number goes into metric "time"', 'name an attribute under "value"'],
    ["x: string", "level: { value: x }", '"x" is no number', "int or double"],
    ['x: "int[]"', "level: { value: x }", '"x" is no number', "int or double"],
    ["x: double", "whole: { value: x }", '"x" may be no whole number', "value_type: double"],
    ["x_usec: int", "whole: { value: x_usec }", '"x_usec" may be no whole number', "value_type: double"],
    ["x_bytes: int", "time: { value: x_bytes }", 'numbers in "By" cannot become ones in "s"', "correct the unit"],
    ["x: int", "level: { value: y }", 'the event has no attribute "y"', "its attributes are x"],
    [
      "x: boolean",
      "level: { value: { from: x, values: { true: one, false: 0 } } }",
      '"one" is no number',
      "write a number",
    ],
    ["", "whole: { value: { constant: 0.5 } }", "0.5 is no int", "write a number"],
    ["", "level: { value: duration }", 'the event has no attribute "duration"', "give it the attribute"],
    [
      'all: "string[]"',
      "names: { all: { from: all, values: { a: b } } }",
      "values of arrays cannot be mapped",
      'remove "values:"',
    ],
    [
      "all: string",
      "names: ",
      '"all" is of type string, and "all" of the metric of type string[]',
      "name another attribute",
    ],
    [
      "tier: { type: int, values: [1, 3] }",
      "tiers: ",
      "3 is not among the values",
      'values: { "1": 1, "3": … } }`, with one of 1, 2',
    ],
    [
      "tier: { type: int, values: [3, 1, 4] }",
      "tiers: ",
      '"tier" of the metric allows none of 3, 4',
      '"3": …, "1": 1, "4": … }',
    ],
    [
      "tool: string, status: boolean",
      "calls: ",
      "of type boolean",
      "write `status: { from: status, values: { true: …, false: … } }`",
    ],
    [
      "tool: string, success: boolean",
      "calls: ",
      '"status" of the metric',
      "as in `status: { from: success, values: { true: ok, false: error } }`",
    ],
    ['kind: ["app_x_*", "b_*"]', "kinds: ", '"b_*" of "kind" is not among the values of "kind"', "values:"],
    ["x: int", "seen: { value: x }", 'metric "seen" is observable', "that is recorded"],
    ["", "later: ", 'metric "later" is planned, and not recorded', "make it active"],
    ["", "gone: ", 'metric "gone" is removed, and not recorded', "remove it here"],
    ["", "paid: ", 'metric "paid" is recorded by its variants only', "recorder of its own"],
    ["", "call: ", '"call"', "calls"],
  ])("%s into %s: %s", (attributes, records, message, help) => {
    const [first = "", ...others] = problems(eventText(attributes, records));
    expect(others).toEqual([]);
    expect(first).toMatch(/^record-mismatch: /);
    expect(first).toContain(message);
    expect(first.slice(first.indexOf("; "))).toContain(help);
  });

  test.each([
    ["", "level: { value: duration }", 'metric "level" is no histogram of a time'],
    ["", "time: ", 'as in "value: duration"'],
    ["", "time: { value: length }", "its attributes are duration"],
  ])("of a span %s into %s: %s", (attributes, records, text) => {
    expect(problems(spanText(attributes, records)).join("\n")).toContain(text);
  });

  test("several things at once, each at its place", () => {
    const found = findings(eventText("tool: int", "calls: { status: { constant: lost } }, level: "));
    const column = (word: string) =>
      eventText("tool: int", "calls: { status: { constant: lost } }, level: ").split("\n").at(-2)?.indexOf(word);
    expect(found).toEqual([
      `record-mismatch 13:${Number(column("calls:")) + 1}`,
      `record-mismatch 13:${Number(column("{ constant")) + 1}`,
      `record-mismatch 13:${Number(column("level:")) + 1}`,
    ]);
  });
});

test("what is planned may record what is planned, and what is removed is checked no more", () => {
  const event = (status: string, records: string) =>
    problems(`${metrics}events: { done: { status: ${status}, records: { ${records} } } }\n`);
  expect(event("planned", "later: ")).toEqual([]);
  expect(event("planned", "gone: ")).toHaveLength(1);
  expect(event("removed", "gone: ")).toEqual([]);
});
