import type { EntryKind } from "../vocabulary.js";
import type { CoverageData } from "./data.js";
import { present } from "./present.js";

/** What a report of `meterbook live-check` says of each metric, event and span, by exported name. */
export type Coverage = Readonly<Record<EntryKind, ReadonlyMap<string, CoverageData>>>;

type Json = Readonly<Record<string, unknown>>;

/** The coverage in a report as JSON; undefined when it is none of `meterbook live-check`. */
export function readCoverage(text: string): Coverage | undefined {
  const { format, command, coverage } = objectOf(parsed(text));
  const { metrics, events, spans, common } = objectOf(coverage);
  if (format !== 1 || command !== "live-check" || !Array.isArray(metrics) || !Array.isArray(common)) return undefined;
  const shared = common.flatMap(attributeOf);
  return {
    metric: entriesOf(metrics, { name: "metric", count: "points" }, shared),
    event: entriesOf(events, { name: "event", count: "events" }, shared),
    span: entriesOf(spans, { name: "span", count: "spans" }, shared),
  };
}

type Unseen = NonNullable<CoverageData["unseen"]>;

/** Those of a kind, by the keys under which a report has the name and the number of what came; none where it has none. */
function entriesOf(
  written: unknown,
  keys: { readonly name: string; readonly count: string },
  shared: Unseen,
): Coverage[EntryKind] {
  const all = Array.isArray(written) ? written.map(objectOf) : [];
  const entries = all.flatMap(({ [keys.name]: name, [keys.count]: count, attributes }) => {
    if (typeof name !== "string" || typeof count !== "number" || !Array.isArray(attributes)) return [];
    const unseen = count === 0 ? [] : [...attributes.flatMap(attributeOf), ...shared];
    return [[name, present<CoverageData>({ count, unseen })] as const];
  });
  return new Map(entries);
}

/** An attribute of which something was never seen: itself, or some of its values. */
function attributeOf(written: unknown): Unseen {
  const { attribute, present: isPresent, values } = objectOf(written);
  if (typeof attribute !== "string" || !Array.isArray(values)) return [];
  const missed = values.map(objectOf).flatMap(({ value, seen }) => (seen === false ? [String(value)] : []));
  if (isPresent === true && missed.length === 0) return [];
  return [isPresent === true ? { key: attribute, values: missed } : { key: attribute }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
