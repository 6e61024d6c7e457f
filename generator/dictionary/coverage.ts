import type { CoverageData } from "./data.js";
import { present } from "./present.js";

/** What a report of `meterbook live-check` says of each metric, by exported name. */
export type Coverage = ReadonlyMap<string, CoverageData>;

type Json = Readonly<Record<string, unknown>>;

/** The coverage in a report as JSON; undefined when it is none of `meterbook live-check`. */
export function readCoverage(text: string): Coverage | undefined {
  const { format, command, coverage } = objectOf(parsed(text));
  const { metrics, common } = objectOf(coverage);
  if (format !== 1 || command !== "live-check" || !Array.isArray(metrics) || !Array.isArray(common)) return undefined;
  const shared = common.flatMap(attributeOf);
  const entries = metrics.map(objectOf).flatMap(({ metric, points, attributes }) => {
    if (typeof metric !== "string" || typeof points !== "number" || !Array.isArray(attributes)) return [];
    const own = points === 0 ? [] : [...attributes.flatMap(attributeOf), ...shared];
    return [[metric, present<CoverageData>({ points, unseen: own })] as const];
  });
  return new Map(entries);
}

/** An attribute of which something was never seen: itself, or some of its values. */
function attributeOf(written: unknown): readonly NonNullable<CoverageData["unseen"]>[number][] {
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
