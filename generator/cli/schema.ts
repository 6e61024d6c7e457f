import { catalogJsonSchemaText } from "../document/json-schema.js";
import type { Outcome } from "./outcome.js";

/** The JSON Schema of catalog.yaml, for editors. */
export function schema(): Outcome {
  return { status: "fine", out: catalogJsonSchemaText(), err: "" };
}
