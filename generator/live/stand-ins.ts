import type { Attribute } from "../model/catalog.js";
import { standInOf } from "../model/hiding.js";
import { redacted } from "./checks/hidden.js";
import type { ReceivedAttribute, ReceivedValue } from "./received.js";

/** An attribute that leaves of events and spans under another name where it is hidden, or not at all. */
export type Replaced = {
  readonly key: string;
  readonly required: boolean;
  /** Null where nothing leaves. */
  readonly standIn: { readonly key: string; readonly type: ReceivedValue["type"] } | null;
};

export function replacedIn(attributes: readonly Attribute[]): readonly Replaced[] {
  return attributes.flatMap((attribute): readonly Replaced[] => {
    const { key, required, redact } = attribute;
    const standIn = standInOf(attribute);
    if (standIn !== undefined) return [{ key, required, standIn }];
    return redact === "drop" ? [{ key, required, standIn: null }] : [];
  });
}

/** The attributes with a mark of what is hidden in place of what stands in for it, so that both are checked alike. */
export function withoutStandIns(
  received: readonly ReceivedAttribute[],
  replaced: readonly Replaced[],
): readonly ReceivedAttribute[] {
  if (replaced.length === 0) return received;
  const came = new Set(received.map(({ key }) => key));
  const hidden = replaced.filter(({ key }) => !came.has(key));
  const keys = new Map(
    hidden.flatMap(({ key, standIn }) => (standIn === null ? [] : [[standIn.key, { key, standIn }]])),
  );
  const marked = received.map((attribute) => {
    const found = keys.get(attribute.key);
    return found?.standIn.type === attribute.value.type ? markOf(found.key) : attribute;
  });
  const dropped = hidden.filter(({ standIn, required }) => standIn === null && required);
  return [...marked, ...dropped.map(({ key }) => markOf(key))];
}

function markOf(key: string): ReceivedAttribute {
  return { key, value: { type: "string", value: redacted } };
}
