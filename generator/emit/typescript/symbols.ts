import { type Imported, imported } from "./doc.js";

/** The symbols of a module of the runtime, one for each name: a file prints some of them thousands of times. */
export function symbolsOf(from: string, as?: Imported["as"]): (name: string) => Imported {
  const known = new Map<string, Imported>();
  return (name) => {
    const symbol = known.get(name) ?? imported(name, from, as);
    known.set(name, symbol);
    return symbol;
  };
}

/** A function or class of the contract, all of the runtime that recorders call. */
export const contract = symbolsOf("@meterbook/runtime/contract");

export const contractType = symbolsOf("@meterbook/runtime/contract", "type");

/** A function of the runtime for attributes that are arrays. */
export const arrays = symbolsOf("@meterbook/runtime/arrays");

/** A function or class of the runtime for events and spans. */
export const events = symbolsOf("@meterbook/runtime/events");

export const eventsType = symbolsOf("@meterbook/runtime/events", "type");
