import { flatMap } from "../flat-map.js";
import type { Catalog } from "../model/catalog.js";
import { formsOf } from "../model/variants.js";
import { emissionOf } from "../model/emission.js";
import type { Artifact, Emitter } from "./emitter.js";
import { withoutEntries } from "./excerpt.js";
import { exported, hardLine, type Imported, imported, list, run, typed } from "./typescript/doc.js";
import { type Module, type ModuleInput, printedModule, printModule } from "./typescript/module.js";
import { divide, type TypeScriptPart } from "./typescript/parts.js";
import { attributesSchema, contextSchema, hasAttributes, schemaConstant } from "./validators/attributes-schema.js";
import { measurementOf, measurementSchema, measurementType, unionSchema } from "./validators/measurement.js";
import { signalSchemas } from "./validators/signals.js";
import { runtimeType } from "./validators/symbols.js";

/** `validators.ts`: a strict zod schema for each metric's attributes, for the context, and for any measurement. */
export const validators: Emitter = {
  id: "validators",
  emit(catalog, origin) {
    const { parts, isDivided, context } = divide(catalog, emissionOf(catalog));
    const given = { catalog, origin, context };
    if (isDivided) return divided(given, parts);
    return parts.flatMap((part) => printModule(undivided(given, part), given));
  },
};

/** With the module of the common attributes. */
type Given = ModuleInput & { readonly context: string };
type GivenPart = ModuleInput & { readonly part: TypeScriptPart };
type GivenIndex = Given & { readonly parts: readonly NamedPart[]; readonly schemas: readonly Imported[] };
type NamedPart = Pick<TypeScriptPart, "infix" | "validators">;

function divided(given: Given, parts: readonly TypeScriptPart[]): readonly Artifact[] {
  const { catalog, origin } = given;
  const bare = withoutEntries(catalog);
  const { events, spans } = catalog;
  const names = parts.map(({ infix, validators }) => ({ infix, validators }));
  const indexed = { parts: names, schemas: parts.flatMap(schemasIn) };
  return [
    ...printedModule("./validators", { ...given, ...indexed, catalog: { ...bare, events, spans } }, index),
    ...parts.flatMap((part) => printedModule(part.validators, { catalog: bare, origin, part }, partModule)),
  ];
}

function schemasIn({ metrics, validators }: TypeScriptPart): readonly Imported[] {
  const forms = flatMap(metrics, formsOf).filter(hasAttributes);
  return forms.map((metric) => imported(schemaConstant(metric), validators));
}

function undivided({ catalog, context }: Given, part: TypeScriptPart): Module {
  const { names } = catalog;
  const { metrics, recorders, validators: path } = part;
  const type = `${names.stem}Measurement`;
  return {
    path,
    declarations: [
      contextSchema(catalog, context),
      ...flatMap(flatMap(metrics, formsOf), (form) => attributesSchema(form, recorders)),
      measurementType(
        type,
        metrics.map((metric) => measurementOf(metric, recorders)),
      ),
      unionSchema(type, metrics.map(measurementSchema)),
      ...signalSchemas(catalog, recorders),
    ],
  };
}

function partModule({ catalog, part }: GivenPart): Module {
  const { metrics, recorders, validators: path } = part;
  const { name } = measurementsConstant(part);
  const schemas = list("[", metrics.map(measurementSchema), "]", { broken: true });
  return {
    path,
    declarations: [
      ...flatMap(flatMap(metrics, formsOf), (form) => attributesSchema(form, recorders)),
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

function index({ catalog, parts, schemas, context }: GivenIndex): Module {
  const type = `${catalog.names.stem}Measurement`;
  const types = parts.map((part) => partType(catalog, part));
  const measurements = parts.map((part) => ["...", measurementsConstant(part)]);
  return {
    path: "./validators",
    reExports: schemas,
    declarations: [
      contextSchema(catalog, context),
      measurementType(type, types),
      unionSchema(type, measurements),
      ...signalSchemas(catalog, "./recorders"),
    ],
  };
}

function measurementsConstant({ infix, validators }: NamedPart): Imported {
  return imported(`${infix.charAt(0).toLowerCase()}${infix.slice(1)}Measurements`, validators);
}

/** With the catalog's stem, as a namespace may be called like the catalog. */
function partType({ names }: Catalog, { infix, validators }: NamedPart): Imported {
  return imported(`${names.stem}${infix}Measurement`, validators, "type");
}
