import type { ContentGroup } from "../vocabulary.js";
import type { Attribute, ScalarType } from "./catalog.js";

/** Whether telemetry hides the value. */
export function isHidden({ sensitivity }: Pick<Attribute, "sensitivity">): boolean {
  return sensitivity === "personal" || sensitivity === "secret";
}

/** The group whose key lets the value leave; undefined where none does. */
export function groupOf({ content }: Attribute): ContentGroup | undefined {
  return content === null || content === "none" ? undefined : content;
}

/** An attribute that leaves of events and spans in place of another. */
type StandIn = { readonly key: string; readonly type: ScalarType };

/** What leaves in place of a value that is hidden; undefined where nothing has another name. */
export function standInOf({ key, redact }: Pick<Attribute, "key" | "redact">): StandIn | undefined {
  if (redact === "length") return { key: `${key}_length`, type: "int" };
  return redact === "hash" ? { key: `${key}_hash`, type: "string" } : undefined;
}

/** A sentence about what leaves, in Markdown; empty where neither `redact` nor `content` says anything. */
export function hidingText(attribute: Attribute): string {
  const { redact, shared, origin } = attribute;
  const group = groupOf(attribute);
  if (redact === null && group === undefined) return "";
  const isOfMetrics = redact !== null && (shared !== null || origin !== "own");
  const inMetrics = isOfMetrics ? `; in metrics as ${mark}` : "";
  const unless = group === undefined ? "" : `, unless \`log_${group}\` is on`;
  return `${leavingText(attribute)}${inMetrics}${unless}.`;
}

const mark = "`[REDACTED]`";

function leavingText(attribute: Attribute): string {
  const { redact, isArray } = attribute;
  const name = `\`${standInOf(attribute)?.key}\``;
  if (redact === null) return `Leaves as ${mark}`;
  if (redact === "hash") return `Leaves as a hash, ${name}`;
  return redact === "drop"
    ? "Does not leave"
    : `Leaves as ${isArray ? "the number of its items" : "its length"}, ${name}`;
}
