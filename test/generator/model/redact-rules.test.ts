import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { describe, expect, test } from "vitest";
import { contentGroupOf } from "../../../generator/model/content.js";
import { hidingText } from "../../../generator/model/hiding.js";
import { defaultConfig } from "../../../src/telemetry/settings/defaults.js";
import { createContentRule } from "../../../src/telemetry/signals/content-rule.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { catalogFrom, findings } from "./read.js";

/** What `redact` and `content` mean, and what of them is reported. */

const metrics = "metrics: { orders: { instrument: counter } }\n";

function ofEvent(attributes: string, more = ""): readonly string[] {
  return findings(`${metrics}${more}events: { asked: { attributes: { ${attributes} } } }\n`);
}

describe("an attribute of an event", () => {
  test.each([
    ["x: { type: string, sensitivity: secret, redact: length }", []],
    ["x: { type: string, content: user_prompt }", []],
    ["x: { type: string, content: tool_content, redact: hash }", []],
    ["x: { type: string, sensitivity: personal, redact: drop, content: none }", []],
    ["arguments: { type: string, redact: length }", []],
    ['x: { type: "int[]", sensitivity: secret, redact: length }', []],
    ["x: { type: int, sensitivity: secret, redact: hash }", []],
    ["x: { type: int, sensitivity: secret, redact: length }", ["redact-mismatch 2:71"]],
    ["x: { type: boolean, sensitivity: secret, redact: length }", ["redact-mismatch 2:75"]],
    ["x: { type: string, redact: length }", ["redact-mismatch 2:53"]],
    ["x: { type: string, sensitivity: internal, redact: drop }", ["redact-mismatch 2:76"]],
    ["x: { type: string, sensitivity: public, content: user_prompt }", ["redact-mismatch 2:74"]],
    ["arguments: { type: string, redact: length, content: none }", ["redact-mismatch 2:61"]],
    ["x: { type: string, sensitivity: secret, content: none }", ["redact-mismatch 2:74"]],
    ["x: { type: string, redact: shorten }", ["unknown-value 2:61"]],
    ["x: { type: string, content: prompt }", ["unknown-value 2:62"]],
  ])("%s", (attribute, expected) => {
    expect(ofEvent(attribute)).toEqual(expected);
  });
});

describe("what leaves under another name", () => {
  const hashed = "x: { type: int, sensitivity: secret, redact: hash }";
  test.each([
    [`${hashed}, x_hash: string`, "", ["redact-mismatch 2:34"]],
    [`${hashed}, x_length: string`, "", []],
    [`${hashed}, x_hash: string`.replace("redact: hash", "redact: drop"), "", []],
    [hashed, "context: { x_hash: string }\n", ["redact-mismatch 3:34"]],
    ["x_hash: string", `context: { ${hashed} }\n`, ["redact-mismatch 2:12"]],
    ["x: , x_hash: string", `attributes: { ${hashed} }\n`, ["redact-mismatch 3:34"]],
  ])("must be no other attribute: %s beside %j", (attributes, more, expected) => {
    expect(ofEvent(attributes, more)).toEqual(expected);
  });

  test("what the help offers is free of findings", () => {
    const text = `catalog: 1\nname: shop\n${metrics}events: { asked: { attributes: { ${hashed}, x_hash: string } } }\n`;
    const [found] = readCatalog({ name: "catalog.yaml", text }).diagnostics;
    expect(found?.message).toBe('"redact: hash" of "x" adds "x_hash", which event "asked" has already');
    expect(found?.help).toBe('rename "x_hash", or write "redact: drop"');
    for (const [from, to] of [
      ["x_hash", "x_other"],
      ["redact: hash", "redact: drop"],
    ] as const) {
      expect(readCatalog({ name: "catalog.yaml", text: text.replace(from, to) }).diagnostics).toEqual([]);
    }
  });
});

test("one name says the same in every event and span, and in the common attributes", () => {
  const events = (one: string, other: string) =>
    findings(`${metrics}events:\n  a: { attributes: { x: ${one} } }\nspans:\n  b: { attributes: { x: ${other} } }\n`);
  const length = "{ type: string, sensitivity: secret, redact: length }";
  expect(events(length, length)).toEqual([]);
  expect(events(length, "string")).toEqual(["redact-mismatch 5:22"]);
  expect(events("string", "{ type: string, content: user_prompt }")).toEqual(["redact-mismatch 5:22"]);
  expect(events("string", "{ type: string, sensitivity: secret }")).toEqual([]);
});

test("in a metric redact does nothing, unless a shared attribute says it for events, too", () => {
  const redacted = "{ type: string, sensitivity: secret, redact: length }";
  expect(findings(`metrics: { m: { instrument: counter, attributes: { x: ${redacted} } } }\n`)).toEqual([
    "redact-mismatch 1:92",
  ]);
  const shared = `attributes: { x: ${redacted} }\nmetrics: { m: { instrument: counter, attributes: [x] } }\n`;
  expect(findings(shared)).toEqual([]);
});

