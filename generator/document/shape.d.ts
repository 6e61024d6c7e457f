/** The schemas of `schema/schema.ts`, compiled by the build, and by vitest: see `generator/shape.mjs`. */
declare module "*.shape" {
  import type { CatalogDocument, PartDocument } from "./schema/schema.js";

  export function isCatalog(data: unknown): data is CatalogDocument;
  export function isPart(data: unknown): data is PartDocument;
}
