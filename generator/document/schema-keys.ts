import * as z from "zod";
import type { Path } from "../source.js";
import { catalogDocumentSchema, partDocumentSchema } from "./schema.js";

export const partKeys: readonly string[] = Object.keys(partDocumentSchema.shape);

/** The keys that the format knows at a path; none where a person chooses them. */
export function knownKeys(path: Path): readonly string[] {
  let schemas = alternatives(catalogDocumentSchema);
  for (const step of path) schemas = schemas.flatMap((schema) => inside(schema, step)).flatMap(alternatives);
  return [...new Set(schemas.flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])))];
}

/** What a value may be, without the wrappers that say that it may be missing or of several kinds. */
function alternatives(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodOptional) return alternatives(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(alternatives) : [schema];
}

function inside(schema: unknown, step: string | number): readonly unknown[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return schema instanceof z.ZodObject && Object.hasOwn(schema.shape, step) ? [schema.shape[step]] : [];
}
