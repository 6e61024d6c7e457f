import type { Place } from "../../source.js";
import type { ImportLoss } from "../imported-catalog.js";
import type { PlainObject } from "../yaml-source.js";
import type { Registry, Written } from "./registry.js";

/** What references are looked up in, and where losses go. */
export type Scope = {
  /** The registry itself, then those that it depends on. */
  readonly registries: readonly Registry[];
  /** Each loss once, however many entries it reaches. */
  readonly report: (code: ImportLoss["code"], at: Place, message: string, entry: string | null) => void;
  /** What references led to so far. */
  readonly used: Readonly<Record<Section, Set<string>>>;
  /** The attributes of published registries that something uses. */
  readonly usedOfCatalogs: Set<PlainObject>;
};

type Section = "attributes" | "groups" | "attributeGroups";

export function scopeOf(registries: readonly Registry[], losses: ImportLoss[]): Scope {
  const seen = new Set<string>();
  return {
    registries,
    used: { attributes: new Set(), groups: new Set(), attributeGroups: new Set() },
    usedOfCatalogs: new Set(),
    report: (code, at, message, entry) => {
      const place = `${code} ${at.source.name}:${at.start} ${message}`;
      if (seen.has(place)) return;
      seen.add(place);
      losses.push({ code, at, message, metric: entry });
    },
  };
}

/** The first definition of an id, which is used from then on. */
export function find({ registries, used }: Scope, section: Section, id: string): Written | undefined {
  for (const registry of registries) {
    const found = registry[section].get(id);
    if (found === undefined) continue;
    used[section].add(id);
    return found;
  }
  return undefined;
}

export function isUsed({ used }: Scope, section: Section, id: string): boolean {
  return used[section].has(id);
}
