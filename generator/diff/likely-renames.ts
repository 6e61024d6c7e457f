import type { Metric } from "../model/catalog.js";
import { isRecorded } from "./calls.js";
import { isAlike } from "./likeness.js";

export type LikelyRename = { readonly base: Metric; readonly head: Metric };

/** The most candidates that one name is compared with, letter by letter. */
const mostCompared = 16;

/**
 * Metrics that went and came with the same instrument, unit and attributes, and besides the same description, the same
 * name below another namespace, or a similar name. Look-ups find the first two; the third looks at few.
 */
export function likelyRenames(gone: readonly Metric[], fresh: readonly Metric[]): readonly LikelyRename[] {
  const signatures = new Map([...gone, ...fresh].map((metric) => [metric, signatureOf(metric)]));
  const signed: Text = (metric) => signatures.get(metric) ?? "";
  const described = unambiguous(gone, fresh, (metric) => joined(signed(metric), metric.description));
  const moved = unambiguous(...without(gone, fresh, described), (metric) => {
    return joined(signed(metric), metric.key.replace(/^[^./]*[./]?/, ""));
  });
  const found = [...described, ...moved];
  return [...found, ...similar(...without(gone, fresh, found), signed)];
}

type Text = (metric: Metric) => string;

/** Empty when the second text is: it says nothing then. */
function joined(signature: string, text: string): string {
  return text === "" ? "" : `${signature}\n${text}`;
}

/** Pairs that agree in a text, where no other metric has it. */
function unambiguous(gone: readonly Metric[], fresh: readonly Metric[], textOf: Text): readonly LikelyRename[] {
  const before = groupBy(gone, textOf);
  const after = groupBy(fresh, textOf);
  return [...before].flatMap(([text, [base, ...others]]) => {
    const [head, ...more] = after.get(text) ?? [];
    const isOnly = text !== "" && others.length === 0 && more.length === 0;
    return isOnly && base !== undefined && head !== undefined ? [{ base, head }] : [];
  });
}

function similar(gone: readonly Metric[], fresh: readonly Metric[], signed: Text): readonly LikelyRename[] {
  const candidates = groupBy(fresh, signed);
  return gone.flatMap((base) => {
    const left = candidates.get(signed(base)) ?? [];
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

function groupBy(metrics: readonly Metric[], keyOf: Text): Map<string, Metric[]> {
  const groups = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const key = keyOf(metric);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [metric]);
    else group.push(metric);
  }
  return groups;
}
