import type { Catalog } from "../catalog/catalog.js";
import type { RecorderOptions } from "../catalog/recorder-state.js";
import { Recorders } from "./recorders.js";

/** A class of recorders. */
export type RecordersClass<Context, R extends Recorders<Context>> = {
  readonly prototype: R;
  new (catalog: Catalog, context: Context, options?: RecorderOptions): R;
};

/** One class with the recorders of all parts, which a large catalog is split into. */
export function composeRecorders<Context, R extends Recorders<Context>>(
  ...parts: readonly { readonly prototype: Recorders<Context> }[]
): RecordersClass<Context, R> {
  class Composed extends Recorders<Context> {}
  for (const { prototype } of parts) {
    const { constructor: _own, ...recorders } = Object.getOwnPropertyDescriptors(prototype);
    Object.defineProperties(Composed.prototype, recorders);
  }
  return Composed as RecordersClass<Context, R>;
}
