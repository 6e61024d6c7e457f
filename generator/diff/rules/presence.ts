import type { AnyEntry } from "../../model/catalog.js";
import { isEndAnnounced } from "../announcement.js";
import { callText, isRecorded, stemOf } from "../calls.js";
import type { Finding, Impacts } from "../change.js";
import { both, impactsOf, unrecorded } from "../impacts.js";
import type { EntryPair, Found } from "../pair-entries.js";
import { shown } from "../shown.js";
import { windowRemark } from "./deprecation.js";

/** Entries that came, went, or have another name. */
export function entryAdded(entry: AnyEntry): Finding {
  const { status, name, path } = entry;
  return {
    code: `${entry.kind}-added`,
    ...(isRecorded(entry) ? both("additive") : unrecorded),
    message: isRecorded(entry) ? "it is new" : `it is new, and ${status}`,
    base: null,
    head: { value: name, path },
    migration: null,
    isAnnounced: false,
  };
}

/** `replacement` is the one that the base names for it, if the head has it; `today` is a day, if one is known. */
export function entryRemoved(entry: AnyEntry, replacement: AnyEntry | undefined, today: string | null): Finding {
  const { name, path, deprecated, status } = entry;
  const use = replacement === undefined ? "" : `; use ${shown(replacement.key)}`;
  const isTombstone = status === "removed";
  return {
    code: isTombstone ? "tombstone-removed" : `${entry.kind}-removed`,
    ...(isRecorded(entry) ? both("breaking") : unrecorded),
    message: isTombstone
      ? "its name becomes free for another meaning"
      : `it is gone${use}${windowRemark(deprecated, "were to be")}`,
    base: { value: name, path },
    head: null,
    migration: isRecorded(entry)
      ? { old: callText(entry), new: replacement === undefined ? "" : callText(replacement) }
      : null,
    isAnnounced: isEndAnnounced(entry, today),
  };
}

/** Between them stands the old name. */
const renamings: Readonly<Record<Exclude<Found, "same">, readonly [before: string, after: string]>> = {
  declared: ["it was called", ", as its deprecation said"],
  exported: ["its key was", ", and it is exported as before"],
  likely: ["it seems to be", " under another name, as it measures the same"],
};

const likelySignal = ["it seems to be", " under another name, as it says the same"] as const;

export function entryRenamed({ base, head }: EntryPair<AnyEntry>, found: Exclude<Found, "same">): Finding {
  const [before, after] = found === "likely" && head.kind !== "metric" ? likelySignal : renamings[found];
  const isMoved = stemOf(base) !== stemOf(head);
  const isSeen = isRecorded(base) && isRecorded(head);
  return {
    code: `${head.kind}-renamed`,
    ...(isSeen ? renameImpacts(isMoved, base.name !== head.name) : unrecorded),
    message: `${before} ${shown(base.key)}${after}`,
    base: { value: base.name, path: base.path },
    head: { value: head.name, path: head.path },
    migration: isSeen && isMoved ? { old: callText(base), new: callText(head) } : null,
    isAnnounced: false,
  };
}

function renameImpacts(isMoved: boolean, isExportedOtherwise: boolean): Impacts {
  return impactsOf(isMoved ? "breaking" : "cosmetic", isExportedOtherwise ? "breaking" : "cosmetic");
}
