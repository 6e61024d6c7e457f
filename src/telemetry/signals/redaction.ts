import type { Config } from "../settings/config.js";

const redacted = "[REDACTED]";

export type AttributeMap = Readonly<Record<string, unknown>>;

/** Attributes whose last part is one of these hold what people or tools wrote. */
const promptNames: readonly string[] = ["prompt"];
const toolNames: readonly string[] = ["arguments", "output", "response"];

/** Says which attributes must not leave as they are. */
export type Redaction = { isHidden(name: string): boolean };

export function createRedaction({ logUserPrompt, logToolContent }: Config): Redaction {
  const hidden = new Set([...(logUserPrompt ? [] : promptNames), ...(logToolContent ? [] : toolNames)]);
  return { isHidden: (name) => hidden.has(name.slice(name.lastIndexOf(".") + 1)) };
}

function lengthOf(value: unknown): number {
  return typeof value === "string" ? Array.from(value).length : (JSON.stringify(value)?.length ?? 0);
}

/** What takes the place of hidden attributes: the note, and `<name>_length` in characters unless it is there already. */
export function findReplacements(attributes: AttributeMap, { isHidden }: Redaction): Record<string, string | number> {
  const replacements: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!isHidden(name) || value === undefined || value === redacted) continue;
    replacements[name] = redacted;
    if (!Object.hasOwn(attributes, `${name}_length`)) replacements[`${name}_length`] = lengthOf(value);
  }
  return replacements;
}
