import type { Meter, MeterProvider } from "@opentelemetry/api";
import type { Catalog } from "../catalog/catalog.js";
import { type Offered, offered } from "../catalog/offered.js";
import { createRecorderState, type RecorderOptions } from "../catalog/recorder-state.js";
import { type Context as HandleState, type Handle, internals, type RecorderState } from "../catalog/state.js";
import { type BindOptions, bind, unbind } from "./binding.js";
import { flush } from "./flush.js";

/**
 * The recorders of a catalog without common attributes. Generated classes extend it.
 *
 * Values add up in memory until a reader of the Meter collects, at the latest when the MeterProvider is shut down.
 * What a process has not collected when it ends, by `process.exit` for instance, is lost, as it is in the SDK: await
 * `provider.shutdown()` before. Worker threads and forked processes share nothing: each binds recorders of its own to
 * a MeterProvider of its own.
 */
export class PlainRecorders<Context> implements Handle {
  [internals]: HandleState;

  constructor(catalog: Catalog, context: Context, options?: RecorderOptions);
  constructor(source: Catalog | RecorderState, _context?: Context, options?: RecorderOptions) {
    const state = "metrics" in source ? createRecorderState(source, options) : source;
    this[internals] = state.bare;
  }

  /**
   * Sets the Meter that the recorders record to, with all handles made by `with`; of a MeterProvider, the Meter with the
   * name, version and schema of the catalog. What was recorded before is not lost.
   */
  bind(target: Meter | MeterProvider, options?: BindOptions): void {
    bind(this[internals].state, target, options);
  }

  /** Flushes, and releases the Meter; what is recorded from now on waits for the next `bind`. */
  unbind(): void {
    unbind(this[internals].state);
  }

  /** Pushes to the Meter what has added up since the last collection, which otherwise happens when a reader collects. */
  flush(): void {
    flush(this[internals].state);
  }

  /** The same recorders, as there are no common attributes to change. */
  with(_changes: Partial<Context>): this {
    return this;
  }

  /** For telemetry, whose events and spans carry the same attributes. */
  get [offered](): Offered<Context> {
    const { attributes, state } = this[internals];
    return { attributes: attributes as Partial<Context>, catalog: state.catalog };
  }
}
