import type { ImportedSpan, ImportedVariant } from "../imported-catalog.js";
import { textOf } from "../yaml-source.js";
import { eventNameOf } from "./read-event.js";
import { metricNameOf, readVariant } from "./read-metric.js";
import { readSpan, spanTypeOf } from "./read-span.js";
import { placeOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";
import { usesOfChain } from "./uses.js";

/** Forms of metrics, by the names of their metrics. */
export function variantsOf(
  refinements: readonly Written[],
  metrics: readonly Written[],
  isWanted: (metric: Written) => boolean,
  scope: Scope,
): ReadonlyMap<string, readonly ImportedVariant[]> {
  const found = new Map<string, ImportedVariant[]>();
  for (const chain of chainsOf({ kind: "metric", refinements, refined: metrics, nameOf: metricNameOf }, scope)) {
    const [metric, ...others] = chain;
    if (metric !== undefined && !isWanted(metric)) continue;
    const refinement = others.pop();
    const name = metric && metricNameOf(metric);
    if (metric === undefined || refinement === undefined || name === undefined) continue;
    const variant = readVariant(refinement, usesOfChain([metric, ...others], scope, name), scope, name);
    found.set(name, [...(found.get(name) ?? []), variant]);
  }
  return found;
}

/** Spans of one technology, each of which is a span of its own. */
export function refinedSpans(
  refinements: readonly Written[],
  spans: readonly Written[],
  isWanted: (refinement: Written) => boolean,
  scope: Scope,
): readonly ImportedSpan[] {
  const wanted = refinements.filter(isWanted);
  const all = { kind: "span", refinements, refined: spans, nameOf: spanTypeOf } as const;
  return chainsOf(all, scope, wanted).flatMap((chain) => readSpan(chain, scope) ?? []);
}

/** A form of an event has the event's name, under which a catalog has one event. */
export function reportRefinedEvents(
  refinements: readonly Written[],
  events: readonly Written[],
  isWanted: (event: Written) => boolean,
  scope: Scope,
): void {
  for (const chain of chainsOf({ kind: "event", refinements, refined: events, nameOf: eventNameOf }, scope)) {
    const [event] = chain;
    const refinement = chain.at(-1);
    if (event === undefined || refinement === undefined || !isWanted(event)) continue;
    reportRefinedEvent(refinement, textOf(refinement.data["id"]) ?? "", eventNameOf(event) ?? "", scope);
  }
}

export function reportRefinedEvent(refinement: Written, id: string, event: string, scope: Scope): void {
  const message = `"${id}" is recorded as the event "${event}", which stands in the catalog itself; it is left out`;
  scope.report("import/name-collision", placeOf(refinement, "id"), message, event);
}

type Refining = {
  readonly kind: "metric" | "event" | "span";
  readonly refinements: readonly Written[];
  readonly refined: readonly Written[];
  readonly nameOf: (written: Written) => string | undefined;
};

/** What each refinement refines, as far as it leads, and itself at the end. What it refers to may be in none of the files. */
function chainsOf(
  { kind, refinements, refined, nameOf }: Refining,
  scope: Scope,
  wanted: readonly Written[] = refinements,
): readonly (readonly Written[])[] {
  const byName = new Map(refined.map((each) => [nameOf(each) ?? "", each]));
  const byId = new Map(refinements.map((each) => [textOf(each.data["id"]) ?? "", each]));
  return wanted.flatMap((refinement) => {
    const chain = chainOf(refinement, byId);
    const name = textOf(chain.at(-1)?.data["ref"]) ?? "";
    const base = byName.get(name);
    if (base !== undefined) return [[base, ...chain.reverse()]];
    const message = `a refinement refers to the ${kind} "${name}", which none of the files defines`;
    scope.report("import/unknown-reference", placeOf(refinement, "ref"), message, name);
    return [];
  });
}

/** A refinement, and those that it refines, as far as they lead. */
function chainOf(refinement: Written, byId: ReadonlyMap<string, Written>): Written[] {
  const chain = new Set<Written>();
  for (let at: Written | undefined = refinement; at !== undefined && !chain.has(at); ) {
    chain.add(at);
    at = byId.get(textOf(at.data["ref"]) ?? "");
  }
  return [...chain];
}
