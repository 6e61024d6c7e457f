import { type Diagnostic, placeOf } from "../diagnostics/diagnostic.js";
import type { Amendment } from "../edit/amendment.js";
import { type References, referencesIn } from "../edit/references.js";
import { following, type Renaming, takenBy } from "../edit/renaming.js";
import type { Catalog, Metric } from "../model/catalog.js";
import type { Resolution } from "../model/resolution.js";
import type { Path } from "../source.js";
import type { BaselineEntry } from "./baseline.js";
import type { Advice } from "./lint-catalog.js";
import type { Linted } from "./lint-source.js";

/** Findings, and what mends them. */
export type Mend = { readonly of: readonly Diagnostic[]; readonly amendments: readonly Amendment[] };

/**
 * What `--fix` may do about the findings that are left: take away what is allowed for nothing, and mend what is said of
 * planned metrics alone. These have neither recorder nor series, so that nobody depends on them. All other metrics stay as
 * dashboards and callers know them, and so does all of a catalog with errors.
 */
export function mendsOf({ resolution, faults }: Linted, left: readonly Advice[], baseline: Baseline): readonly Mend[] {
  if (resolution?.complete !== true || faults.some(({ severity }) => severity === "error")) return [];
  const unused = withoutUnused(resolution, faults);
  const mendable = left.filter(({ amendments }) => amendments.length > 0);
  if (mendable.length === 0) return unused;
  const references = referencesIn(resolution.document);
  const isSafe = safety(resolution, references, baseline);
  const mends = mendable.flatMap(({ diagnostic, amendments }): readonly Mend[] => {
    if (!amendments.every(isSafe)) return [];
    return [{ of: [diagnostic], amendments: amendments.flatMap((each) => followed(each, references)) }];
  });
  return [...mends, ...unused];
}

type Baseline = readonly BaselineEntry[];

function followed(amendment: Amendment, references: References): readonly Amendment[] {
  return amendment.kind === "rename" ? [...following(amendment, references), amendment] : [amendment];
}

/** A baseline names what it accepts by its keys: one that it knows keeps its name. */
function safety({ catalog, document }: Resolution, references: References, baseline: Baseline) {
  const planned = new Set(catalog.metrics.filter(({ status }) => status === "planned").map(({ key }) => key));
  const areAllPlanned = planned.size === catalog.metrics.length;
  const listed = new Set(baseline.flatMap(({ at, detail }) => [...at, detail]));
  const isPlanned = ([section, key]: Path) => {
    if (section === "context") return areAllPlanned;
    if (section === "metrics") return planned.has(String(key));
    return (references.uses.get(String(key)) ?? []).every(({ path }) => planned.has(String(path[1])));
  };
  const isCarried = carriedBeside(catalog);
  return (amendment: Amendment): boolean => {
    const { path } = amendment;
    if (!isPlanned(path)) return false;
    if (amendment.kind !== "rename") return true;
    const isTaken = takenBy(amendment, references, document) !== undefined || isCarried(amendment);
    return !isTaken && !listed.has(path.at(-1) ?? "");
  };
}

/** The attributes of a metric and the context come in one measurement. */
function carriedBeside({ context, metrics }: Catalog): (renaming: Renaming) => boolean {
  const ofContext = new Set(context.map(({ key }) => key));
  const ofMetrics = new Set(metrics.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
  return ({ path, key }) => {
    if (path[0] === "context") return ofMetrics.has(key);
    return (path[0] === "attributes" || path.length > 2) && ofContext.has(key);
  };
}

function withoutUnused({ catalog, locate }: Resolution, faults: readonly Diagnostic[]): readonly Mend[] {
  const unused = faults.filter(({ code }) => code === "unused-suppression");
  if (unused.length === 0) return [];
  const byPlace = new Map(unused.map((diagnostic) => [placeOf(diagnostic)?.start, diagnostic]));
  return catalog.metrics.flatMap((metric) => {
    return ofUnused(metric, (index) => byPlace.get(locate([...metric.path, "allow", index]).start));
  });
}

/** The list is written anew, for entries that are removed one by one would change the places of the others. */
function ofUnused({ path, allow }: Metric, findingAt: (index: number) => Diagnostic | undefined): readonly Mend[] {
  const left = allow.filter((_, index) => findingAt(index) === undefined);
  if (left.length === allow.length) return [];
  const at = [...path, "allow"];
  const of = allow.flatMap((_, index) => findingAt(index) ?? []);
  return [
    { of, amendments: left.length === 0 ? [{ kind: "remove", path: at }] : [{ kind: "set", path: at, value: left }] },
  ];
}
