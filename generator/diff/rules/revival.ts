import type { CatalogEntry } from "../../model/catalog.js";
import { isRecorded } from "../calls.js";
import type { Finding, Written } from "../change.js";
import type { ChangeCode } from "../codes.js";
import type { EntryPair } from "../pair-entries.js";

/** Whether a metric that was removed is recorded again. */
export function isRevived({ base, head }: Pick<EntryPair<CatalogEntry>, "base" | "head">): boolean {
  return base.status === "removed" && isRecorded(head);
}

/** What decides over the meaning of a metric's series. */
const meanings: readonly ChangeCode[] = ["instrument-changed", "unit-changed", "value-type-changed"];

/**
 * Nobody calls what was removed, but dashboards over past data know it: another meaning breaks them. What the tombstone
 * leaves unsaid is no meaning.
 */
export function afterRevival(finding: Finding): Finding {
  const { code, base, consumers } = finding;
  const isMeaning = meanings.includes(code) || /^(attribute|value)-/.test(code);
  const isSaid = code === "attribute-added" || !isBare(base?.value ?? null);
  return { ...finding, callers: "none", consumers: isMeaning && isSaid ? consumers : "cosmetic", migration: null };
}

function isBare(value: Written): boolean {
  return value === null || value === "" || (typeof value === "object" && value.length === 0);
}
