import type { AnyEntry, Attribute, CatalogEntry, Metric, Stability, Variant } from "../../model/catalog.js";
import type { Path } from "../../source.js";
import { isRecorded, memberText, takesValueFirst } from "../calls.js";
import type { Finding, Impact, Impacts } from "../change.js";
import type { ChangeCode } from "../codes.js";
import { compareFields } from "../field.js";
import { both, impactsOf, unrecorded } from "../impacts.js";
import { type AttributePair, pairAttributes } from "../pair-attributes.js";
import { shown } from "../shown.js";
import { compareInput } from "./attribute-input.js";
import { attributeLimitRules } from "./attribute-limits.js";
import { compareDeprecations } from "./deprecation.js";
import { isRevived, afterRevival } from "./revival.js";

/** A finding about an attribute, in the base, the head, or both. */
export type AttributeFinding = Finding & {
  readonly attribute: Attribute;
  readonly shared: string | null;
  /** What the base promised for the attribute by itself. */
  readonly promise: Stability | null;
};

type Owner = {
  readonly attributes: readonly Attribute[];
  /** Where the attributes stand. */
  readonly path: Path;
  readonly noun: "attribute" | "context key";
  readonly codes: Readonly<Record<"added" | "removed" | "renamed", ChangeCode>>;
  /** What an optional attribute does to callers when it is the first one. */
  readonly firstOptional: Impact;
};

export function compareEntryAttributes(base: AnyEntry, head: AnyEntry): readonly AttributeFinding[] {
  const found = compareOwners(entryOwner(base), entryOwner(head));
  return asRecorded(found.map(head.kind === "metric" ? ofMetric : ofSignal), base, head);
}

/** Hidden values of metrics leave as `[REDACTED]`, whatever `redact` says. */
function ofMetric(finding: AttributeFinding): AttributeFinding {
  return finding.code === "redact-changed" ? { ...finding, ...both("cosmetic") } : finding;
}

/** An attribute more breaks no query of events or spans, as they are no series. */
function ofSignal(finding: AttributeFinding): AttributeFinding {
  const isMore = finding.code === "attribute-added" || finding.code === "attribute-required";
  return isMore ? { ...finding, consumers: "additive" } : finding;
}

/** What one of the two variants says of attributes itself; what both have of their metric is compared there. */
export function compareVariantAttributes(
  variants: { readonly base: Variant; readonly head: Variant },
  { base, head }: { readonly base: Metric; readonly head: Metric },
): readonly AttributeFinding[] {
  const keys = new Set([...variants.base.own, ...variants.head.own].map(({ key }) => key));
  const owner = (metric: Metric, { attributes, path }: Variant): Owner => ({
    ...entryOwner(metric),
    attributes: attributes.filter(({ key }) => keys.has(key)),
    path: [...path, "attributes"],
    ...(attributes.length > 0 && { firstOptional: "additive" }),
  });
  const found = compareOwners(owner(base, variants.base), owner(head, variants.head));
  return asRecorded(found.map(ofMetric), base, head);
}

function asRecorded(
  found: readonly AttributeFinding[],
  base: CatalogEntry,
  head: CatalogEntry,
): readonly AttributeFinding[] {
  if (isRecorded(base) && isRecorded(head)) return found;
  // A tombstone need not say which attributes it had.
  const isBack = isRevived({ base, head }) && base.attributes.length > 0;
  return found.map((finding) => ({
    ...finding,
    ...(isBack ? afterRevival(finding) : { ...unrecorded, migration: null }),
  }));
}

export function compareContexts(base: readonly Attribute[], head: readonly Attribute[]): readonly AttributeFinding[] {
  return compareOwners(contextOwner(base), contextOwner(head));
}

/**
 * Without attributes a recorder is called `(amount?)` or `(value)`, an event `()`, a span `(run)`; only the second and the
 * third leave room.
 */
function entryOwner(entry: AnyEntry): Owner {
  const hasRoom = entry.kind === "metric" ? takesValueFirst(entry) && !entry.observable : entry.kind === "event";
  return {
    attributes: entry.attributes,
    path: [...entry.path, "attributes"],
    noun: "attribute",
    codes: { added: "attribute-added", removed: "attribute-removed", renamed: "attribute-renamed" },
    firstOptional: hasRoom ? "additive" : "breaking",
  };
}

/** Without a context, `createRecorders` takes none. */
function contextOwner(attributes: readonly Attribute[]): Owner {
  return {
    attributes,
    path: ["context"],
    noun: "context key",
    codes: { added: "context-key-added", removed: "context-key-removed", renamed: "context-key-renamed" },
    firstOptional: "breaking",
  };
}

function compareOwners(base: Owner, head: Owner): readonly AttributeFinding[] {
  const { pairs, removed, added } = pairAttributes(base.attributes, head.attributes);
  return [
    ...removed.map((attribute) => removal(attribute, base, head)),
    ...added.map((attribute) => addition(attribute, base, head)),
    ...pairs.flatMap((pair) => [
      ...(pair.isRenamed ? [renaming(pair, base)] : []),
      ...comparePair(pair.base, pair.head),
    ]),
  ];
}

function comparePair(base: Attribute, head: Attribute): readonly AttributeFinding[] {
  const of = ` of ${shown(head.key)}`;
  const found = [
    ...compareInput({ base, head }),
    ...compareFields(attributeLimitRules, { base, head }, of),
    ...compareDeprecations({ base, head }, of),
  ];
  const shared = base.shared === head.shared ? head.shared : null;
  return found.map((finding) => ({ ...finding, attribute: head, shared, promise: base.stability }));
}

function removal(attribute: Attribute, { codes, noun }: Owner, head: Owner): AttributeFinding {
  const { key, path } = attribute;
  return {
    code: codes.removed,
    ...both("breaking"),
    message: `the ${noun} ${shown(key)} is gone`,
    base: { value: key, path },
    head: { value: null, path: head.path },
    migration: { old: memberText(attribute), new: "" },
    ...unannounced(attribute),
  };
}

function addition(attribute: Attribute, base: Owner, { codes, noun }: Owner): AttributeFinding {
  const { key, path, required } = attribute;
  const impacts = additionImpacts(attribute, base);
  return {
    code: codes.added,
    ...impacts,
    message: `the ${noun} ${shown(key)} is new, and ${required ? "required" : "may be left out"}`,
    base: { value: null, path: base.path },
    head: { value: key, path },
    migration: impacts.callers === "breaking" ? { old: "", new: memberText(attribute) } : null,
    ...unannounced(attribute),
  };
}

/** A required attribute ends each series and begins others; an optional one leaves those without it as they are. */
function additionImpacts({ required }: Attribute, base: Owner): Impacts {
  if (required) return both("breaking");
  return impactsOf(base.attributes.length === 0 ? base.firstOptional : "additive", "additive");
}

function renaming({ base, head }: AttributePair, { codes, noun }: Owner): AttributeFinding {
  return {
    code: codes.renamed,
    ...both("breaking"),
    message: `the ${noun} ${shown(base.key)} seems to be called ${shown(head.key)} now`,
    base: { value: base.key, path: base.path },
    head: { value: head.key, path: head.path },
    migration: { old: memberText(base), new: memberText(head) },
    ...unannounced(head),
    promise: base.stability,
  };
}

/** Presence is each metric's own, even where the definition is shared. */
function unannounced(attribute: Attribute) {
  return { isAnnounced: false, attribute, shared: null, promise: attribute.stability };
}
