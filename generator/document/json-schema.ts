import * as z from "zod";
import { catalogDocumentSchema } from "./schema.js";

/** The format of catalog.yaml as JSON Schema: draft-07, the one that YAML editors read most faithfully. */
export function catalogJsonSchema(): object {
  return z.toJSONSchema(catalogDocumentSchema, { target: "draft-7", io: "input", override: withoutNoise });
}

export function catalogJsonSchemaText(): string {
  return `${JSON.stringify(catalogJsonSchema(), null, 2)}\n`;
}

/** Removes what holds for every YAML map and number, so that an editor's hover shows the rest. */
function withoutNoise({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.propertyNames;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
