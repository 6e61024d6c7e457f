/** What has become of one signal's items: log events, spans, or data points of metrics. */
export type Delivery = {
  exported: number;
  /** Given up: refused by the receiver, more than could wait, or not delivered before the end. */
  dropped: number;
  lastSuccess: Date | null;
  lastError: { readonly at: Date; readonly words: string } | null;
};

export function createDelivery(): Delivery {
  return { exported: 0, dropped: 0, lastSuccess: null, lastError: null };
}
