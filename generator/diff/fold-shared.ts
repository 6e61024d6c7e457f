import { bumps, type Change } from "./change.js";
import { worst } from "./impacts.js";

/** A change, with the name of the shared attribute that it is about, and whether its place is the shared definition. */
export type Foldable = Change & { readonly shared: string | null; readonly isDefinition: boolean };

type Group = [Foldable, ...Foldable[]];

/** A change of a shared attribute is one change, though each metric that uses it has it. */
export function foldShared(changes: readonly Foldable[]): readonly Change[] {
  const groups = new Map<string | Foldable, Group>();
  for (const change of changes) {
    const id = identityOf(change);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [change]);
    else group.push(change);
  }
  return [...groups.values()].map(folded);
}

function identityOf(change: Foldable): string | Foldable {
  const { code, shared, base, head, subject } = change;
  if (shared === null) return change;
  return JSON.stringify([code, shared, subject.attribute, base?.value, head?.value]);
}

/** The worst of each; the place is the shared definition rather than a use of it. */
function folded(group: Group): Change {
  const { shared: _, isDefinition: __, ...shown } = group.find(({ isDefinition }) => isDefinition) ?? group[0];
  const all = (kind: "metrics" | "events" | "spans") => [...new Set(group.flatMap(({ subject }) => subject[kind]))];
  const heaviest = bumps.flatMap((bump) => group.find((change) => change.bump === bump) ?? [])[0] ?? group[0];
  return {
    ...shown,
    callers: worst(...group.map(({ callers }) => callers)),
    consumers: worst(...group.map(({ consumers }) => consumers)),
    subject: { ...shown.subject, metrics: all("metrics"), events: all("events"), spans: all("spans") },
    stability: heaviest.stability,
    bump: heaviest.bump,
    migration: group.find(({ migration }) => migration !== null)?.migration ?? null,
  };
}
