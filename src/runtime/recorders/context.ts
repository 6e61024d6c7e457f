import { keysOf, readAttributes } from "../measurement/read.js";
import { reportError } from "../measurement/report.js";
import { toAttributes } from "../series/series.js";
import { contextOf } from "../catalog/recorder-state.js";
import { type AttributeValue, type Context, type Handle, internals, type RecorderState } from "../catalog/state.js";
import { lookUp } from "../series/tree.js";

type Values = { readonly [key: string]: AttributeValue };

/** A context that is not live yet. Values that are not allowed are reported and left out. */
export function createContext(state: RecorderState, given: object): Context {
  const definitions = state.catalog.context;
  const values = readAttributes(state, { name: "context", attributes: definitions }, given, true) ?? [];
  return contextOf(state, values, toAttributes({}, definitions, values));
}

/** A handle of the context with these changes; undefined leaves a value as it is, and so does what cannot be read. */
export function changeContext<H extends Handle>(handle: H, changes: object): H {
  const { state, values } = handle[internals];
  const definitions = state.catalog.context;
  const Same = handle.constructor as new (state: RecorderState, given: object) => H;
  const wanted = definitions.map(({ key }, position) => {
    let change: AttributeValue;
    try {
      change = (changes as Values)[key];
    } catch (error) {
      reportError(state, "context", error, key);
    }
    return change ?? values[position];
  });
  let found = lookUp(state.contexts, wanted) as H | undefined;
  // That of another part of the catalog has other recorders; one that is made here becomes live when it records.
  if (found?.constructor !== Same) {
    // Unknown keys are passed on, to be reported.
    const unread = Object.fromEntries(keysOf(changes).map((key) => [key]));
    found = new Same(state, toAttributes(unread, definitions, wanted));
  }
  found[internals].interval = state.clock.interval;
  return found;
}
