import type { Meter, MeterProvider } from "@opentelemetry/api";
import type { BindOptions } from "../recorders/binding.js";
import { Recorders } from "../recorders/recorders.js";
import { bindSignals, isTargets, type SignalTargets } from "./targets.js";

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

/** The events or the spans of recorders, made once for each handle. */
export function signalsOf<R extends object, S>(recorders: R, Class: new (recorders: R) => S): S {
  const holder = recorders as Made;
  holder[made] ??= new Map();
  const all = holder[made];
  const found = all.get(Class) as S | undefined;
  if (found) return found;
  const signals = new Class(recorders);
  all.set(Class, signals);
  return signals;
}
