import type { CatalogEntry } from "../model/catalog.js";
import { isBefore, isDay } from "../model/lifetime.js";

/**
 * Whether a catalog has announced that an entry would end, and what it promised until then is kept: by a deprecation whose
 * window, if it has one, is over, or by an expiry that is past. Without a day, and for ends that are versions, the promise
 * counts as kept.
 */
export function isEndAnnounced({ deprecated, expires }: CatalogEntry, today: string | null): boolean {
  if (expires !== null && today !== null && isDay(expires) && isBefore(expires, today)) return true;
  return deprecated !== null && !(deprecated.emitBoth && isToCome(deprecated.until, today));
}

/** Whether the end is a day that is not over. */
function isToCome(end: string | null, today: string | null): boolean {
  return end !== null && today !== null && isDay(end) && !isBefore(end, today);
}
