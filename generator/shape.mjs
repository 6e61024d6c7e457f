// Compiles the schemas of a catalog's documents ahead of time: a program that reads a correct catalog loads no zod.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Evaluated where the schemas stand. What editors show of them decides nothing. */
const schemasCode = `
  import * as z from "zod";
  import { catalogDocumentSchema, partDocumentSchema } from "./schema/schema.js";

  function withoutNotes({ jsonSchema }) {
    for (const key of ["$schema", "title", "description", "default", "defaultSnippets"]) delete jsonSchema[key];
  }
  const options = { target: "draft-7", io: "input", override: withoutNotes };
  export const catalog = z.toJSONSchema(catalogDocumentSchema, options);
  export const part = z.toJSONSchema(partDocumentSchema, options);`;

async function bundled(contents, resolveDir, minify) {
  const options = { bundle: true, format: "esm", platform: "node", write: false, logLevel: "warning" };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir }, minify, legalComments: "none" });
  return outputFiles[0].text;
}

/** The module that says whether data is a catalog, or a part of one, made from the schemas in a folder. */
async function moduleOf(folder) {
  const schemas = await bundled(schemasCode, folder, false);
  const { catalog, part } = await import(`data:text/javascript,${encodeURIComponent(schemas)}`);
  // What a part has, a catalog has, too: both refer to the same definitions.
  const definitions = { ...part.definitions, ...catalog.definitions };
  const schema = {
    $id: "document",
    definitions: { ...definitions, catalog: { ...catalog, definitions: {} }, part: { ...part, definitions: {} } },
  };
  const code = { source: true, esm: true };
  const ajv = new Ajv({
    schemas: [schema],
    code,
    strict: false,
    strictNumbers: true,
    inlineRefs: false,
    messages: false,
  });
  const names = { isCatalog: "document#/definitions/catalog", isPart: "document#/definitions/part" };
  return bundled(standaloneCode(ajv, names), here, true);
}

/** For Rolldown and Vite. The schemas stand beside the module that imports the shape of them. */
export const shape = {
  name: "shape",
  resolveId: (source, importer) => (source.endsWith(".shape") ? `\0${join(dirname(importer), source)}` : undefined),
  load: (id) => (id.startsWith("\0") && id.endsWith(".shape") ? moduleOf(dirname(id.slice(1))) : undefined),
};
