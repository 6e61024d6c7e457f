import type { Config } from "../settings/config.js";

/** Says which names stand for content that must not leave: what people or tools wrote, and what exceptions say. */
export type ContentRule = { isHidden(name: string): boolean };

/** Names by their last segment, and patterns, in which `*` stands for any text. */
type Content = { readonly segments: readonly string[]; readonly patterns: readonly string[] };

/** Also as the end of a segment: `user_prompt`, `userPrompt`. */
const prompt = "prompt";

/** The patterns are those of OpenTelemetry's semantic conventions. */
const prompts: Content = {
  segments: [prompt],
  patterns: ["gen_ai.prompt.*", "gen_ai.input.messages", "gen_ai.system_instructions", "gen_ai.retrieval.query.text"],
};
const toolContent: Content = {
  segments: ["arguments", "output", "response"],
  patterns: [
    "gen_ai.completion",
    "gen_ai.completion.*",
    "gen_ai.output.messages",
    "gen_ai.tool.call.result",
    "http.request.body.content",
    "http.response.body.content",
  ],
};
const exceptions: Content = {
  segments: [],
  patterns: [
    "exception.message",
    "exception.stacktrace",
    "error.message",
    "error.stack",
    "error.stacktrace",
    "code.stacktrace",
  ],
};

/** What a prompt is called is no content. */
const alwaysShown: readonly string[] = ["gen_ai.prompt.name"];

const cachedNames = 2_000;
const longestCachedName = 200;

/** The last segment that is no index. */
function lastSegment(name: string): string {
  return name.split(/[./:]/).findLast((segment) => segment !== "" && !/^\d+$/.test(segment)) ?? "";
}

/** Whether `*` of the pattern can stand for parts of the name so that both are the same; takes no more than one pass. */
function matches(name: string, pattern: string): boolean {
  const [start = "", ...parts] = pattern.split("*");
  const end = parts.pop();
  if (end === undefined) return name === start;
  if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length) return false;
  let at = start.length;
  for (const part of parts) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - end.length;
}

function cached(isHidden: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const hidden = isHidden(name);
    if (known.size >= cachedNames) known.clear();
    if (name.length <= longestCachedName) known.set(name, hidden);
    return hidden;
  };
}

type Keys = Pick<Config, "logUserPrompt" | "logToolContent" | "logExceptions" | "hiddenAttributes" | "shownAttributes">;

/** The rule of a configuration. `shown_attributes` take precedence over everything else. */
export function createContentRule(keys: Keys): ContentRule {
  const kept = [
    ...(keys.logUserPrompt ? [] : [prompts]),
    ...(keys.logToolContent ? [] : [toolContent]),
    ...(keys.logExceptions ? [] : [exceptions]),
  ];
  const segments = new Set(kept.flatMap((content) => content.segments));
  const lower = (patterns: readonly string[]) => patterns.map((pattern) => pattern.toLowerCase());
  const hidden = lower([...kept.flatMap((content) => content.patterns), ...keys.hiddenAttributes]);
  const shown = lower([...alwaysShown, ...keys.shownAttributes]);
  const isHidden = (given: string) => {
    const name = given.toLowerCase().replace(/\[(\d*)\]/g, ".$1");
    if (shown.some((pattern) => matches(name, pattern))) return false;
    const last = lastSegment(name);
    if (segments.has(last) || (!keys.logUserPrompt && last.endsWith(prompt))) return true;
    return hidden.some((pattern) => matches(name, pattern));
  };
  return { isHidden: cached(isHidden) };
}
