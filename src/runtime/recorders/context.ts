import { readAttributes } from "../measurement/read.js";
import { reportError } from "../measurement/report.js";
import { toAttributes } from "../series/series.js";
import { type AttributeValue, type Context, type Handle, internals, type Ledger } from "../catalog/state.js";
import { lookUp } from "../series/tree.js";

/** What the constructor of recorders is given for a further handle, in place of a catalog. */
export type Seed = { readonly ledger: Ledger; readonly given: object };

type Values = { readonly [key: string]: AttributeValue };

/** A context that is not live yet. Values that are not allowed are reported and left out. */
export function createContext({ ledger, given }: Seed): Context {
  const definitions = ledger.catalog.context;
  const values = readAttributes(ledger, { name: "context", attributes: definitions }, given, true) ?? [];
  const attributes = toAttributes({}, definitions, values);
  return { ledger, values, attributes, tables: ledger.unused, series: [], epoch: ledger.epoch };
}

/** A handle that becomes live when it records. Unknown keys among the changes are passed on, to be reported. */
function create<H extends Handle>(handle: H, changes: object, wanted: readonly AttributeValue[]): H {
  const { ledger } = handle[internals];
  const given: Record<string, AttributeValue> = { ...changes };
  ledger.catalog.context.forEach(({ key }, position) => {
    given[key] = wanted[position];
  });
  const Same = handle.constructor as new (seed: Seed) => H;
  return new Same({ ledger, given });
}

/** A handle of the context with these changes; undefined leaves a value as it is. */
export function changeContext<H extends Handle>(handle: H, changes: object): H {
  const { ledger, values } = handle[internals];
  const definitions = ledger.catalog.context;
  try {
    const wanted = definitions.map(({ key }, position) => (changes as Values)[key] ?? values[position]);
    const found = (lookUp(ledger.contexts, wanted) as H | undefined) ?? create(handle, changes, wanted);
    found[internals].epoch = ledger.epoch;
    return found;
  } catch (error) {
    reportError(ledger, "context", error);
    return handle;
  }
}
