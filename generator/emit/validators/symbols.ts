import { imported } from "../typescript/doc.js";
import { symbolsOf } from "../typescript/symbols.js";

/** The namespace of zod. */
export const z = imported("z", "zod", "namespace");

/** A function of the runtime for schemas. */
export const runtime = symbolsOf("@meterbook/runtime/zod");

export const runtimeType = symbolsOf("@meterbook/runtime/zod", "type");
