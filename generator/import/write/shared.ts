import type { Plain } from "../../edit/amendment.js";
import { type ImportedAttribute, type ImportedEntry, variantsOf } from "../imported-catalog.js";
import { definitionOf, requiredEntry } from "./attribute-entry.js";
import { type PlainMap, present } from "./present.js";

/** Every use of an attribute, those of variants included. */
export function usesIn(entries: readonly ImportedEntry[]): readonly ImportedAttribute[] {
  return entries.flatMap((entry) => [
    ...(entry.attributes ?? []),
    ...variantsOf(entry).flatMap((variant) => variant.attributes),
  ]);
}

type Tally = { readonly definition: PlainMap; readonly levels: (Plain | undefined)[] };

/**
 * The attributes that are used twice or more with one meaning, by their names; whether they are required is what most uses say.
 * An attribute that says no more than its type is as short where it is used.
 */
export function sharedAttributes(
  entries: readonly ImportedEntry[],
  isTaken: (key: string) => boolean,
): ReadonlyMap<string, PlainMap> {
  const byKey = new Map<string, Map<string, Tally>>();
  for (const use of usesIn(entries)) {
    if (isTaken(use.key)) continue;
    const definition = definitionOf(use);
    const meanings = byKey.get(use.key) ?? new Map<string, Tally>();
    byKey.set(use.key, meanings);
    const meaning = JSON.stringify(definition);
    const tally = meanings.get(meaning) ?? { definition, levels: [] };
    meanings.set(meaning, tally);
    tally.levels.push(requiredEntry(use.requirement));
  }
  const shared = [...byKey].flatMap(([key, meanings]) => {
    const [first, ...others] = meanings.values();
    if (first === undefined) return [];
    const most = others.reduce((best, each) => (each.levels.length > best.levels.length ? each : best), first);
    const { definition, levels } = most;
    if (levels.length < 2 || Object.keys(definition).join() === "type") return [];
    return [[key, inOrder(definition, mostFrequent(levels))] as const];
  });
  return new Map(shared.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inOrder({ type, values, open, ...rest }: PlainMap, required: Plain | undefined): PlainMap {
  return present({ type, values, open, required, ...rest });
}

function mostFrequent(levels: readonly (Plain | undefined)[]): Plain | undefined {
  const counts = new Map<string, { readonly level: Plain | undefined; count: number }>();
  for (const level of levels) {
    const known = counts.get(JSON.stringify(level ?? true)) ?? { level, count: 0 };
    known.count += 1;
    counts.set(JSON.stringify(level ?? true), known);
  }
  const [first, ...others] = counts.values();
  return others.reduce((best, each) => (best !== undefined && each.count > best.count ? each : best), first)?.level;
}
