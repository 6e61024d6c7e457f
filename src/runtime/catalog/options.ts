import type { Moment } from "./expiry.js";
import type { InvalidPolicy } from "./invalid.js";

export type RecorderOptions = Moment & {
  /** What to do about measurements that do not fit the catalog. Default: `throw` when NODE_ENV is `test`, else `warn`. */
  readonly onInvalid?: InvalidPolicy;
};
