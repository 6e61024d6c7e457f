import { type Path, type Position, positionOf } from "../source.js";
import type { BrokenQuery } from "./broken-query.js";
import { bumps, type Change, impacts, type Side } from "./change.js";
import { compare, signatureOf } from "./compare.js";
import { type ExportedNames, exportedNames } from "./exported-names.js";
import { worst } from "./impacts.js";
import { pairEntries } from "./pair-entries.js";
import { nextVersion } from "./next-version.js";
import type { Version } from "./read-version.js";
import { type Release, releasesOf } from "./releases.js";
import { type Verdict, verdictOf } from "./verdict.js";

/** One of the two catalogs, as reports call it. */
export type Reference = {
  /** A path, or a revision and a path, as in `main:catalog.yaml`. */
  readonly name: string;
  /** The path alone. */
  readonly file: string;
  /** How many errors today's rules find in it; null when it was not read. */
  readonly errors: number | null;
  readonly locate: (path: Path) => FilePosition;
};

/** A position in one of the files of a catalog, named as `file` of the reference is. */
export type FilePosition = Position & { readonly file: string };

export type Comparison = {
  readonly base: Reference;
  readonly head: Reference;
  /** What weighs most comes first, and otherwise what stands first in the catalog. */
  readonly changes: readonly Change[];
  readonly verdict: Verdict;
  readonly versions: { readonly base: string; readonly next: string } | null;
  /** What metrics were called in Prometheus and are called, with the change that renames them. */
  readonly exported: ReadonlyMap<Change, ExportedNames>;
  /** The queries that each change which breaks consumers breaks; null when none were read. */
  readonly broken: ReadonlyMap<Change, readonly BrokenQuery[]> | null;
  /** The packages whose other release brought a change along. */
  readonly releases: ReadonlyMap<Change, Release>;
};

type Named = Pick<Reference, "name" | "file" | "errors">;
type Read = Named & { readonly version: Version };

export type Circumstances = {
  /** The last release, as in `1.4.0`. */
  readonly baseVersion: string | null;
  /** The day (UTC), as in `2027-01-31`; null: no day counts as past. */
  readonly today: string | null;
};

export function comparisonOf(base: Read, head: Read, { baseVersion, today }: Circumstances): Comparison {
  const changes = [...compare(base.version.catalog, head.version.catalog, today)].sort(byWeight);
  const catalogs = { base: base.version.catalog, head: head.version.catalog };
  const { pairs } = pairEntries(catalogs.base.metrics, catalogs.head.metrics, signatureOf);
  const comparison = impactsOf(referenceTo(base), referenceTo(head), changes, baseVersion);
  const releases = releasesOf(changes, catalogs.base, catalogs.head);
  return { ...comparison, exported: exportedNames(changes, pairs, catalogs), releases };
}

/** Of two equal texts, which need not be read for that. */
export function withoutChange(base: Named, head: Named, baseVersion: string | null): Comparison {
  const unread = (side: Named): Reference => ({ ...side, locate: () => ({ file: side.file, line: 1, column: 1 }) });
  return impactsOf(unread(base), unread(head), [], baseVersion);
}

function impactsOf(
  base: Reference,
  head: Reference,
  changes: readonly Change[],
  baseVersion: string | null,
): Comparison {
  const verdict = verdictOf(changes);
  const next = baseVersion === null ? undefined : nextVersion(baseVersion, verdict.bump);
  const versions = baseVersion === null || next === undefined ? null : { base: baseVersion, next };
  return { base, head, changes, verdict, versions, exported: new Map(), broken: null, releases: new Map() };
}

function byWeight(a: Change, b: Change): number {
  const impactOf = (change: Change) => impacts.indexOf(worst(change.callers, change.consumers));
  return bumps.indexOf(a.bump) - bumps.indexOf(b.bump) || impactOf(a) - impactOf(b);
}

/** The parts of a revision are named as its catalog is, with the revision first. */
function referenceTo({ name, file, errors, version }: Read): Reference {
  const revision = name.length - file.length;
  const locate = (path: Path): FilePosition => {
    const place = version.locate(path, "key");
    return { file: place.source.name.slice(revision), ...positionOf(place) };
  };
  return { name, file, errors, locate };
}

/** Where one of the catalogs says it; null when it says nothing of the whole metric. */
export function placeOf(side: Side | null, { locate }: Reference): FilePosition | null {
  return side === null ? null : locate(side.path);
}

/** Whether a break counts for less than it is, for want of a promise. */
export function isTempered({ callers, consumers, bump }: Change): boolean {
  return worst(callers, consumers) === "breaking" && bump !== "major";
}
