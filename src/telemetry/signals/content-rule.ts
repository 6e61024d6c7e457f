import type { Config } from "../settings/config.js";

/** Says what is content that must not leave: what people or tools wrote, what exceptions say, what a catalog calls private. */
export type ContentRule = {
  isHidden(name: string, value: unknown): boolean;
  /** Whether the length of a hidden value leaves. */
  showsLength(name: string): boolean;
};

/** An attribute as a catalog declares it. */
export type DeclaredAttribute = {
  readonly key: string;
  readonly sensitivity?: "public" | "internal" | "personal" | "secret";
  readonly values?: readonly (string | number)[];
};

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
  return (
    name
      .split(/[./:]/)
      .filter((segment) => segment !== "" && !/^\d+$/.test(segment))
      .at(-1) ?? ""
  );
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

/** Numbers and booleans say nothing that a person wrote. */
function holdsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsText);
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

/** What the declarations of one name say together: the most careful one counts. */
type Declared = { readonly isHidden: boolean; readonly isShown: boolean; readonly values: ReadonlySet<unknown> };

function declare(attributes: readonly DeclaredAttribute[]): ReadonlyMap<string, Declared> {
  const all = new Map<string, Declared>();
  for (const { key, sensitivity, values = [] } of attributes) {
    const { isHidden, isShown, values: before } = all.get(key) ?? { isHidden: false, isShown: true, values: [] };
    all.set(key, {
      isHidden: isHidden || sensitivity === "personal" || sensitivity === "secret",
      isShown: isShown && sensitivity !== undefined,
      values: new Set([...before, ...values]),
    });
  }
  return all;
}

type Keys = Pick<Config, "logUserPrompt" | "logToolContent" | "logExceptions" | "hiddenAttributes" | "shownAttributes">;

type NameRule = { isShown(name: string): boolean; isHidden(name: string): boolean; isPrivate(name: string): boolean };

/** What a configuration says of names: those shown and those hidden by its own keys, and those that speak of content. */
function createNameRule(keys: Keys): NameRule {
  const kept = [
    ...(keys.logUserPrompt ? [] : [prompts]),
    ...(keys.logToolContent ? [] : [toolContent]),
    ...(keys.logExceptions ? [] : [exceptions]),
  ];
  const segments = new Set(kept.flatMap((content) => content.segments));
  const plain = (given: string) => given.toLowerCase().replace(/\[(\d*)\]/g, ".$1");
  const anyOf = (patterns: readonly string[]) => {
    const lower = patterns.map((pattern) => pattern.toLowerCase());
    return cached((name) => lower.some((pattern) => matches(plain(name), pattern)));
  };
  const hasPattern = anyOf(kept.flatMap((content) => content.patterns));
  return {
    isShown: anyOf([...alwaysShown, ...keys.shownAttributes]),
    isHidden: anyOf(keys.hiddenAttributes),
    isPrivate: cached((name) => {
      const last = lastSegment(plain(name));
      return segments.has(last) || (!keys.logUserPrompt && last.endsWith(prompt)) || hasPattern(name);
    }),
  };
}

/**
 * The rule of a configuration, and of what a catalog declares. `shown_attributes` take precedence over
 * `hidden_attributes`, these over the catalog, and the catalog over what a name says.
 */
export function createContentRule(keys: Keys, attributes: readonly DeclaredAttribute[] = []): ContentRule {
  const names = createNameRule(keys);
  const declared = declare(attributes);
  return {
    isHidden(name, value) {
      if (names.isShown(name)) return false;
      if (names.isHidden(name)) return holdsText(value);
      const { isHidden, isShown, values } = declared.get(name) ?? {};
      if (isHidden) return value !== undefined && value !== null;
      return !isShown && names.isPrivate(name) && holdsText(value) && !values?.has(value);
    },
    showsLength: (name) => declared.get(name)?.isHidden !== true,
  };
}
