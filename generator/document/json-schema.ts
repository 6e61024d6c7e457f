import * as z from "zod";
import { insteadOfMetrics } from "./parse.js";
import { catalogDocumentSchema, partDocumentSchema } from "./schema/schema.js";
import { describeValue } from "./value-descriptions.js";

/** The format of catalog.yaml as JSON Schema: draft-07, the one that YAML editors read most faithfully. */
export function catalogJsonSchema(): object {
  const schema = jsonSchemaOf(catalogDocumentSchema);
  const required = (schema.required ?? []).filter((key) => key !== "metrics");
  return { ...schema, required, anyOf: ["metrics", ...insteadOfMetrics].map((key) => ({ required: [key] })) };
}

export function catalogJsonSchemaText(): string {
  return textOf(catalogJsonSchema());
}

/** The format of the files that a catalog includes. */
export function partJsonSchemaText(): string {
  return textOf(jsonSchemaOf(partDocumentSchema));
}

function textOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { target: "draft-7", io: "input", override: forEditors });
}

type Node = { readonly zodSchema: z.core.$ZodTypes; readonly jsonSchema: z.core.JSONSchema.BaseSchema };

/** What YAML editors show and insert, beside what is allowed. */
function forEditors(node: Node): void {
  withoutNoise(node);
  describeReference(node);
  describeValues(node);
}

/** Removes what holds for every YAML map and number, so that an editor's hover shows the rest. */
function withoutNoise({ jsonSchema }: Node): void {
  delete jsonSchema.propertyNames;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** Editors do not look behind a reference for what a key means, and that a map has to follow it. */
function describeReference({ zodSchema, jsonSchema }: Node): void {
  if (jsonSchema.allOf === undefined || !(zodSchema instanceof z.ZodOptional)) return;
  const { description } = z.globalRegistry.get(zodSchema.unwrap()) ?? {};
  Object.assign(jsonSchema, { type: "object", description });
}

function describeValues({ jsonSchema }: Node): void {
  const { enum: values } = jsonSchema;
  if (values !== undefined)
    jsonSchema["enumDescriptions"] ??= values.map((value) => describeValue(String(value), values));
}
