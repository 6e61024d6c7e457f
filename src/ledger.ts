import type { Catalog } from "./catalog.js";
import type { InvalidPolicy } from "./invalid.js";
import { createState } from "./series.js";
import type { Ledger } from "./state.js";

function defaultPolicy(): InvalidPolicy {
  // Browsers have no process, unless the bundler puts the value in.
  return typeof process !== "undefined" && process.env["NODE_ENV"] === "test" ? "throw" : "warn";
}

export function createLedger(catalog: Catalog, policy: InvalidPolicy | undefined): Ledger {
  return {
    catalog,
    states: catalog.metrics.map(createState),
    unused: catalog.metrics.map(() => undefined),
    policy: policy ?? defaultPolicy(),
    warned: new Set(),
    patterns: new Map(),
    contexts: new Map(),
    live: new Set(),
    observers: new Set(),
    bare: undefined,
    dirty: [],
    queue: [],
    binding: undefined,
    watch: undefined,
    epoch: 0,
    interval: 0,
    order: 0,
  };
}
