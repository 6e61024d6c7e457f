import type { Place } from "../../source.js";
import type { ImportLoss } from "../imported-catalog.js";
import type { Registry, Written } from "./registry.js";

/** What references are looked up in, and where losses go. */
export type Scope = {
  /** The registry itself, then those that it depends on. */
  readonly registries: readonly Registry[];
  /** Each loss once, however many metrics it reaches. */
  readonly report: (code: ImportLoss["code"], at: Place, message: string, metric: string | null) => void;
  /** What references led to so far. */
  readonly used: Readonly<Record<Section, Set<string>>>;
};

type Section = "attributes" | "groups" | "attributeGroups";

export function scopeOf(registries: readonly Registry[], losses: ImportLoss[]): Scope {
  const seen = new Set<string>();
  return {
    registries,
    used: { attributes: new Set(), groups: new Set(), attributeGroups: new Set() },
    report: (code, at, message, metric) => {
      const place = `${code} ${at.source.name}:${at.start} ${message}`;
      if (seen.has(place)) return;
      seen.add(place);
      losses.push({ code, at, message, metric });
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