test.each([
  ["{ type: string, sensitivity: secret }", "string", ["record-mismatch"]],
  ["{ type: string, sensitivity: secret }", "{ type: string, sensitivity: internal }", ["record-mismatch"]],
  ["{ type: string, sensitivity: secret }", "{ type: string, sensitivity: personal }", []],
  ["{ type: string, sensitivity: secret }", "{ type: string, content: user_prompt }", ["record-mismatch"]],
  ["{ type: string, content: user_prompt }", "{ type: string, content: tool_content }", ["record-mismatch"]],
  ["{ type: string, content: user_prompt }", "{ type: string, content: user_prompt }", []],
  ["{ type: string, content: user_prompt }", "{ type: string, sensitivity: secret }", []],
])("what is hidden in an event leaves in no metric that it records: %s as %s", (source, target, expected) => {
  const text = `metrics: { m: { instrument: counter, attributes: { y: ${target} } } }
events: { asked: { attributes: { x: ${source} }, records: { m: { y: x } } } }\n`;
  expect(findings(text).map((finding) => finding.replace(/ .*/, ""))).toEqual(expected);
});

describe("the group", () => {
  const contentOf = (attribute: string) => {
    const [event] = catalogFrom(`${metrics}events: { asked: { attributes: { ${attribute} } } }\n`).events;
    const [found] = event?.attributes ?? [];
    return [found?.content, found?.sensitivity];
  };
  test.each([
    ["arguments: { type: string, sensitivity: secret, redact: length }", ["tool_content", "secret"]],
    ["user_prompt: { type: string, redact: drop }", ["user_prompt", "personal"]],
    ["question: { type: string, content: user_prompt }", ["user_prompt", "personal"]],
    ["pin: { type: string, sensitivity: secret, redact: hash }", ["none", "secret"]],
    ["output: { type: string, sensitivity: secret, redact: drop, content: none }", ["none", "secret"]],
    ["output: { type: string, sensitivity: secret }", [null, "secret"]],
  ])("of %s is %j", (attribute, expected) => {
    expect(contentOf(attribute)).toEqual(expected);
  });

  test("that a shared attribute has stays with it under another name", () => {
    const of = (shared: string, use: string) => {
      const text = `attributes: { ${shared} }\n${metrics}events: { asked: { attributes: { ${use} } } }\n`;
      return catalogFrom(text).events[0]?.attributes[0];
    };
    const pin = "pin: { type: string, sensitivity: secret, redact: hash }";
    expect(of(pin, "output: { ref: pin }")).toMatchObject({ content: "none", redact: "hash" });
    expect(of(pin, "output: { ref: pin, content: tool_content }")).toMatchObject({ content: "tool_content" });
    expect(of("note: string", "note: { content: user_prompt }")).toMatchObject({ sensitivity: "personal" });
  });

  test("of a name is the one by whose key telemetry shows it, over all names of the conventions", () => {
    const off = defaultConfig(null, "");
    const rules = [off, { ...off, logUserPrompt: true }, { ...off, logToolContent: true }].map((keys) =>
      createContentRule({ ...keys, logExceptions: true }),
    );
    const own = ["prompt", "Prompt", "a.user_prompt", "userPrompt.0", "llm/prompt", "x:output.1.2", "arguments.name"];
    const named = Object.values(conventions).filter((name) => typeof name === "string");
    for (const name of [...own, ...named]) {
      const [isHidden, withPrompts, withTools] = rules.map((rule) => rule.hidingOf(name, "text") !== undefined);
      const group = !isHidden ? undefined : !withPrompts ? "user_prompt" : !withTools ? "tool_content" : undefined;
      expect([name, contentGroupOf(name)]).toEqual([name, group]);
    }
  });
});

test.each([
  ["x: { type: string, sensitivity: secret }", ""],
  ["x: { type: string, sensitivity: secret, redact: length }", "Leaves as its length, `x_length`."],
  [
    'x: { type: "string[]", content: user_prompt, redact: length }',
    "Leaves as the number of its items, `x_length`, unless `log_user_prompt` is on.",
  ],
  ["x: { type: int, sensitivity: secret, redact: hash }", "Leaves as a hash, `x_hash`."],
  ["output: { type: string, redact: drop }", "Does not leave, unless `log_tool_content` is on."],
  ["x: { type: string, content: tool_content }", "Leaves as `[REDACTED]`, unless `log_tool_content` is on."],
])("documents say of %s: %s", (attribute, text) => {
  const [event] = catalogFrom(`${metrics}events: { asked: { attributes: { ${attribute} } } }\n`).events;
  expect(event?.attributes.map(hidingText)).toEqual([text]);
});
