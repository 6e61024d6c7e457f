import { findHandle } from "./contexts.js";
import { readAttributes } from "./read.js";
import { reportError } from "./report.js";
import { type AttributeValue, type Context, type Handle, internals, type Ledger } from "./state.js";

/** What the constructor of recorders is given for a further handle, in place of a catalog. */
export type Seed = { readonly ledger: Ledger; readonly given: object };

type Given = { readonly [key: string]: AttributeValue };

type Level = Map<AttributeValue, unknown> | undefined;

/** A context that is not live yet. Values that are not allowed are reported and left out. */
export function createContext({ ledger, given }: Seed): Context {
  const definitions = ledger.catalog.context;
  const values = readAttributes(ledger, { name: "context", attributes: definitions }, given, "changed") ?? [];
  const attributes: Record<string, string | number | boolean> = {};
  definitions.forEach(({ key }, position) => {
    const value = values[position];
    if (value !== undefined) attributes[key] = value;
  });
  return { ledger, values, attributes, tables: ledger.unused, series: [], epoch: ledger.epoch };
}

/** The live handle of the handle's context with these changes. Builds nothing: it is called for each request. */
function findChanged<H extends Handle>(handle: H, changes: Given): H | undefined {
  const { ledger, values } = handle[internals];
  const definitions = ledger.catalog.context;
  let level: unknown = ledger.contexts;
  for (let position = 0; position < definitions.length; position++) {
    const key = definitions[position]?.key ?? "";
    level = (level as Level)?.get(changes[key] ?? values[position]);
  }
  return definitions.length === 0 ? handle : (level as H | undefined);
}

function createChanged<H extends Handle>(handle: H, changes: Given): H {
  const { ledger, attributes } = handle[internals];
  const given = Object.entries(changes).filter(([, value]) => value !== undefined && value !== null);
  const Same = handle.constructor as new (seed: Seed) => H;
  const created = new Same({ ledger, given: { ...attributes, ...Object.fromEntries(given) } });
  return (findHandle(ledger, created[internals].values) as H | undefined) ?? created;
}

/** A handle of the context with these changes; undefined leaves a value as it is. */
export function changeContext<H extends Handle>(handle: H, changes: object): H {
  const { ledger } = handle[internals];
  try {
    const found = findChanged(handle, changes as Given) ?? createChanged(handle, changes as Given);
    found[internals].epoch = ledger.epoch;
    return found;
  } catch (error) {
    reportError(ledger, "context", error);
    return handle;
  }
}
