import type { Format } from "../settings/config.js";

/**
 * The result of one request. `split`: it may succeed in smaller parts. `failed`: sending it again does not help. `retry`: it
 * may succeed later, after `after` milliseconds if the receiver named a time. `message` never holds what the receiver wrote: it could repeat a header.
 */
export type Answer =
  | { readonly kind: "delivered"; readonly rejected: number }
  | { readonly kind: "failed" | "split"; readonly message: string }
  | { readonly kind: "retry"; readonly message: string; readonly after?: number };

/** Brings encoded requests somewhere. `send` never rejects; aborted, it answers at once or never. */
export type Sender = {
  /** The address that a status may show. */
  readonly where: string;
  send(body: Uint8Array, abort: AbortSignal): Promise<Answer>;
  close(): void;
};

/** How many items of a request the receiver's answer says it rejected; it is in the request's format unless it says another. */
export type ReadRejected = (body: Uint8Array, format?: Format) => number;
