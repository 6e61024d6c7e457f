import type { Meter } from "@opentelemetry/api";
import { type BindOptions, bind, unbind } from "./binding.js";
import type { Catalog } from "../catalog/catalog.js";
import { changeContext, createContext, type Seed } from "./context.js";
import { publish } from "../series/live-contexts.js";
import { flush } from "./flush.js";
import { createLedger } from "../catalog/recorder-state.js";
import type { RecorderOptions } from "../catalog/options.js";
import { type Context as State, type Handle, internals } from "../catalog/state.js";

/**
 * The recorders of a catalog, with the attributes that every metric carries. Generated classes extend it.
 *
 * Values add up in memory until a reader of the Meter collects, at the latest when the MeterProvider is shut down.
 * What a process has not collected when it ends, by `process.exit` for instance, is lost, as it is in the SDK: await
 * `provider.shutdown()` before. Worker threads and forked processes share nothing: each binds recorders of its own to
 * a MeterProvider of its own.
 */
export class Recorders<Context> implements Handle {
  [internals]: State;

  constructor(catalog: Catalog, context: Context, options?: RecorderOptions);
  constructor(source: Catalog | Seed, context?: Context, options?: RecorderOptions) {
    if ("ledger" in source) {
      this[internals] = createContext(source);
      return;
    }
    const ledger = createLedger(source, options);
    this[internals] = createContext({ ledger, given: context ?? {} });
    publish(this);
  }

  /**
   * Says to which Meter the recorders record, from now on and with all handles made by `with`.
   * What was recorded before is not lost.
   */
  bind(meter: Meter, options?: BindOptions): void {
    bind(this[internals].ledger, meter, options);
  }

  /** Flushes, and lets go of the Meter; what is recorded from now on waits for the next `bind`. */
  unbind(): void {
    unbind(this[internals].ledger);
  }

  /** Pushes to the Meter what has added up since the last collection, which otherwise happens when a reader collects. */
  flush(): void {
    flush(this[internals].ledger);
  }

  /**
   * The same recorders with another context. It costs a look-up, so that each request can have its own: equal contexts
   * share their series, and those that are no longer used are let go. Values that are undefined stay as they are.
   */
  with(changes: Partial<Context>): this {
    return changeContext(this, changes);
  }
}
