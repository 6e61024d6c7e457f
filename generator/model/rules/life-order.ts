import type { Path } from "../../source.js";
import type { CatalogEntry } from "../catalog.js";
import { entriesIn } from "../entries.js";
import { isBefore, isOverAt } from "../lifetime.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

/** A point of an entry's life; null when it is not written. */
type Point = { readonly field: string; readonly text: string | null; readonly path: Path };

/** Versions are compared with versions, and days with days. */
export const lifeOrder: Rule = {
  code: "life-order",
  *check(resolution) {
    for (const entry of entriesIn(resolution.catalog)) {
      const { born, aged, ends } = pointsOf(entry);
      if (isPast(aged, born, isBefore)) yield finding(entry, [born, aged], "comes before", resolution);
      for (const end of ends) {
        const start = [born, aged].find((point) => isPast(end, point, isOverAt));
        if (start !== undefined) yield finding(entry, [start, end], "does not come after", resolution);
      }
    }
  },
};

function pointsOf({ path, since, deprecated, expires }: CatalogEntry) {
  const at = [...path, "deprecated"];
  return {
    born: { field: "since", text: since, path: [...path, "since"] },
    aged: { field: "deprecated.since", text: deprecated?.since ?? null, path: [...at, "since"] },
    ends: [
      { field: "expires", text: expires, path: [...path, "expires"] },
      { field: "deprecated.until", text: deprecated?.until ?? null, path: [...at, "until"] },
    ],
  };
}

function isPast(later: Point, earlier: Point, test: (later: string, earlier: string) => boolean): boolean {
  return later.text !== null && earlier.text !== null && test(later.text, earlier.text);
}

function finding(
  { kind, key }: CatalogEntry,
  [start, end]: readonly [Point, Point],
  relation: string,
  { locate }: Resolution,
): Finding {
  return {
    place: locate(end.path),
    message: `"${end.field}" of ${kind} "${key}", ${end.text}, ${relation} its "${start.field}", ${start.text}`,
    help: "correct one of them",
    related: [{ place: locate(start.path), message: `"${start.field}" stands here` }],
  };
}
