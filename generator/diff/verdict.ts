import type { Catalog, Stability } from "../model/catalog.js";
import { entriesIn } from "../model/entries.js";
import { stabilities } from "../vocabulary.js";
import { isRecorded } from "./calls.js";
import { type Bump, bumps, type Change, type Finding, type Impact } from "./change.js";
import { worst } from "./impacts.js";

/** What the changes ask of the next version, and those of them that do. */
export type Verdict = { readonly bump: Bump; readonly reasons: readonly Change[] };

const bumpOfImpact: Readonly<Record<Impact, Bump>> = {
  breaking: "major",
  additive: "minor",
  cosmetic: "patch",
  none: "none",
};

/**
 * The worse impacts counts. What breaks is only minor if the metric promised nothing yet (below `release_candidate`), or if
 * its deprecation announced that it would go.
 */
export function bumpOf(finding: Pick<Finding, "callers" | "consumers" | "isAnnounced">, stability: Stability): Bump {
  const bump = bumpOfImpact[worst(finding.callers, finding.consumers)];
  return bump === "major" && (finding.isAnnounced || !isPromised(stability)) ? "minor" : bump;
}

/** Whether a metric of this stability is to stay as it is until the next major version. */
export function isPromised(stability: Stability): boolean {
  return stability === "release_candidate" || stability === "stable";
}

/** The one of two that promises more. */
export function stronger(a: Stability, b: Stability): Stability {
  return stabilities.indexOf(a) < stabilities.indexOf(b) ? b : a;
}

/** The one of two that promises less; an attribute that says nothing promises what its metric does. */
export function weaker(metric: Stability, attribute: Stability | null): Stability {
  return attribute === null || stronger(metric, attribute) === attribute ? metric : attribute;
}

/** What concerns every entry is bound by the one that promises most. */
export function promiseOf(catalog: Catalog): Stability {
  const promises = new Set(
    entriesIn(catalog)
      .filter(isRecorded)
      .map(({ stability }) => stability),
  );
  return stabilities.findLast((stability) => promises.has(stability)) ?? "development";
}

export function verdictOf(changes: readonly Change[]): Verdict {
  const bump = bumps.find((each) => changes.some((change) => change.bump === each)) ?? "none";
  return { bump, reasons: bump === "none" ? [] : changes.filter((change) => change.bump === bump) };
}
