import type { Catalog } from "./catalog.js";
import type { InvalidPolicy } from "./invalid.js";
import type { RecorderOptions } from "./options.js";
import type { Ledger } from "./state.js";

function defaultPolicy(): InvalidPolicy {
  // Browsers have no process, unless the bundler puts the value in.
  return typeof process !== "undefined" && process.env["NODE_ENV"] === "test" ? "throw" : "warn";
}

export function createLedger(catalog: Catalog, options: RecorderOptions = {}): Ledger {
  const unused = catalog.metrics.map(() => undefined);
  const ledger = {
    catalog,
    states: catalog.metrics.map((metric) => ({
      metric,
      ended: metric.end?.(options),
      count: 0,
      seen: [],
      overflow: undefined,
      forward: undefined,
    })),
    unused,
    policy: options.onInvalid ?? defaultPolicy(),
    warned: new Set(),
    live: new Set(),
    observers: new Map(),
    dirty: [],
    queue: [],
    epoch: 0,
    interval: 0,
    order: 0,
  };
  const bare = { ledger, values: [], attributes: {}, tables: [...unused], series: [], epoch: 0 };
  return Object.assign(ledger, { bare }) as unknown as Ledger;
}
