import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { expect, test } from "vitest";
import { createContentRule } from "../../../src/telemetry/signals/content-rule.js";
import { defaultConfig } from "../../../src/telemetry/settings/defaults.js";

const off = defaultConfig(null, "");

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
  expect(createContentRule(off).isHidden(name, "text")).toBe(true);
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
  expect(createContentRule(off).isHidden(name, "text")).toBe(false);
});

test("of the attributes of OpenTelemetry's semantic conventions exactly these are hidden", () => {
  const named = Object.entries(conventions).flatMap(([key, name]) => {
    if (!key.startsWith("ATTR_")) return [];
    return typeof name === "function" ? [(name as (part: string) => string)("part")] : [String(name)];
  });
  expect(named.length).toBeGreaterThan(900);
  const rule = createContentRule(off);
  expect(named.filter((name) => rule.isHidden(name, "text")).sort()).toEqual([
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
  for (const name of shown) expect([name, rule.isHidden(name, "text")]).toEqual([name, false]);
  for (const name of hidden) expect([name, rule.isHidden(name, "text")]).toEqual([name, true]);
});

test("a pattern of many stars takes no longer than its name", () => {
  const rule = createContentRule({ ...off, hiddenAttributes: [`${"*a".repeat(2_000)}b`] });
  const start = performance.now();
  expect(rule.isHidden("a".repeat(100_000), "text")).toBe(false);
  expect(rule.isHidden(`${"a".repeat(100_000)}b`, "text")).toBe(true);
  expect(performance.now() - start).toBeLessThan(1_000);
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
    expect(createContentRule(off, declared).isHidden(name, value)).toBe(is);
  },
);

test("shown_attributes and hidden_attributes take precedence over what a catalog declares", () => {
  const keys = { shownAttributes: ["user.email"], hiddenAttributes: ["prompt"] };
  const rule = createContentRule({ ...off, ...keys }, declared);
  expect(rule.isHidden("user.email", "a@example.com")).toBe(false);
  expect(rule.isHidden("prompt", "text")).toBe(true);
});
