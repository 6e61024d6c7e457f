import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { expect, test } from "vitest";
import { type ContentRule, createContentRule } from "../../../src/telemetry/signals/content-rule.js";
import { defaultConfig } from "../../../src/telemetry/settings/defaults.js";

const off = defaultConfig(null, "");

function isHidden(rule: ContentRule, name: string, value: unknown): boolean {
  return rule.hidingOf(name, value) !== undefined;
}

test.each([
  "prompt",
  "Prompt",
  "PROMPT",
  "user_prompt",
  "userPrompt",
  "UserPrompt",
  "user-prompt",
  "System Prompt",
  "llm/prompt",
  "codex:prompt",
  "gen_ai.prompt",
  "gen_ai.prompt.0",
  "gen_ai.prompt.0.content",
  "gen_ai.prompt[0].role",
  "prompt[12]",
  "a.prompt.3.7",
  "tool.arguments",
  "Output",
  "model.RESPONSE.0",
  "exception.message",
  "exception.stacktrace",
])("%s is hidden", (name) => {
  expect(isHidden(createContentRule(off), name, "text")).toBe(true);
});

test.each([
  "prompt_length",
  "prompts",
  "prompt.name",
  "gen_ai.prompt.name",
  "http.response.status_code",
  "gen_ai.usage.output_tokens",
  "output.size",
  "impromptu",
  "exception.type",
  "0",
  "",
  "[",
])("%j is not hidden", (name) => {
  expect(isHidden(createContentRule(off), name, "text")).toBe(false);
});

test("of the attributes of OpenTelemetry's semantic conventions exactly these are hidden", () => {
  const named = Object.entries(conventions).flatMap(([key, name]) => {
    if (!key.startsWith("ATTR_")) return [];
    return typeof name === "function" ? [(name as (part: string) => string)("part")] : [String(name)];
  });
  expect(named.length).toBeGreaterThan(900);
  const rule = createContentRule(off);
  expect(named.filter((name) => isHidden(rule, name, "text")).sort()).toEqual([
    "code.stacktrace",
    "error.message",
    "exception.message",
    "exception.stacktrace",
    "gen_ai.completion",
    "gen_ai.input.messages",
    "gen_ai.output.messages",
    "gen_ai.prompt",
    "gen_ai.retrieval.query.text",
    "gen_ai.system_instructions",
    "gen_ai.tool.call.arguments",
    "gen_ai.tool.call.result",
    "http.request.body.content",
    "http.response.body.content",
  ]);
});

test.each([
  { keys: { logUserPrompt: true }, shown: ["prompt", "user_prompt", "gen_ai.prompt.0.content"], hidden: ["output"] },
  { keys: { logToolContent: true }, shown: ["output", "gen_ai.tool.call.result"], hidden: ["prompt", "user_prompt"] },
  { keys: { logExceptions: true }, shown: ["exception.message", "error.stack"], hidden: ["prompt"] },
  { keys: { hiddenAttributes: ["acme.*.Draft"] }, shown: ["acme.draft"], hidden: ["acme.0.draft", "ACME.x.y.draft"] },
  { keys: { hiddenAttributes: ["*"] }, shown: ["gen_ai.prompt.name"], hidden: ["anything", ""] },
  { keys: { shownAttributes: ["menu.response"] }, shown: ["menu.response"], hidden: ["response", "a.menu.response"] },
])("$keys says what is shown and hidden", ({ keys, shown, hidden }) => {
  const rule = createContentRule({ ...off, ...keys });
  for (const name of shown) expect([name, isHidden(rule, name, "text")]).toEqual([name, false]);
  for (const name of hidden) expect([name, isHidden(rule, name, "text")]).toEqual([name, true]);
});

test("a pattern of many stars takes no longer than its name", () => {
  const rule = createContentRule({ ...off, hiddenAttributes: [`${"*a".repeat(2_000)}b`] });
  const before = process.cpuUsage();
  expect(isHidden(rule, "a".repeat(100_000), "text")).toBe(false);
  expect(isHidden(rule, `${"a".repeat(100_000)}b`, "text")).toBe(true);
  // Trying each star at each place takes longer than anybody waits.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
});

