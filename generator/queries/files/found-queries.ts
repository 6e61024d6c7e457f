import type { Query } from "../query.js";

export type FoundQueries = { readonly queries: readonly Query[]; readonly skipped: number };

export function allOf(found: readonly FoundQueries[]): FoundQueries {
  return {
    queries: found.flatMap(({ queries }) => queries),
    skipped: found.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}
