import type { AnyEntry, CatalogEntry } from "../../model/catalog.js";
import { stabilities, type Stability } from "../../vocabulary.js";
import { isEndAnnounced } from "../announcement.js";
import { callText, isRecorded } from "../calls.js";
import type { Finding, Impacts } from "../change.js";
import type { FieldRule } from "../field.js";
import { both, impactsOf, unrecorded } from "../impacts.js";
import { shown } from "../shown.js";
import { windowRemark } from "./deprecation.js";

export const lifecycleRules: readonly FieldRule<CatalogEntry>[] = [
  {
    code: "stability-changed",
    field: "stability",
    read: ({ stability }) => stability,
    assess: (base, head) => promiseChanged(base.stability, head.stability),
  },
  {
    code: "expires-changed",
    field: "expires",
    read: ({ expires }) => expires,
    assess: (_, { expires }) => both(expires === null ? "cosmetic" : "additive"),
  },
];

/** Whoever relied on a promise loses it with a weaker one. */
export function promiseChanged(base: Stability, head: Stability): Impacts {
  const isLower = stabilities.indexOf(head) < stabilities.indexOf(base);
  return impactsOf("cosmetic", isLower ? "breaking" : "additive");
}

/** Between active and deprecated the deprecation itself says it all. */
export function compareStatus(base: AnyEntry, head: AnyEntry, today: string | null): readonly Finding[] {
  if (base.status === head.status) return [];
  const isDeprecation = isRecorded(base) && isRecorded(head);
  if (isDeprecation && (base.deprecated === null) !== (head.deprecated === null)) return [];
  const replaced = head.deprecated?.renamedTo ?? base.deprecated?.renamedTo ?? null;
  const isEnding = isRecorded(base) && !isRecorded(head);
  const use = isEnding && replaced !== null ? `; use ${shown(replaced)}` : "";
  const promise = isEnding ? windowRemark(base.deprecated, "were to be") : "";
  return [
    {
      code: "status-changed",
      ...statusImpacts(base, head),
      message: `"status" changes from ${shown(base.status)} to ${shown(head.status)}${use}${promise}`,
      base: { value: base.status, path: [...base.path, "status"] },
      head: { value: head.status, path: [...head.path, "status"] },
      migration: isEnding ? { old: callText(base), new: "" } : null,
      isAnnounced: isEnding && isEndAnnounced(base, today),
    },
  ];
}

function statusImpacts(base: CatalogEntry, head: CatalogEntry) {
  if (isRecorded(base) && isRecorded(head)) return both("cosmetic");
  if (isRecorded(base)) return both("breaking");
  return isRecorded(head) ? both("additive") : unrecorded;
}
