import type { Change, Subject } from "./change.js";
import { isTempered } from "./comparison.js";
import { isPromised } from "./verdict.js";

/** What the reports group changes by: `task.compact`, `event tool.result`, `attribute "tool" of 3 metrics`. */
export function subjectText(subject: Subject): string {
  const { kind, attribute } = subject;
  const all = touchedBy(subject);
  const [first = "", ...more] = all;
  if (kind === "catalog" || kind === "context") return kind;
  return more.length === 0 ? first : `attribute "${attribute}" of ${countedKinds(subject)}`;
}

/** The entries that a change touches, as reports call them. */
export function touchedBy({ metrics, events, spans }: Subject): readonly string[] {
  return [...metrics, ...events.map((key) => `event ${key}`), ...spans.map((key) => `span ${key}`)];
}

function countedKinds({ metrics, events, spans }: Subject): string {
  const counts = [
    [metrics.length, "metric"],
    [events.length, "event"],
    [spans.length, "span"],
  ] as const;
  return counts.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)])).join(", ");
}

/** The changes by subject; the order of the subjects is that of their first changes. */
export function bySubject(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const name = subjectText(change.subject);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [change]);
    else group.push(change);
  }
  return groups;
}

/** `1 major, 3 patch`; empty for no changes. */
export function tally(changes: readonly Change[]): string {
  const counts = (["major", "minor", "patch"] as const).map((bump) => {
    return [changes.filter((change) => change.bump === bump).length, bump] as const;
  });
  return counts.flatMap(([count, bump]) => (count === 0 ? [] : [`${count} ${bump}`])).join(", ");
}

/** `1 change`, `2 changes`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

const tempered =
  "what breaks counts as minor while the metric promises nothing (below release_candidate), or when its deprecation announced it";
const unguarded =
  "nothing that changed is guarded: `defaults: { stability: stable }` guards each metric that says nothing itself";

/** Why breaks count for less than they are; null where none does. Names the setting where no change concerns a promise. */
export function temperedText(changes: readonly Change[]): string | null {
  if (!changes.some(isTempered)) return null;
  return changes.some(({ stability }) => isPromised(stability)) ? tempered : `${tempered}; ${unguarded}`;
}
