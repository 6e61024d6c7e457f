import type { Catalog } from "../catalog/catalog.js";
import type { RecorderOptions } from "../catalog/recorder-state.js";
import { internals, type RecorderState } from "../catalog/state.js";
import { liveContexts } from "../series/live-contexts.js";
import { changeContext, createContext } from "./context.js";
import { PlainRecorders } from "./plain-recorders.js";

/** The recorders of a catalog, with the attributes that every metric carries. Generated classes extend it. */
export class Recorders<Context> extends PlainRecorders<Context> {
  constructor(catalog: Catalog, context: Context, options?: RecorderOptions);
  constructor(source: Catalog | RecorderState, context?: Context, options?: RecorderOptions) {
    super(source as Catalog, context as Context, options);
    const { state } = this[internals];
    this[internals] = createContext(state, context ?? {});
    if (state.liveness) return;
    state.liveness = liveContexts;
    liveContexts.findLive(this, true);
  }

  /**
   * The same recorders with another context. It costs a look-up, so that each request can have its own: equal contexts
   * share their series, and unused ones are dropped. Values that are undefined stay as they are.
   */
  override with(changes: Partial<Context>): this {
    return changeContext(this, changes);
  }
}
