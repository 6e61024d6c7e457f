import type { Change, Subject } from "../diff/change.js";
import { compare, signalSignature, signatureOf } from "../diff/compare.js";
import { type PairedEntries, pairEntries } from "../diff/pair-entries.js";
import type { AnyEntry, Catalog } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { entriesIn } from "../model/entries.js";
import type { EntryKind } from "../vocabulary.js";
import type { ChangeData } from "./data.js";
import { present } from "./present.js";

/** A catalog as it was, or is; `revision` is its position among those that the page names. */
export type State = { readonly revision: number; readonly catalog: Catalog };

/** A metric, an event or a span on its way through the states. */
export type Track = {
  /** As the last state that has it says. */
  readonly entry: AnyEntry;
  readonly catalog: Catalog;
  readonly changes: readonly ChangeData[];
  /** Exported names that it had. */
  readonly formerly: readonly string[];
};

export type History = {
  /** Those of the last state. */
  readonly tracks: ReadonlyMap<AnyEntry, Track>;
  /** Those that it does not have. */
  readonly gone: readonly Track[];
};

/** By kind and key. */
type Tracks = { readonly here: ReadonlyMap<string, Track>; readonly gone: ReadonlyMap<string, Track> };

/** What became of each entry, from the oldest state to the newest. What the first one has is not said to have come. */
export function historyOf([first, ...later]: readonly [State, ...State[]]): History {
  const here = new Map(entriesIn(first.catalog).map((entry) => [idOf(entry), begun(entry, first.catalog, [])]));
  let tracks: Tracks = { here, gone: new Map() };
  let base = first;
  for (const head of later) {
    tracks = step(tracks, base, head);
    base = head;
  }
  const names = new Set(entriesIn(base.catalog).map(nameOf));
  return {
    tracks: new Map([...tracks.here.values()].map((track) => [track.entry, track])),
    gone: [...tracks.gone.values()].filter(({ entry }) => !names.has(nameOf(entry))),
  };
}

function begun(entry: AnyEntry, catalog: Catalog, changes: readonly ChangeData[]): Track {
  return { entry, catalog, changes, formerly: [] };
}

/** An event and a metric may have the same key and the same name. */
function idOf({ kind, key }: { readonly kind: EntryKind; readonly key: string }): string {
  return `${kind} ${key}`;
}

function nameOf({ kind, name }: AnyEntry): string {
  return `${kind} ${name}`;
}

/** Entries are paired with others of their kind. */
function paired(base: Catalog, head: Catalog): PairedEntries<AnyEntry> {
  const all: readonly PairedEntries<AnyEntry>[] = [
    pairEntries(base.metrics, head.metrics, signatureOf),
    pairEntries(base.events, head.events, signalSignature),
    pairEntries(base.spans, head.spans, signalSignature),
  ];
  return {
    pairs: all.flatMap(({ pairs }) => pairs),
    removed: all.flatMap(({ removed }) => removed),
    added: all.flatMap(({ added }) => added),
  };
}

/** The tracks after one more state. What comes back goes on where it had ended. */
function step(before: Tracks, { catalog: base }: State, { catalog: head, revision }: State): Tracks {
  const { pairs, removed, added } = paired(base, head);
  const changes = changesById(compare(base, head), revision);
  const gone = new Map(before.gone);
  const here = new Map<string, Track>();
  for (const { base: old, head: entry } of pairs) {
    const track = before.here.get(idOf(old)) ?? begun(old, base, []);
    const kind = isRecorded(old) === isRecorded(entry) ? "changed" : isRecorded(entry) ? "came" : "went";
    const own = (changes.get(idOf(entry)) ?? []).map((change, index): ChangeData => {
      return index === 0 ? { ...change, kind } : change;
    });
    const formerly = old.name === entry.name ? track.formerly : [...track.formerly, old.name];
    here.set(idOf(entry), { entry, catalog: head, changes: [...track.changes, ...own], formerly });
  }
  for (const entry of added) {
    const known = gone.get(idOf(entry));
    gone.delete(idOf(entry));
    const came: ChangeData = { revision, kind: entry.status === "removed" ? "went" : "came" };
    here.set(idOf(entry), begun(entry, head, [...(known?.changes ?? []), came]));
  }
  // What a rename left behind is in the head, and in no pair.
  for (const entry of entriesIn(head)) {
    if (!here.has(idOf(entry))) here.set(idOf(entry), begun(entry, head, [{ revision, kind: "went" }]));
  }
  for (const entry of removed) {
    const track = before.here.get(idOf(entry));
    const [change] = changes.get(idOf(entry)) ?? [];
    if (track !== undefined)
      gone.set(idOf(entry), { ...track, changes: [...track.changes, { revision, ...change, kind: "went" }] });
  }
  return { here, gone };
}

/** What is said of each entry. */
function changesById(changes: readonly Change[], revision: number): ReadonlyMap<string, readonly ChangeData[]> {
  const byId = new Map<string, ChangeData[]>();
  for (const change of changes) {
    const { message, bump, subject } = change;
    const data = present<ChangeData>({ revision, kind: "changed", message, attribute: subject.attribute, bump });
    for (const id of idsOf(subject)) {
      const others = byId.get(id);
      if (others === undefined) byId.set(id, [data]);
      else others.push(data);
    }
  }
  return byId;
}

function idsOf({ metrics, events, spans }: Subject): readonly string[] {
  const ofKind = (kind: EntryKind, keys: readonly string[]) => keys.map((key) => idOf({ kind, key }));
  return [...ofKind("metric", metrics), ...ofKind("event", events), ...ofKind("span", spans)];
}
