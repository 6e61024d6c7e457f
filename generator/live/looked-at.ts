/** How much was received, whatever of it is the catalog's, so that nobody takes a run over nothing for a sound one. */
export type LookedAt = {
  payloads: number;
  bytes: number;
  /** Of all metrics. */
  points: number;
  /** Of the catalog's metrics. */
  checkedPoints: number;
  unreadable: number;
  /** What of the catalog's `allow` accepts findings, counted as they were found. */
  allowed: number;
  spans: number;
  /** Of the catalog. */
  checkedSpans: number;
  logRecords: number;
  /** Of the catalog. */
  checkedLogRecords: number;
  /** Points of other meters, by the name of the meter. */
  readonly otherScopes: Map<string, number>;
};

export function nothingLookedAt(): LookedAt {
  return {
    payloads: 0,
    bytes: 0,
    points: 0,
    checkedPoints: 0,
    unreadable: 0,
    allowed: 0,
    spans: 0,
    checkedSpans: 0,
    logRecords: 0,
    checkedLogRecords: 0,
    otherScopes: new Map(),
  };
}

/** More meters are counted together. */
const mostScopes = 100;
const furtherScopes = "…";

export function noteOtherScope({ otherScopes }: LookedAt, scope: string, points: number): void {
  const name = otherScopes.has(scope) || otherScopes.size < mostScopes ? scope.slice(0, 200) : furtherScopes;
  otherScopes.set(name, (otherScopes.get(name) ?? 0) + points);
}
