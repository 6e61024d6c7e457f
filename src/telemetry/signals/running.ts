import type { Signal } from "../settings/config.js";
import type { Delivery } from "../queue/export-stats.js";

export type ContextAttributes = Readonly<Record<string, string | number | boolean>>;

/** A signal that is on. */
export type Running = {
  readonly signal: Signal;
  readonly where: string;
  readonly delivery: Delivery;
  /** Items that wait to be delivered. */
  waiting(): number;
  flush(): Promise<void>;
  /** Ends the signal within so many milliseconds; says how many items were not delivered. */
  close(limit: number): Promise<number>;
};
