import type { Change } from "../diff/change.js";
import { compare, signatureOf } from "../diff/compare.js";
import { pairEntries } from "../diff/pair-entries.js";
import type { Catalog, Metric } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import type { ChangeData } from "./data.js";
import { present } from "./present.js";

/** A catalog as it was, or is; `revision` is its position among those that the page names. */
export type State = { readonly revision: number; readonly catalog: Catalog };

/** A metric on its way through the states. */
export type Track = {
  /** As the last state that has it says. */
  readonly metric: Metric;
  readonly catalog: Catalog;
  readonly changes: readonly ChangeData[];
  /** Exported names that it had. */
  readonly formerly: readonly string[];
};

export type History = {
  /** Those of the last state. */
  readonly tracks: ReadonlyMap<Metric, Track>;
  /** Those that it does not have. */
  readonly gone: readonly Track[];
};

type Tracks = { readonly here: ReadonlyMap<string, Track>; readonly gone: ReadonlyMap<string, Track> };

/** What became of each metric, from the oldest state to the newest. What the first one has is not said to have come. */
export function historyOf([first, ...later]: readonly [State, ...State[]]): History {
  const here = new Map(first.catalog.metrics.map((metric) => [metric.key, begun(metric, first.catalog, [])]));
  let tracks: Tracks = { here, gone: new Map() };
  let base = first;
  for (const head of later) {
    tracks = step(tracks, base, head);
    base = head;
  }
  const names = new Set(base.catalog.metrics.map(({ name }) => name));
  return {
    tracks: new Map([...tracks.here.values()].map((track) => [track.metric, track])),
    gone: [...tracks.gone.values()].filter(({ metric }) => !names.has(metric.name)),
  };
}

function begun(metric: Metric, catalog: Catalog, changes: readonly ChangeData[]): Track {
  return { metric, catalog, changes, formerly: [] };
}

/** The tracks after one more state. A metric that comes back goes on where it had ended. */
function step(before: Tracks, { catalog: base }: State, { catalog: head, revision }: State): Tracks {
  const { pairs, removed, added } = pairEntries(base.metrics, head.metrics, signatureOf);
  const changes = changesByKey(compare(base, head), revision);
  const gone = new Map(before.gone);
  const here = new Map<string, Track>();
  for (const { base: old, head: metric } of pairs) {
    const track = before.here.get(old.key) ?? begun(old, base, []);
    const kind = isRecorded(old) === isRecorded(metric) ? "changed" : isRecorded(metric) ? "came" : "went";
    const own = (changes.get(metric.key) ?? []).map((change, index): ChangeData => {
      return index === 0 ? { ...change, kind } : change;
    });
    const formerly = old.name === metric.name ? track.formerly : [...track.formerly, old.name];
    here.set(metric.key, { metric, catalog: head, changes: [...track.changes, ...own], formerly });
  }
  for (const metric of added) {
    const known = gone.get(metric.key);
    gone.delete(metric.key);
    const came: ChangeData = { revision, kind: metric.status === "removed" ? "went" : "came" };
    here.set(metric.key, { ...begun(metric, head, [...(known?.changes ?? []), came]) });
  }
  // What a rename left behind is in the head, and in no pair.
  for (const metric of head.metrics) {
    if (!here.has(metric.key)) here.set(metric.key, begun(metric, head, [{ revision, kind: "went" }]));
  }
  for (const { key } of removed) {
    const track = before.here.get(key);
    const [change] = changes.get(key) ?? [];
    if (track !== undefined)
      gone.set(key, { ...track, changes: [...track.changes, { revision, ...change, kind: "went" }] });
  }
  return { here, gone };
}

/** What is said of each metric. */
function changesByKey(changes: readonly Change[], revision: number): ReadonlyMap<string, readonly ChangeData[]> {
  const byKey = new Map<string, ChangeData[]>();
  for (const change of changes) {
    const { message, bump, subject } = change;
    const data = present<ChangeData>({ revision, kind: "changed", message, attribute: subject.attribute, bump });
    for (const key of subject.metrics) byKey.set(key, [...(byKey.get(key) ?? []), data]);
  }
  return byKey;
}
