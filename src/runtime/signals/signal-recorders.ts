import type { Meter, MeterProvider } from "@opentelemetry/api";
import type { AttributeDefinition } from "../catalog/definition.js";
import { type Offered, offered } from "../catalog/offered.js";
import type { BindOptions } from "../recorders/binding.js";
import { Recorders } from "../recorders/recorders.js";
import { bindSignals, isTargets, type SignalTargets } from "./targets.js";

/** What an event or a span declares. */
export type Declared = { readonly attributes: readonly AttributeDefinition[] };

/** Where a class of recorders keeps what its events and spans declare. */
const declared: unique symbol = Symbol("declared");

/** Says what the events and spans of recorders declare, for telemetry, which hides values by it. */
export function declareSignals(Class: { readonly prototype: object }, signals: readonly Declared[]): void {
  Object.defineProperty(Class.prototype, declared, { value: signals });
}

/** The recorders of a catalog that has events or spans. Generated classes extend it. */
export class SignalRecorders<Context> extends Recorders<Context> {
  /**
   * As of all recorders; or `{ meter, logger, tracer }`, Meters, Loggers and Tracers or their providers. Without a Logger the
   * calls of events record metrics only; without a Tracer those of spans do.
   */
  override bind(target: Meter | MeterProvider | SignalTargets, options?: BindOptions): void {
    if (!isTargets(target)) {
      super.bind(target, options);
      return;
    }
    bindSignals(this, target);
    if (target.meter) super.bind(target.meter, options);
  }

  /** With what events and spans declare, whose values telemetry hides by it. */
  override get [offered](): Offered<Context> {
    const { [declared]: signals = [] } = this as { readonly [declared]?: readonly Declared[] };
    return { ...super[offered], signals };
  }

  override unbind(): void {
    bindSignals(this, {});
    super.unbind();
  }
}

const owner: unique symbol = Symbol("owner");

/** The events or the spans of recorders. Generated classes extend it. */
export class Signals<R> {
  readonly [owner]: R;

  constructor(recorders: R) {
    this[owner] = recorders;
  }
}

/** The recorders whose events or spans these are. */
export function ownerOf<R>(signals: Signals<R>): R {
  return signals[owner];
}

const made: unique symbol = Symbol("made");

type Made = { [made]?: Map<unknown, unknown> };

/**
 * The events or the spans of recorders, made once for each handle. Of a divided catalog, what calls it is a part of the recorders,
 * so the type of those is not asked for.
 */
export function signalsOf<S>(recorders: object, Class: new (recorders: never) => S): S {
  const holder = recorders as Made;
  holder[made] ??= new Map();
  const all = holder[made];
  const found = all.get(Class) as S | undefined;
  if (found) return found;
  const signals = new Class(recorders as never);
  all.set(Class, signals);
  return signals;
}

/** A class of the events or the spans of recorders. */
export type SignalsClass<S> = { readonly prototype: S; new (recorders: never): S };

/** One class with the events, or the spans, of all parts, which a large catalog is split into. */
export function composeSignals<S>(...parts: readonly { readonly prototype: object }[]): SignalsClass<S> {
  class Composed extends Signals<unknown> {}
  for (const { prototype } of parts) {
    const { constructor: _own, ...calls } = Object.getOwnPropertyDescriptors(prototype);
    Object.defineProperties(Composed.prototype, calls);
  }
  return Composed as unknown as SignalsClass<S>;
}
