import * as z from "zod";
import { catalogDocumentSchema } from "./schema.js";

/** The format of catalog.yaml as JSON Schema (draft-07, the one that YAML editors know best). */
export function catalogJsonSchema(): object {
  return z.toJSONSchema(catalogDocumentSchema, { target: "draft-7", io: "input" });
}

export function catalogJsonSchemaText(): string {
  return `${JSON.stringify(catalogJsonSchema(), null, 2)}\n`;
}
