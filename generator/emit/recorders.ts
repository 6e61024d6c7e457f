import { flatMap } from "../flat-map.js";
import type { Metric } from "../model/catalog.js";
import { formsOf } from "../model/variants.js";
import { emissionOf } from "../model/emission.js";
import { recordedTypes, type SharedTypes } from "../model/shared-types.js";
import type { Artifact, Emitter } from "./emitter.js";
import { excerptOfMap, excerptsOf, signalExcerptsOf, withoutEntries } from "./excerpt.js";
import { attributesType, membersOf } from "./recorders/attribute-type.js";
import { type Doc, exported, hardLine, type Imported, imported, list, object, run, typed } from "./typescript/doc.js";
import { stringLiteral } from "./typescript/literal.js";
import { definitions } from "./recorders/definitions.js";
import { attributeDefinitions, metricConstant } from "./recorders/metric-definition.js";
import { type Module, type ModuleInput, printedModule, printModule } from "./typescript/module.js";
import { divide, divideSignals, type SignalModule, type TypeScriptPart } from "./typescript/parts.js";
import {
  composedFactory,
  composedRecorders,
  factory,
  type Input,
  partFactory,
  recordersClass,
} from "./recorders/recorders-class.js";
import { relativesIn } from "./recorders/relatives.js";
import { sharedTypeDeclaration, usedTypes } from "./recorders/shared-types.js";
import { noSignals, recordedSignals, signalClasses, signalGetters, signalTypes } from "./recorders/signal-classes.js";
import {
  composedSignals,
  ofSignals,
  signalDeclaration,
  signalModule,
  signalSymbols,
} from "./recorders/signal-modules.js";
import { contract, contractType } from "./typescript/symbols.js";

/** `recorders.ts`: types, definitions and the class of recorders; in a large catalog one file a part beside it. */
export const recorders: Emitter = {
  id: "recorders",
  emit(catalog, origin) {
    const { parts, isDivided, context } = divide(catalog, emissionOf(catalog));
    const given = { catalog, origin, types: recordedTypes(catalog), context };
    const signals = divideSignals(catalog);
    return [
      ...(isDivided
        ? divided(given, parts)
        : parts.flatMap((part) => printModule(undivided(inputOf(given), part, signals), given))),
      ...(signals.length === 1 ? [] : ofSignalParts(given, signals)),
    ];
  },
};

/** What decides the text of a module. */
type Given = ModuleInput & {
  /** The types of the shared attributes that it uses, or declares. */
  readonly types: SharedTypes;
  /** The module of the common attributes. */
  readonly context: string;
};
type GivenPart = Given & { readonly part: TypeScriptPart };
type GivenSignals = Given & { readonly part: SignalModule };
type GivenIndex = Given & { readonly parts: readonly NamedPart[]; readonly attributes: readonly Imported[] };
type NamedPart = Pick<TypeScriptPart, "infix" | "recorders">;

function divided(given: Given, parts: readonly TypeScriptPart[]): readonly Artifact[] {
  const { catalog, context, types } = given;
  const excerptOf = excerptsOf(catalog);
  const bare = withoutEntries(catalog);
  const { events, spans } = catalog;
  const names = parts.map(({ infix, recorders }) => ({ infix, recorders }));
  const indexed = { parts: names, attributes: parts.flatMap(attributesSymbols) };
  return [
    ...printedModule("./recorders", { ...given, ...indexed, catalog: { ...bare, events, spans } }, index),
    ...printedModule(context, { ...given, catalog: bare }, contextModule),
    ...parts.flatMap((part) => {
      const input = { ...given, catalog: excerptOf(part.metrics), types: excerptOfMap(types, sharedIn(part)), part };
      return printedModule(part.recorders, input, partModule);
    }),
  ];
}

function ofSignalParts(given: Given, parts: readonly SignalModule[]): readonly Artifact[] {
  const excerptOf = signalExcerptsOf(given.catalog);
  return parts.flatMap((part) => {
    const signals = [...part.events, ...part.spans];
    const types = excerptOfMap(given.types, sharedBy(signals));
    const input = { ...given, catalog: excerptOf(signals), types, part };
    return printedModule(part.path, input, signalsModule);
  });
}

function signalsModule({ part, ...given }: GivenSignals): Module {
  return signalModule(inputOf(given), part);
}

function sharedIn({ metrics }: TypeScriptPart): readonly string[] {
  return sharedBy(flatMap(metrics, formsOf));
}

function sharedBy(entries: readonly Pick<Metric, "attributes">[]): readonly string[] {
  const attributes = flatMap(entries, (entry) => entry.attributes);
  return flatMap(attributes, ({ shared }) => (shared === null ? [] : [shared]));
}

function inputOf({ catalog, types, context }: Given): Input {
  const emission = emissionOf(catalog);
  return {
    catalog,
    emission,
    relatives: relativesIn(catalog, emission),
    context: imported(catalog.names.context, context, "type"),
    shared: usedTypes(types, context),
  };
}

function contextModule(given: Given): Module {
  const input = inputOf(given);
  const type: Doc = [exported("catalog"), "const catalog", typed([": ", contractType("Catalog")])];
  const constant = [type, run(catalogDefinition(input, [])), ";"];
  const declarations = [...input.shared.types.map(sharedTypeDeclaration), contextType(input), constant];
  return { path: given.context, declarations };
}

