import { meterMethods } from "../vocabulary.js";
import type { Made, Notebook } from "./notebook.js";
import { numbersOf } from "./prometheus.js";

type Kind = { readonly kind: Made["kind"]; readonly observable: boolean };
type Plain = Record<string, unknown>;
type Callback = (result: unknown) => unknown;

/** Replaces `getMeter` of an object, the API or a MeterProvider's prototype, by one whose meters note what they make. */
export function observeMeters(owner: Plain, notebook: Notebook): void {
  const getMeter = owner["getMeter"];
  if (typeof getMeter !== "function") return;
  owner["getMeter"] = function (this: unknown, ...given: readonly unknown[]) {
    const meter: unknown = Reflect.apply(getMeter, this, given);
    return typeof meter === "object" && meter !== null ? observedMeter(meter, notebook) : meter;
  };
}

const observed = new WeakSet<object>();

function observedMeter(meter: object, notebook: Notebook): object {
  if (observed.has(meter)) return meter;
  const proxy = new Proxy(meter, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      const made = typeof name === "string" && Object.hasOwn(meterMethods, name) ? meterMethods[name] : undefined;
      if (typeof member !== "function") return member;
      if (made === undefined) return member.bind(target);
      return (...given: readonly unknown[]) => {
        const instrument: unknown = Reflect.apply(member, target, given);
        return typeof instrument === "object" && instrument !== null
          ? observedInstrument(instrument, madeOf(given, made), notebook)
          : instrument;
      };
    },
  });
  observed.add(proxy);
  return proxy;
}

function madeOf([name, options]: readonly unknown[], { kind, observable }: Kind): Made {
  const said: Readonly<Record<string, unknown>> = typeof options === "object" && options !== null ? { ...options } : {};
  const limits = said["advice"];
  const isSaid = typeof limits === "object" && limits !== null && "explicitBucketBoundaries" in limits;
  const valueType = said["valueType"];
  return {
    library: "opentelemetry",
    kind,
    observable,
    name: String(name),
    description: typeof said["description"] === "string" ? said["description"] : null,
    unit: typeof said["unit"] === "string" ? said["unit"] : null,
    value_type: valueType === 0 ? "int" : valueType === 1 ? "double" : null,
    buckets: isSaid ? numbersOf(limits.explicitBucketBoundaries) : null,
    labels: null,
  };
}

/** An object of its own: instruments that do nothing are one for all names. */
function observedInstrument(instrument: object, made: Made, notebook: Notebook): object {
  const measured = notebook.make(made);
  const own: Plain = Object.create(instrument);
  for (const method of ["add", "record"]) {
    const original: unknown = Reflect.get(instrument, method);
    if (typeof original !== "function") continue;
    own[method] = (...given: readonly unknown[]) => {
      measured(method, given[1]);
      return Reflect.apply(original, instrument, given);
    };
  }
  const addCallback: unknown = Reflect.get(instrument, "addCallback");
  const removeCallback: unknown = Reflect.get(instrument, "removeCallback");
  if (typeof addCallback !== "function" || typeof removeCallback !== "function") return own;
  const wrapped = new WeakMap<Callback, Callback>();
  own["addCallback"] = (callback: Callback) => {
    const observing: Callback = (result) => callback(observedResult(result, measured));
    wrapped.set(callback, observing);
    return Reflect.apply(addCallback, instrument, [observing]);
  };
  own["removeCallback"] = (callback: Callback) => Reflect.apply(removeCallback, instrument, [wrapped.get(callback)]);
  return own;
}

function observedResult(result: unknown, measured: (method: string, attributes: unknown) => void): unknown {
  if (typeof result !== "object" || result === null) return result;
  return new Proxy(result, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...given: readonly unknown[]) => {
        if (name === "observe") measured("observe", given[1]);
        return Reflect.apply(member, target, given);
      };
    },
  });
}
