/** How many of one signal's items were exported: log events, spans, or data points of metrics. */
export type ExportStats = {
  exported: number;
  /** Rejected by the receiver, more than fit the queue, or not delivered before the shutdown. */
  dropped: number;
  lastSuccess: Date | null;
  lastError: { readonly at: Date; readonly message: string } | null;
};

export function createExportStats(): ExportStats {
  return { exported: 0, dropped: 0, lastSuccess: null, lastError: null };
}
