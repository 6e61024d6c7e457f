import type { ContentGroup } from "../vocabulary.js";
import type { Attribute } from "./catalog.js";

/** Names of content by their last segment, and patterns, in which `*` stands for any text; as telemetry has them. */
const names: Readonly<Record<ContentGroup, RegExp>> = {
  user_prompt:
    /(?:^|[./:])[^./:]*prompt(?:[./:]\d+)*$|^gen_ai\.(?:prompt\..*|input\.messages|system_instructions|retrieval\.query\.text)$/i,
  tool_content:
    /(?:^|[./:])(?:arguments|output|response)(?:[./:]\d+)*$|^(?:gen_ai\.(?:completion(?:\..*)?|output\.messages|tool\.call\.result)|http\.(?:request|response)\.body\.content)$/i,
};

/** The group that a name speaks of; undefined where it speaks of no content. */
export function contentGroupOf(name: string): ContentGroup | undefined {
  if (/^gen_ai\.prompt\.name$/i.test(name)) return undefined;
  if (names.user_prompt.test(name)) return "user_prompt";
  return names.tool_content.test(name) ? "tool_content" : undefined;
}

/** What is redacted belongs to the group that its name speaks of, unless it says so itself; what belongs to one is personal. */
export function withContent(attribute: Attribute): Attribute {
  const { key, redact, sensitivity } = attribute;
  const content = attribute.content ?? (redact === null ? null : (contentGroupOf(key) ?? "none"));
  if (content === null) return attribute;
  return { ...attribute, content, sensitivity: sensitivity ?? (content === "none" ? null : "personal") };
}
