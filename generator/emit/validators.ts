import type { Catalog } from "../model/catalog.js";
import { formsOf } from "../model/variants.js";
import { emissionOf } from "../model/emission.js";
import type { Emitter } from "./emitter.js";
import { type Doc, exported, hardLine, type Imported, imported, list, run, typed } from "./typescript/doc.js";
import { type Module, printModule } from "./typescript/module.js";
import { type Division, divide, type TypeScriptPart } from "./typescript/parts.js";
import { attributesSchema, contextSchema, hasAttributes, schemaConstant } from "./validators/attributes-schema.js";
import { measurementOf, measurementSchema, measurementType, unionSchema } from "./validators/measurement.js";
import { signalSchemas } from "./validators/signals.js";
import { runtimeType } from "./validators/symbols.js";

/** `validators.ts`: a strict zod schema for each metric's attributes, for the context, and for any measurement. */
export const validators: Emitter = {
  id: "validators",
  emit(catalog, origin) {
    const modules = modulesOf(catalog, divide(catalog, emissionOf(catalog)));
    return modules.flatMap((module) => printModule(module, catalog.settings, origin));
  },
};

function modulesOf(catalog: Catalog, { parts, isDivided, context }: Division): readonly Module[] {
  const schema = contextSchema(catalog, context);
  if (!isDivided) return parts.map((part) => undivided(catalog, part, schema));
  return [index(catalog, parts, schema), ...parts.map((part) => partModule(catalog, part))];
}

function undivided(catalog: Catalog, part: TypeScriptPart, context: Doc): Module {
  const { names } = catalog;
  const { metrics, recorders, validators: path } = part;
  const type = `${names.stem}Measurement`;
  return {
    path,
    declarations: [
      context,
      ...metrics.flatMap(formsOf).flatMap((form) => attributesSchema(form, recorders)),
      measurementType(
        type,
        metrics.map((metric) => measurementOf(metric, recorders)),
      ),
      unionSchema(type, metrics.map(measurementSchema)),
      ...signalSchemas(catalog, recorders),
    ],
  };
}

function partModule(catalog: Catalog, part: TypeScriptPart): Module {
  const { metrics, recorders, validators: path } = part;
  const { name } = measurementsConstant(part);
  const schemas = list("[", metrics.map(measurementSchema), "]", { broken: true });
  return {
    path,
    declarations: [
      ...metrics.flatMap(formsOf).flatMap((form) => attributesSchema(form, recorders)),
      measurementType(
        partType(catalog, part).name,
        metrics.map((metric) => measurementOf(metric, recorders)),
      ),
      [
        "/** For `measurementUnion`. */",
        hardLine,
        [exported(name), `const ${name}`, typed([": readonly ", runtimeType("MeasurementSchema"), "[]"])],
        run([" = ", schemas]),
        ";",
      ],
    ],
  };
}

function index(catalog: Catalog, parts: readonly TypeScriptPart[], context: Doc): Module {
  const type = `${catalog.names.stem}Measurement`;
  const types = parts.map((part) => partType(catalog, part));
  const schemas = parts.map((part) => ["...", measurementsConstant(part)]);
  return {
    path: "./validators",
    reExports: parts.flatMap(({ metrics, validators }) =>
      metrics
        .flatMap(formsOf)
        .filter(hasAttributes)
        .map((metric) => imported(schemaConstant(metric), validators)),
    ),
    declarations: [
      context,
      measurementType(type, types),
      unionSchema(type, schemas),
      ...signalSchemas(catalog, "./recorders"),
    ],
  };
}

function measurementsConstant({ infix, validators }: TypeScriptPart): Imported {
  return imported(`${infix.charAt(0).toLowerCase()}${infix.slice(1)}Measurements`, validators);
}

/** With the catalog's stem, as a namespace may be called like the catalog. */
function partType({ names }: Catalog, { infix, validators }: TypeScriptPart): Imported {
  return imported(`${names.stem}${infix}Measurement`, validators, "type");
}
