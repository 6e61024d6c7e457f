import { flatMap } from "../../flat-map.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import { formsOf } from "../../model/variants.js";
import type { Emission } from "../../model/emission.js";
import {
  block,
  type Doc,
  exported,
  group,
  hardLine,
  type Imported,
  imported,
  indent,
  line,
  lineWidth,
  list,
  separated,
  softLine,
  typed,
  views,
  widthOf,
} from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import type { TypeScriptPart } from "../typescript/parts.js";
import { classDeclaration, functionOf, type Method, optional, parameter } from "../typescript/signature.js";
import { contract, contractType, events } from "../typescript/symbols.js";
import { recorderMethods } from "./recorder-methods.js";
import type { Relatives } from "./relatives.js";
import type { UsedTypes } from "./shared-types.js";

/** What every module is made from. */
export type Input = {
  readonly catalog: Catalog;
  readonly emission: Emission;
  readonly relatives: (metric: Metric) => Relatives;
  /** The type of the context. */
  readonly context: Imported;
  readonly shared: UsedTypes;
};

type Recorders = {
  readonly name: string;
  readonly metrics: readonly Metric[];
  /** What leads to events and spans. */
  readonly getters?: readonly Method[];
  /** Whether no class of another part is beside it. */
  readonly isWhole?: boolean;
};

/** What the runtime has for recorders as these; without common attributes, a bundle has nothing of what is for them. */
function baseOf({ context }: Catalog, { getters = [], isWhole = false }: Recorders): Imported {
  if (getters.length > 0) return events("SignalRecorders");
  return contract(isWhole && context.length === 0 ? "PlainRecorders" : "Recorders");
}

/** The class of the recorders of some metrics. */
export function recordersClass({ catalog, relatives, context }: Input, recorders: Recorders): Doc {
  const { name, metrics, getters = [] } = recorders;
  return classDeclaration({
    name,
    extends: [baseOf(catalog, recorders), typed(["<", context, ">"])],
    comment: classComment(catalog),
    methods: getters.concat(
      flatMap(metrics, (metric) => flatMap(formsOf(metric), (form) => recorderMethods(form, relatives(metric)))),
    ),
  });
}

/** The index of a divided catalog: an interface and a class of one name, composed of the classes of the parts. */
export function composedRecorders(
  input: Input,
  classes: readonly Imported[],
  getters: readonly Method[] = [],
): readonly Doc[] {
  const { catalog } = input;
  const comment = [`/** ${classComment(catalog)} */`, hardLine];
  const own = `${catalog.names.stem}Signals`;
  const bind: Doc = ["bind(...given: Parameters<", own, '["bind"]>): void;'];
  const hasSignals = getters.length > 0;
  const composed = composedClass(input, hasSignals ? [events("SignalRecorders"), own, ...classes] : classes);
  const together = hasSignals
    ? interfaceOf(catalog.names.recorders, [...classes, own], [bind])
    : interfaceOf(catalog.names.recorders, classes);
  return [
    ...(hasSignals ? [recordersClass(input, { name: own, metrics: [], getters })] : []),
    typed([comment, together]),
    [views("", comment, ""), composed],
  ];
}

function classComment({ name }: Catalog): string {
  return `The recorders of the ${code(name)} metrics.`;
}

/** A name as code in a comment, which it cannot end. */
function code(name: string): string {
  return `\`${name.replaceAll("*/", "*\\/")}\``;
}

/** Parts and events bind alike but for their types, so that the interface says which one holds. */
function interfaceOf(name: string, bases: readonly Doc[], members: readonly Doc[] = []): Doc {
  return [extending(name, bases), members.length === 0 ? " {}" : [" ", block(members)]];
}

/** `export interface ShopRecorders extends ShopHttpRecorders, ShopDbRecorders` */
export function extending(name: string, bases: readonly Doc[]): Doc {
  return group([
    [exported(name), `interface ${name}`],
    indent([line, "extends ", indent(separated(bases, [",", line]))]),
  ]);
}

/** Broken where formatters break it: in the brackets of the call, at the equals sign, or in those of the type. */
function composedClass({ catalog, context }: Input, classes: readonly Doc[]): Doc {
  const { recorders } = catalog.names;
  const type = contractType("RecordersClass");
  const start = [exported(recorders), `const ${recorders}`];
  const left = [start, ": ", type, "<", context, `, ${recorders}> =`];
  const open = [contract("composeRecorders"), "("];
  const call = list(open, classes, ")");
  const types = [": ", type, group(["<", indent([softLine, context, ",", line, recorders]), softLine, ">"])];
  const atSign = widthOf(left) <= lineWidth && widthOf([left, " ", open]) > lineWidth;
  const typescript = atSign
    ? [left, indent(group([line, call], { broken: true })), ";"]
    : [start, types, " = ", call, ";"];
  return views(typescript, [start, " = ", call, ";"], [start, types, ";"]);
}

/** The function that users call. */
export function factory(input: Input): Doc {
  const { names, context } = input.catalog;
  return factoryOf(
    input,
    `return new ${names.recorders}(catalog, ${context.length === 0 ? "{}" : "context"}, options);`,
  );
}

/** The same of a divided catalog. */
export function composedFactory(input: Input): Doc {
  const { catalog } = input;
  const context = catalog.context.length === 0 ? "{}" : "context";
  const given = [catalog.names.recorders, catalogOf(input), "metrics", context, "options"];
  return factoryOf(input, list(["return ", contract("createPart"), "("], given, ");"));
}

/** The catalog of a divided one, which the module of the common attributes defines. */
function catalogOf({ context }: Input): Imported {
  return imported("catalog", context.from);
}

type Named = { readonly recorders: Imported; readonly metrics: Imported };

/** What creates the recorders of one part alone, or beside others that have been created. */
export function partFactory(input: Input, { infix, namespace }: TypeScriptPart, { recorders, metrics }: Named): Doc {
  const isBare = input.catalog.context.length === 0;
  const others = [contract("Recorders"), "<", input.context, ">"];
  const options = contractType("RecorderOptions");
  const parameters = isBare
    ? [optional("options", [options, " | ", others])]
    : [parameter("source", [input.context, " | ", others]), optional("options", options)];
  const given = [recorders, catalogOf(input), metrics, ...(isBare ? ["{}"] : ["source"]), "options"];
  const named = code(namespace);
  const alone = `Creates the recorders of the ${named} metrics alone, so that a bundle has no others.`;
  const beside = `Given recorders of this catalog, they have the same common attributes, and are bound with them.`;
  return [
    docComment([`${alone} ${beside}`], 0),
    exported(`create${infix}Recorders`),
    "function ",
    functionOf(`create${infix}Recorders`, { parameters, returnType: recorders }, [
      list(["return ", contract("createPart"), "("], given, ");"),
    ]),
  ];
}

function factoryOf({ catalog: { names, ...catalog }, context }: Input, body: Doc): Doc {
  const isBare = catalog.context.length === 0;
  const options = optional("options", contractType("RecorderOptions"));
  const signature = {
    parameters: isBare ? [options] : [parameter("context", context), options],
    returnType: names.recorders,
  };
  const given = `Creates the recorders${isBare ? "" : ", with the attributes that every metric carries"}.`;
  const comment = [
    "/**",
    ` * ${given} They record from the first call on;`,
    " * `bind` says to which Meter, and what was recorded before is not lost.",
    " */",
  ];
  const created = functionOf("createRecorders", signature, [body]);
  return [separated(comment, hardLine), hardLine, exported("createRecorders"), "function ", created];
}
