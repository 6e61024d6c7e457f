import { type AttributeValue, type Context, type Handle, internals, type Ledger } from "./state.js";

type Level = Map<AttributeValue, unknown>;

/** Contexts that may have series at the same time; measurements of further ones go to the overflow series. */
const maxContexts = 10_000;

/** A handle of the live context with these values. */
export function findHandle(ledger: Ledger, values: readonly AttributeValue[]): Handle | undefined {
  let level: unknown = ledger.contexts;
  for (const value of values) level = (level as Level | undefined)?.get(value);
  return level as Handle | undefined;
}

/** Puts a handle where handles with equal values find it, and gives its context tables of its own. */
export function publish(handle: Handle): void {
  const context = handle[internals];
  const { ledger, values } = context;
  let level: Level = ledger.contexts;
  values.slice(0, -1).forEach((value) => {
    let next = level.get(value) as Level | undefined;
    if (next === undefined) {
      next = new Map();
      level.set(value, next);
    }
    level = next;
  });
  if (values.length > 0) level.set(values[values.length - 1], handle);
  context.tables = new Array(ledger.unused.length).fill(undefined);
}

function isLive({ tables, ledger }: Context): boolean {
  return tables !== ledger.unused;
}

/** The live context of the handle's values, if there is one; the handle is turned to it. */
export function join(handle: Handle): Context | undefined {
  const context = handle[internals];
  if (isLive(context)) return context;
  const live = findHandle(context.ledger, context.values);
  if (live !== undefined) handle[internals] = live[internals];
  return live?.[internals];
}

/** The same, made live if need be; undefined when there is no room for one more context. */
export function settle(handle: Handle): Context | undefined {
  const joined = join(handle);
  const { ledger } = handle[internals];
  if (joined !== undefined || ledger.live.size >= maxContexts) return joined;
  publish(handle);
  ledger.live.add(handle);
  return handle[internals];
}

function remove(level: Level, values: readonly AttributeValue[], depth: number): void {
  const value = values[depth];
  if (depth < values.length - 1) {
    const next = level.get(value) as Level;
    remove(next, values, depth + 1);
    if (next.size > 0) return;
  }
  level.delete(value);
}

/** Lets a context go: its series leave the budgets. A handle that is still held makes it live again when it records. */
function drop(handle: Handle): void {
  const context = handle[internals];
  const { ledger, values, series } = context;
  remove(ledger.contexts, values, 0);
  ledger.live.delete(handle);
  for (const { state, substitute } of series) {
    if (substitute) state.substitutes--;
    else state.count--;
  }
  series.length = 0;
  context.tables = ledger.unused;
}

/** Drops the contexts that were not used since the last sweep. Nothing may be dirty. */
export function sweep(ledger: Ledger): void {
  for (const handle of ledger.live) if (handle[internals].epoch < ledger.epoch) drop(handle);
  ledger.epoch++;
}
