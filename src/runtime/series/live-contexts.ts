import { type Context, type Handle, internals, type Ledger } from "../catalog/state.js";
import { lookUp, put } from "./tree.js";

/** Contexts that may have series at the same time; measurements of further ones go to the overflow series. */
const maxContexts = 10_000;

/** Puts a handle where handles with equal values find it, and gives its context tables of its own. */
export function publish(handle: Handle): Context {
  const context = handle[internals];
  const { ledger, values } = context;
  ledger.contexts = put(ledger.contexts, values, handle);
  context.tables = [...ledger.unused];
  return context;
}

/** The live context of the handle's values, if there is one; the handle is turned to it. */
export function join(handle: Handle): Context | undefined {
  const { ledger, values } = handle[internals];
  const live = lookUp(ledger.contexts, values) as Handle | undefined;
  if (live) handle[internals] = live[internals];
  return live?.[internals];
}

/** The same, made live if need be; undefined when there is no room for one more context. */
export function settle(handle: Handle): Context | undefined {
  const joined = join(handle);
  const { live } = handle[internals].ledger;
  if (joined || live.size >= maxContexts) return joined;
  live.add(handle);
  return publish(handle);
}

/** Lets a context go: its series leave the budgets. A handle that is still held makes it live again when it records. */
function drop(handle: Handle): void {
  const context = handle[internals];
  const { ledger } = context;
  ledger.contexts = put(ledger.contexts, context.values, undefined);
  ledger.live.delete(handle);
  for (const { state } of context.series.splice(0)) state.count--;
  context.tables = ledger.unused;
}

/** Drops the contexts that were not used since the last sweep. Nothing may be dirty. */
export function sweep(ledger: Ledger): void {
  for (const handle of ledger.live) if (handle[internals].epoch < ledger.epoch) drop(handle);
  ledger.epoch++;
}
