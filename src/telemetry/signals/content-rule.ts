import type { Config } from "../settings/config.js";
import { createHash } from "./hash.js";

/** What leaves in place of a hidden value: `[REDACTED]`, alone or with the length; or the length, a hash, or nothing. */
export type Hiding = "mark" | "mark-and-length" | "length" | "hash" | "drop";

/** Says what is content that must not leave: what people or tools wrote, what exceptions say, what a catalog calls private. */
export type ContentRule = {
  /** Undefined where the value itself leaves. */
  hidingOf(name: string, value: unknown): Hiding | undefined;
  /** Alike for equal values of one name until telemetry ends; undefined for what has no text of its own. */
  hash(name: string, value: unknown): string | undefined;
};

/** An attribute as a catalog declares it. */
type DeclaredAttribute = {
  readonly key: string;
  readonly sensitivity?: "public" | "internal" | "personal" | "secret";
  readonly redact?: "length" | "drop" | "hash";
  readonly content?: "user_prompt" | "tool_content";
  readonly values?: readonly (string | number)[];
};

/** The attributes of a catalog: of events and spans, with the common ones, and of metrics. */
export type DeclaredAttributes = {
  readonly signals: readonly DeclaredAttribute[];
  readonly metrics: readonly DeclaredAttribute[];
};

const nothing: DeclaredAttributes = { signals: [], metrics: [] };

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

type Keys = Pick<Config, "logUserPrompt" | "logToolContent" | "logExceptions" | "hiddenAttributes" | "shownAttributes">;

/** What the declarations of one name say together: the most careful one counts. */
type Declared = {
  readonly hiding: Hiding | undefined;
  readonly isShown: boolean;
  readonly values: ReadonlySet<unknown>;
};

/** From the least careful to the most: a hash says less than a length, and nothing says least. */
const care: readonly (Hiding | undefined)[] = [undefined, "length", "hash", "mark", "drop"];

function merged(attributes: readonly DeclaredAttribute[], keys: Keys): ReadonlyMap<string, Declared> {
  const all = new Map<string, Declared>();
  for (const attribute of attributes) {
    const { key, sensitivity, values = [] } = attribute;
    const before = all.get(key) ?? { hiding: undefined, isShown: true, values: [] };
    const hiding = declaredHiding(attribute, keys);
    all.set(key, {
      hiding: care.indexOf(hiding) > care.indexOf(before.hiding) ? hiding : before.hiding,
      isShown: before.isShown && (sensitivity !== undefined || hiding !== undefined),
      values: new Set([...before.values, ...values]),
    });
  }
  return all;
}

/** What leaves in place of a value is for events and spans to say; metrics say that it is hidden, and no more. */
function declare({ signals, metrics }: DeclaredAttributes, keys: Keys): ReadonlyMap<string, Declared> {
  const [own, labels] = [merged(signals, keys), merged(metrics, keys)];
  const all = new Map(labels);
  for (const [key, { hiding, isShown, values }] of own) {
    const label = labels.get(key);
    all.set(key, {
      hiding: hiding ?? label?.hiding,
      isShown: isShown && label?.isShown !== false,
      values: new Set([...values, ...(label?.values ?? [])]),
    });
  }
  return all;
}

/** What a key of the configuration lets leave is hidden no longer. */
function declaredHiding({ sensitivity, redact, content }: DeclaredAttribute, keys: Keys): Hiding | undefined {
  if (content === "user_prompt" && keys.logUserPrompt) return undefined;
  if (content === "tool_content" && keys.logToolContent) return undefined;
  const isPrivate = sensitivity === "personal" || sensitivity === "secret";
  return isPrivate || redact !== undefined || content !== undefined ? (redact ?? "mark") : undefined;
}

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
export function createContentRule(keys: Keys, attributes: DeclaredAttributes = nothing): ContentRule {
  const names = createNameRule(keys);
  const declared = declare(attributes, keys);
  return {
    hidingOf(name, value) {
      if (value === undefined || value === null || names.isShown(name)) return undefined;
      const { hiding, isShown, values } = declared.get(name) ?? {};
      if (hiding !== undefined) return hiding;
      if (names.isHidden(name)) return holdsText(value) ? "mark-and-length" : undefined;
      const isPrivate = !isShown && names.isPrivate(name) && holdsText(value) && !values?.has(value);
      return isPrivate ? "mark-and-length" : undefined;
    },
    hash: createHash(),
  };
}
