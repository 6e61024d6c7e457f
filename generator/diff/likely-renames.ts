import type { Metric } from "../model/catalog.js";
import { isRecorded } from "./calls.js";
import { isAlike } from "./likeness.js";

export type LikelyRename = { readonly base: Metric; readonly head: Metric };

/** The most candidates that one name is compared with, letter by letter. */
const mostCompared = 64;

/**
 * Metrics that went and came with the same instrument, unit and attributes, and besides the same description, the same
 * name below another namespace, or a similar name. Look-ups find the first two; the third looks at few.
 */
export function likelyRenames(gone: readonly Metric[], fresh: readonly Metric[]): readonly LikelyRename[] {
  const described = unambiguous(gone, fresh, ({ description }) => description);
  const moved = unambiguous(...without(gone, fresh, described), ({ key }) => key.replace(/^[^./]*[./]?/, ""));
  const found = [...described, ...moved];
  return [...found, ...similar(...without(gone, fresh, found))];
}

/** Pairs that agree in a text, where no other metric has it. */
function unambiguous(
  gone: readonly Metric[],
  fresh: readonly Metric[],
  textOf: (metric: Metric) => string,
): readonly LikelyRename[] {
  const keyOf = (metric: Metric) => `${signatureOf(metric)}\n${textOf(metric)}`;
  const before = groupBy(gone, keyOf);
  const after = groupBy(fresh, keyOf);
  return gone.flatMap((base) => {
    const [head, ...more] = after.get(keyOf(base)) ?? [];
    const isOnly = head !== undefined && more.length === 0 && before.get(keyOf(base))?.length === 1;
    return isOnly && textOf(base) !== "" ? [{ base, head }] : [];
  });
}

function similar(gone: readonly Metric[], fresh: readonly Metric[]): readonly LikelyRename[] {
  const candidates = groupBy(fresh, signatureOf);
  return gone.flatMap((base) => {
    const left = candidates.get(signatureOf(base)) ?? [];
    const at = left.slice(0, mostCompared).findIndex(({ key }) => isAlike(base.key, key));
    const [head] = at === -1 ? [] : left.splice(at, 1);
    return head === undefined ? [] : [{ base, head }];
  });
}

function without(
  gone: readonly Metric[],
  fresh: readonly Metric[],
  found: readonly LikelyRename[],
): readonly [Metric[], Metric[]] {
  const taken = new Set(found.flatMap(({ base, head }) => [base, head]));
  return [gone.filter((metric) => !taken.has(metric)), fresh.filter((metric) => !taken.has(metric))];
}

function signatureOf(metric: Metric): string {
  const { instrument, observable, unit, valueType, attributes } = metric;
  const keys = attributes.map(({ key }) => key).sort();
  return JSON.stringify([isRecorded(metric), instrument, observable, unit, valueType, keys]);
}

function groupBy(metrics: readonly Metric[], keyOf: (metric: Metric) => string): Map<string, Metric[]> {
  const groups = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const key = keyOf(metric);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [metric]);
    else group.push(metric);
  }
  return groups;
}
