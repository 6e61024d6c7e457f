import * as z from "zod";
import type { Path } from "../../source.js";
import { catalogDocumentSchema, partDocumentSchema } from "./schema.js";

export const partKeys: readonly string[] = Object.keys(partDocumentSchema.shape);

/** What the format knows of the values at a place of a catalog. */
export type KnownShape = {
  /** The keys that they have there; none where a person chooses them. */
  readonly keys: readonly string[];
  inside(step: string | number): KnownShape;
};

/** The keys that the format knows at a path; none where a person chooses them. */
export function knownKeys(path: Path): readonly string[] {
  return path.reduce((shape: KnownShape, step) => shape.inside(step), catalogShape).keys;
}

/** What the format knows of a catalog as a whole. */
export const catalogShape: KnownShape = shapeOf([catalogDocumentSchema]);

/** Each place is looked at once; what has no key of its own is the same below every step. */
function shapeOf(written: readonly unknown[]): KnownShape {
  const schemas = written.flatMap(alternatives);
  const keys = [
    ...new Set(schemas.flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))),
  ];
  const shapes = new Map<string | number | null, KnownShape>();
  return {
    keys,
    inside(step) {
      const name = keys.includes(String(step)) ? step : null;
      const known = shapes.get(name) ?? shapeOf(schemas.flatMap((schema) => inside(schema, step)));
      shapes.set(name, known);
      return known;
    },
  };
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
