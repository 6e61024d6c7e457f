import type { CatalogDefinition } from "./catalog.js";
import type { AttributeDefinition } from "./definition.js";

/** Where telemetry finds what recorders offer it, whichever copy of this module made them. */
export const offered: unique symbol = Symbol.for("meterbook.offered.1") as never;

/** What recorders offer to the other signals. */
export type Offered<Context = object> = {
  /** Their common attributes, checked: what the catalog does not allow was reported, and is not among them. */
  readonly attributes: Readonly<Partial<Context>>;
  /** Whose attributes say how sensitive they are. */
  readonly catalog: CatalogDefinition;
  /** The events and spans of the catalog, whose attributes say so as well. */
  readonly signals?: readonly { readonly attributes: readonly AttributeDefinition[] }[];
};
