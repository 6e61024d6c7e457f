import { type Imported, imported } from "../typescript/doc.js";

/** The namespace of zod. */
export const z = imported("z", "zod", "namespace");

/** A function of the runtime for schemas. */
export function runtime(name: string): Imported {
  return imported(name, "@meterbook/runtime/zod");
}

export function runtimeType(name: string): Imported {
  return imported(name, "@meterbook/runtime/zod", "type");
}
