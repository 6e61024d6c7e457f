import { type Imported, imported } from "./doc.js";

/** A function or class of the contract, all of the runtime that recorders call. */
export function contract(name: string): Imported {
  return imported(name, "@meterbook/runtime/contract");
}

export function contractType(name: string): Imported {
  return imported(name, "@meterbook/runtime/contract", "type");
}
