/** How many of one signal's items were exported: log events, spans, or data points of metrics. */
export type ExportStats = {
  exported: number;
  /** Rejected by the receiver, more than fit the queue, or not delivered before the shutdown. */
  dropped: number;
  /** How many of the dropped items were given up for which reason. */
  readonly reasons: Record<string, number>;
  lastSuccess: Date | null;
  lastError: { readonly at: Date; readonly message: string } | null;
  /** When what waits is tried again, while the receiver cannot take it. */
  nextTry: Date | null;
};

export function createExportStats(): ExportStats {
  return { exported: 0, dropped: 0, reasons: {}, lastSuccess: null, lastError: null, nextTry: null };
}

/** Counts items that are given up. */
export function drop(stats: ExportStats, count: number, reason: string): void {
  if (count === 0) return;
  stats.dropped += count;
  stats.reasons[reason] = (stats.reasons[reason] ?? 0) + count;
}
