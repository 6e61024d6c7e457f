import type { LintCode } from "../diagnostics/lint-codes.js";
import type { RelatedPlace } from "../diagnostics/diagnostic.js";
import type { Amendment } from "../edit/amendment.js";
import type { Catalog, CatalogEntry } from "../model/catalog.js";
import type { Resolution } from "../model/resolution.js";
import type { Path, Place } from "../source.js";
import type { CatalogsBefore } from "./catalogs-before.js";
import type { Conventions } from "./semconv/conventions.js";

/** What the rules know beside the catalog. */
export type Circumstances = {
  /** The day (UTC), as in `2026-11-22`. */
  readonly today: string;
  /** The version that the catalog is about to be released with, as in `1.4.0`; null when nobody says. */
  readonly release: string | null;
  /** Days before its end in which the end of an entry is reported. */
  readonly warnDays: number;
  readonly conventions: Conventions;
  /** The catalogs that the same run checked before. */
  readonly before: CatalogsBefore;
  /** The catalog with the metrics that it imports: all that the program records. */
  readonly recorded: Catalog;
};

export type LintSubject = Resolution & Circumstances;

export type LintFinding = {
  readonly place: Place;
  readonly message: string;
  readonly help: string;
  readonly related?: readonly RelatedPlace[];
  /** What it is about: with the code, and `detail` where a rule may find several things there, its name in a baseline. */
  readonly at: Path;
  readonly detail?: string;
  /** Those that it is about: when all of them allow the code, the finding is accepted. */
  readonly entries: readonly CatalogEntry[];
  /** What fixes it, where that is one definite thing. What refers to a name that it changes follows. */
  readonly amendments?: readonly Amendment[];
};

/** One lint rule. It looks at the whole catalog and reports each place once. */
export type LintRule = {
  readonly code: LintCode;
  /** It reports what is not there, and so must not check a document of which parts were left out. */
  readonly needsAll?: boolean;
  check(subject: LintSubject): Iterable<LintFinding>;
};
