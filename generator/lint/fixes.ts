import { type Diagnostic, placeOf } from "../diagnostics/diagnostic.js";
import type { Amendment } from "../edit/amendment.js";
import { type References, referencesIn } from "../edit/references.js";
import { following, misreadAt, type Renaming, takenBy } from "../edit/renaming.js";
import { keyOf } from "../edit/claims.js";
import type { Catalog, CatalogEntry } from "../model/catalog.js";
import { entriesIn } from "../model/entries.js";
import { isEntrySection } from "../vocabulary.js";
import type { Resolution } from "../model/resolution.js";
import { definedIn } from "../model/variants.js";
import type { Path, Place } from "../source.js";
import type { BaselineEntry } from "./baseline.js";
import type { ReportedFinding } from "./lint-catalog.js";
import type { Linted } from "./lint-source.js";

/** Findings, and what fixes them. */
export type Fix = { readonly of: readonly Diagnostic[]; readonly amendments: readonly Amendment[] };

/**
 * What `--fix` may do about the findings that are left: take away what is allowed for nothing, and fix what is said of
 * planned metrics alone. These have neither recorder nor series, so that nobody depends on them. All other metrics stay as
 * dashboards and callers know them, and so does all of a catalog with errors.
 */
export function fixesOf(
  { resolution, faults }: Linted,
  left: readonly ReportedFinding[],
  baseline: Baseline,
): readonly Fix[] {
  if (resolution?.complete !== true || faults.some(({ severity }) => severity === "error")) return [];
  const unused = withoutUnused(resolution, faults);
  const fixable = left.filter(({ amendments }) => amendments.length > 0);
  if (fixable.length === 0) return unused;
  const references = referencesIn(resolution.document, resolution.catalog.metrics);
  const isSafe = safety(resolution, references, baseline);
  const fixes = fixable.flatMap(({ diagnostic, amendments }): readonly Fix[] => {
    if (!amendments.every(isSafe)) return [];
    return [{ of: [diagnostic], amendments: amendments.flatMap((each) => followed(each, references)) }];
  });
  return [...fixes, ...unused];
}

type Baseline = readonly BaselineEntry[];

function followed(amendment: Amendment, references: References): readonly Amendment[] {
  return amendment.kind === "rename" ? [...following(amendment, references), amendment] : [amendment];
}

/** A baseline names what it accepts by its keys: one that it knows keeps its name. */
function safety({ catalog, document }: Resolution, references: References, baseline: Baseline) {
  const entries = entriesIn(catalog);
  const planned = new Set(entries.filter(({ status }) => status === "planned").map(({ path }) => keyOf(path)));
  const areAllPlanned = planned.size === entries.length;
  const listed = new Set(baseline.flatMap(({ at, detail }) => [...at, detail]));
  const isPlanned = ([section, key]: Path) => {
    if (section === "context") return areAllPlanned;
    if (isEntrySection(section)) return planned.has(keyOf([section, String(key)]));
    return (references.uses.get(String(key)) ?? []).every(({ path }) => planned.has(keyOf(path.slice(0, 2))));
  };
  const isCarried = carriedBeside(catalog);
  return (amendment: Amendment): boolean => {
    const { path } = amendment;
    if (!isPlanned(path)) return false;
    if (amendment.kind !== "rename") return true;
    const isTaken =
      takenBy(amendment, references, document) !== undefined ||
      misreadAt(amendment, references) !== undefined ||
      isCarried(amendment);
    return !isTaken && !listed.has(path.at(-1) ?? "");
  };
}

/** The attributes of an entry and the common ones come together. */
function carriedBeside(catalog: Catalog): (renaming: Renaming) => boolean {
  const ofContext = new Set(catalog.context.map(({ key }) => key));
  const ofEntries = new Set(
    entriesIn(catalog)
      .flatMap(definedIn)
      .map(({ key }) => key),
  );
  return ({ path, key }) => {
    if (path[0] === "context") return ofEntries.has(key);
    return (path[0] === "attributes" || path.length > 2) && ofContext.has(key);
  };
}

function withoutUnused({ catalog, locate }: Resolution, faults: readonly Diagnostic[]): readonly Fix[] {
  const unused = faults.filter(({ code }) => code === "unused-suppression");
  if (unused.length === 0) return [];
  const byPlace = new Map(unused.map((diagnostic) => [addressOf(placeOf(diagnostic)), diagnostic]));
  return entriesIn(catalog).flatMap((entry) => {
    return ofUnused(entry, (index) => byPlace.get(addressOf(locate([...entry.path, "allow", index]))));
  });
}

function addressOf(place: Place | null): string {
  return place === null ? "" : `${place.source.name}:${place.start}`;
}

/** The whole list is set, as entries that are removed one by one would change the places of the others. */
function ofUnused({ path, allow }: CatalogEntry, findingAt: (index: number) => Diagnostic | undefined): readonly Fix[] {
  const left = allow.filter((_, index) => findingAt(index) === undefined);
  if (left.length === allow.length) return [];
  const at = [...path, "allow"];
  const of = allow.flatMap((_, index) => findingAt(index) ?? []);
  return [
    { of, amendments: left.length === 0 ? [{ kind: "remove", path: at }] : [{ kind: "set", path: at, value: left }] },
  ];
}
