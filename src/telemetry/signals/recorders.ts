import { AsyncLocalStorage } from "node:async_hooks";
import type { Meter } from "@opentelemetry/api";
import type { Offered } from "@meterbook/runtime";
import type { DeclaredAttributes } from "./content-rule.js";

/** Common attributes by name. */
export type ContextAttributes = Readonly<Record<string, string | number | boolean>>;

/**
 * Recorders as generated code creates them, whatever their catalog. Events and spans carry their common attributes, which
 * `createRecorders` and `with` have typed and checked.
 */
export type CatalogRecorders = {
  bind(meter: Meter): void;
  unbind(): void;
  flush(): void;
  with(changes: never): unknown;
};

/** The key of @meterbook/runtime, which is not loaded for its sake. */
const offered = Symbol.for("meterbook.offered.1");

type Offering = { readonly [offered]?: Offered };

export function isOffering(recorders: CatalogRecorders): boolean {
  return (recorders as Offering)[offered] !== undefined;
}

export function commonAttributesOf(recorders: CatalogRecorders): ContextAttributes {
  return ((recorders as Offering)[offered]?.attributes as ContextAttributes | undefined) ?? {};
}

/** Every attribute that their catalog declares: for any metric, event or span, or for all. */
export function declaredBy(recorders: CatalogRecorders): DeclaredAttributes {
  const { catalog, signals = [] } = (recorders as Offering)[offered] ?? {};
  const { context = [], metrics = [] } = catalog ?? {};
  return {
    signals: [...context, ...signals.flatMap(({ attributes }) => attributes)],
    metrics: metrics.flatMap(({ attributes }) => attributes),
  };
}

const active = new AsyncLocalStorage<CatalogRecorders>();

/** The common attributes of the recorders around a call, if there are any. */
export function activeAttributes(): ContextAttributes | undefined {
  const recorders = active.getStore();
  return recorders && commonAttributesOf(recorders);
}

/**
 * Events and spans that begin in a run, whoever makes them, carry the common attributes of these recorders:
 * `withRecorders(record.with({ model: "o5" }), () => …)`. What it calls later belongs to the run, too.
 */
export function withRecorders<Result>(recorders: CatalogRecorders, run: () => Result): Result {
  return active.run(recorders, run);
}
