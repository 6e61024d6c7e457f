/**
 * What became of one request. `in-parts` may be taken when it is smaller, `refused` will not get better by sending it again, `later` may, after `after`
 * milliseconds if the receiver named a time. `words` never hold what the receiver wrote: it could repeat a header.
 */
export type Answer =
  | { readonly kind: "delivered"; readonly rejected: number }
  | { readonly kind: "refused" | "in-parts"; readonly words: string }
  | { readonly kind: "later"; readonly words: string; readonly after?: number };

/** Brings encoded requests somewhere. `send` never rejects, and gives up when it is aborted. */
export type Sender = {
  /** The address that a status may show. */
  readonly where: string;
  send(body: Uint8Array, abort: AbortSignal): Promise<Answer>;
  close(): void;
};

/** How many items of a request the receiver's answer says it rejected; undefined when the answer is no OTLP. */
export type ReadRejected = (body: Uint8Array) => number | undefined;
