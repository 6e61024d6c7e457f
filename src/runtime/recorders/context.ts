import { keysOf, readAttributes } from "../measurement/read.js";
import { reportError } from "../measurement/report.js";
import { toAttributes } from "../series/series.js";
import { type AttributeValue, type Context, type Handle, internals, type RecorderState } from "../catalog/state.js";
import { lookUp } from "../series/tree.js";

/** What the constructor of recorders is given for a further handle, in place of a catalog. */
export type Seed = { readonly state: RecorderState; readonly given: object };

type Values = { readonly [key: string]: AttributeValue };

/** A context that is not live yet. Values that are not allowed are reported and left out. */
export function createContext({ state, given }: Seed): Context {
  const definitions = state.catalog.context;
  const values = readAttributes(state, { name: "context", attributes: definitions }, given, true) ?? [];
  const attributes = toAttributes({}, definitions, values);
  return {
    state,
    values,
    attributes,
    tables: state.unused,
    series: [],
    interval: state.clock.interval,
    capture: undefined,
  };
}

/** A handle that becomes live when it records. Unknown keys among the changes are passed on, to be reported. */
function create<H extends Handle>(handle: H, changes: object, wanted: readonly AttributeValue[]): H {
  const { state } = handle[internals];
  const given: Record<string, AttributeValue> = Object.fromEntries(keysOf(changes).map((key) => [key]));
  state.catalog.context.forEach(({ key }, position) => {
    given[key] = wanted[position];
  });
  const Same = handle.constructor as new (seed: Seed) => H;
  return new Same({ state, given });
}

/** A handle of the context with these changes; undefined leaves a value as it is, and so does what cannot be read. */
export function changeContext<H extends Handle>(handle: H, changes: object): H {
  const { state, values } = handle[internals];
  const wanted = state.catalog.context.map(({ key }, position) => {
    try {
      return (changes as Values)[key] ?? values[position];
    } catch (error) {
      reportError(state, "context", error, key);
      return values[position];
    }
  });
  const live = lookUp(state.contexts, wanted) as H | undefined;
  // That of another part of the catalog has other recorders.
  const found = live?.constructor === handle.constructor ? live : create(handle, changes, wanted);
  found[internals].interval = state.clock.interval;
  return found;
}