function undivided(
  input: Input,
  { metrics, recorders: path }: TypeScriptPart,
  signals: readonly SignalModule[],
): Module {
  const { catalog } = input;
  const [first = noSignals] = signals;
  const own = signals.length === 1 ? first : noSignals;
  return {
    path,
    reExports: signalSymbols(signals),
    declarations: [
      ...input.shared.types.map(sharedTypeDeclaration),
      contextType(input),
      ...attributesTypes(input, metrics),
      ...signalTypes(own, input.shared.typeOf),
      ...definitions(input, metrics, own),
      run(["const catalog", catalogDefinition(input, metrics.map(metricConstant)), ";"]),
      ...signalClasses(catalog, own),
      ...composedSignals(catalog, signals),
      recordersClass(input, {
        name: catalog.names.recorders,
        metrics,
        getters: signalGetters(catalog, recordedSignals(catalog)),
        isWhole: true,
      }),
      ...signalDeclaration(catalog, signals),
      factory(input),
    ],
  };
}

function partModule({ part, ...given }: GivenPart): Module {
  const input = inputOf(given);
  return { path: part.recorders, declarations: partDeclarations(input, part) };
}

function* partDeclarations(input: Input, part: TypeScriptPart): Iterable<Doc> {
  const { metrics } = part;
  yield* attributesTypes(input, metrics);
  yield* definitions(input, metrics);
  yield [
    "/** For `createRecorders`. */",
    hardLine,
    exported(metricsConstant(part).name),
    `const ${metricsConstant(part).name}`,
    typed([": readonly ", contractType("Metric"), "[]"]),
    run([" = ", list("[", metrics.map(metricConstant), "]")]),
    ";",
  ];
  yield recordersClass(input, { name: partClass(input, part).name, metrics });
  yield partFactory(input, part, { recorders: partClass(input, part), metrics: metricsConstant(part) });
}

/** The parts put together: one class, and every type under the name by which users import it. */
function index({ parts, attributes, ...given }: GivenIndex): Module {
  const input = inputOf(given);
  const { catalog } = input;
  const classes = parts.map((part) => partClass(input, part));
  const signals = divideSignals(catalog);
  return {
    path: "./recorders",
    reExports: [input.context, ...input.shared.symbols, ...attributes, ...signalSymbols(signals)],
    declarations: [
      run([
        "const metrics = ",
        list(
          "[",
          parts.map((part) => ["...", metricsConstant(part)]),
          "]",
        ),
        ";",
      ]),
      ...(signals.length === 1 ? ofSignals(input, signals[0]) : composedSignals(catalog, signals)),
      ...composedRecorders(input, classes, signalGetters(catalog, recordedSignals(catalog))),
      ...signalDeclaration(catalog, signals),
      composedFactory(input),
    ],
  };
}

function metricsConstant({ infix, recorders }: NamedPart): Imported {
  return imported(`${infix.charAt(0).toLowerCase()}${infix.slice(1)}Metrics`, recorders);
}

function partClass({ catalog }: Input, { infix, recorders }: NamedPart): Imported {
  return imported(`${catalog.names.stem}${infix}Recorders`, recorders);
}

function attributesSymbols({ metrics, recorders }: TypeScriptPart): readonly Imported[] {
  const withAttributes = flatMap(metrics, formsOf).filter(({ attributes }) => attributes.length > 0);
  return withAttributes.map(({ names }) => imported(names.attributes, recorders, "type"));
}

function contextType({ catalog: { names, context }, shared: { typeOf } }: Input): Doc {
  const comment = "Attributes of every metric, given once to `createRecorders`.";
  return attributesType(names.context, comment, context, membersOf(typeOf));
}

function* attributesTypes({ shared: { typeOf } }: Input, metrics: readonly Metric[]): Iterable<Doc> {
  const memberOf = membersOf(typeOf);
  for (const { attributes, names, name, variant } of flatMap(metrics, formsOf)) {
    const comment = `Attributes of \`${name}\`${variant === undefined ? "" : `, variant \`${variant}\``}.`;
    if (attributes.length > 0) yield attributesType(names.attributes, comment, attributes, memberOf);
  }
}

/** What the generated code asks of the runtime: more with each version of the contract that an older runtime cannot serve. */
const contractVersion = 1;

/** ` = defineCatalog({ … })`. */
function catalogDefinition({ catalog }: Input, metrics: readonly Doc[]): Doc {
  const { version, schemaUrl } = catalog.meter;
  const members: readonly Doc[] = [
    `contract: ${contractVersion}`,
    `name: ${stringLiteral(catalog.name)}`,
    ...(version === null ? [] : [`version: ${stringLiteral(version)}`]),
    ...(schemaUrl === null ? [] : [`schemaUrl: ${stringLiteral(schemaUrl)}`]),
    ["context: ", attributeDefinitions(catalog.context)],
    metrics.length === 0 ? "metrics: []" : ["metrics: ", list("[", metrics, "]")],
  ];
  return [" = ", contract("defineCatalog"), "(", object(members, { broken: true }), ")"];
}