const declared = [
  { key: "prompt", sensitivity: "public" },
  { key: "user.email", sensitivity: "personal" },
  { key: "account", sensitivity: "secret" },
  { key: "tool.output", sensitivity: "internal" },
  { key: "response", values: ["ok", "failed"] },
  { key: "gen_ai.completion" },
  { key: "user.email", sensitivity: "public" },
  { key: "arguments", sensitivity: "public" },
  { key: "arguments" },
] as const;

test.each([
  ["prompt", "text", false],
  ["tool.output", "text", false],
  ["user.email", "a@example.com", true],
  ["account", 4711, true],
  ["account", undefined, false],
  ["response", "ok", false],
  ["response", "a text of a person", true],
  ["gen_ai.completion", "text", true],
  ["arguments", "text", true],
  ["user_prompt", "text", true],
  ["user.email.domain", "text", false],
])(
  "a declared attribute follows its sensitivity, the most careful one: %s with %j is hidden is %j",
  (name, value, is) => {
    expect(isHidden(createContentRule(off, { signals: declared, metrics: [] }), name, value)).toBe(is);
  },
);

test("shown_attributes and hidden_attributes take precedence over what a catalog declares", () => {
  const keys = { shownAttributes: ["user.email"], hiddenAttributes: ["prompt"] };
  const rule = createContentRule({ ...off, ...keys }, { signals: [], metrics: declared });
  expect(isHidden(rule, "user.email", "a@example.com")).toBe(false);
  expect(isHidden(rule, "prompt", "text")).toBe(true);
});

test("of a hidden value leaves what its declaration says, unless the key of its group is on", () => {
  const redacted = [
    { key: "question", sensitivity: "personal", redact: "length", content: "user_prompt" },
    { key: "answer", sensitivity: "personal", content: "tool_content" },
    { key: "account", sensitivity: "secret", redact: "hash" },
    { key: "note", redact: "drop" },
    { key: "pin", sensitivity: "secret" },
    { key: "prompt", sensitivity: "personal", redact: "drop", content: "tool_content" },
  ] as const;
  const hidings = (keys: object) => {
    const rule = createContentRule({ ...off, ...keys }, { signals: redacted, metrics: [] });
    return redacted.map(({ key }) => rule.hidingOf(key, "text") ?? "shown");
  };
  expect(hidings({})).toEqual(["length", "mark", "hash", "drop", "mark", "drop"]);
  expect(hidings({ logUserPrompt: true })).toEqual(["shown", "mark", "hash", "drop", "mark", "drop"]);
  expect(hidings({ logToolContent: true })).toEqual(["length", "shown", "hash", "drop", "mark", "shown"]);
  expect(hidings({ hiddenAttributes: ["*"], logUserPrompt: true })[0]).toBe("mark-and-length");
  expect(hidings({ shownAttributes: ["*"] })).toEqual(["shown", "shown", "shown", "shown", "shown", "shown"]);
});

test("of several declarations of one name the most careful counts, in any order", () => {
  const careful = [
    {},
    { redact: "length" },
    { redact: "hash" },
    { sensitivity: "secret" },
    { redact: "drop" },
  ] as const;
  const expected = [undefined, "length", "hash", "mark", "drop"];
  for (const [more, last] of careful.entries()) {
    for (const [less, first] of careful.entries()) {
      const both = [first, last].map((fields) => ({ key: "value", ...fields }));
      const hiding = createContentRule(off, { signals: both, metrics: [] }).hidingOf("value", 7);
      expect(hiding).toBe(expected[Math.max(more, less)]);
    }
  }
});

test("what leaves in place of a value is for events and spans to say, that it is hidden for metrics, too", () => {
  const hiding = (signal: object, metric: object) => {
    const of = (fields: object) => [{ key: "account", ...fields }];
    return createContentRule(off, { signals: of(signal), metrics: of(metric) }).hidingOf("account", 7);
  };
  const secret = { sensitivity: "secret" };
  expect(hiding({ ...secret, redact: "hash" }, secret)).toBe("hash");
  expect(hiding({ sensitivity: "public" }, secret)).toBe("mark");
  expect(hiding({ ...secret, redact: "length" }, {})).toBe("length");
});

test("numbers of a declared attribute are hidden where its name is among the hidden ones, too", () => {
  const rule = createContentRule({ ...off, hiddenAttributes: ["account"] }, { signals: declared, metrics: [] });
  expect(rule.hidingOf("account", 4711)).toBe("mark");
});
