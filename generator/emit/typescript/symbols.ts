import { type Imported, imported } from "./doc.js";

/** A function or class of the contract, all of the runtime that recorders call. */
export function contract(name: string): Imported {
  return imported(name, "@meterbook/runtime/contract");
}

/** A function of the runtime for attributes that are arrays. */
export function arrays(name: string): Imported {
  return imported(name, "@meterbook/runtime/arrays");
}

/** A function or class of the runtime for events and spans. */
export function events(name: string): Imported {
  return imported(name, "@meterbook/runtime/events");
}

export function eventsType(name: string): Imported {
  return imported(name, "@meterbook/runtime/events", "type");
}

export function contractType(name: string): Imported {
  return imported(name, "@meterbook/runtime/contract", "type");
}
