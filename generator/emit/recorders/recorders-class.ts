import type { Catalog, Metric } from "../../model/catalog.js";
import { formsOf } from "../../model/variants.js";
import type { Emission } from "../../model/emission.js";
import {
  type Doc,
  group,
  hardLine,
  type Imported,
  indent,
  line,
  list,
  separated,
  softLine,
  widthOf,
} from "../typescript/doc.js";
import { lineWidth } from "../typescript/layout.js";
import { classDeclaration, functionOf } from "../typescript/signature.js";
import { contract, contractType } from "../typescript/symbols.js";
import { recorderMethods } from "./recorder-methods.js";
import type { Relatives } from "./relatives.js";

/** What every module is made from. */
export type Input = {
  readonly catalog: Catalog;
  readonly emission: Emission;
  readonly relatives: (metric: Metric) => Relatives;
  /** The type of the context. */
  readonly context: Imported;
};

/** The class of the recorders of some metrics. */
export function recordersClass({ catalog, relatives, context }: Input, name: string, metrics: readonly Metric[]): Doc {
  return classDeclaration({
    name,
    extends: [contract("Recorders"), "<", context, ">"],
    comment: classComment(catalog),
    methods: metrics.flatMap((metric) => formsOf(metric).flatMap((form) => recorderMethods(form, relatives(metric)))),
  });
}

/** The index of a divided catalog: an interface and a class of one name, composed of the classes of the parts. */
export function composedRecorders(input: Input, classes: readonly Imported[]): readonly Doc[] {
  const { catalog } = input;
  const comment = [`/** ${classComment(catalog)} */`, hardLine];
  return [[comment, interfaceOf(catalog.names.recorders, classes)], composedClass(input, classes)];
}

function classComment({ name }: Catalog): string {
  return `The recorders of the \`${name.replaceAll("*/", "*\\/")}\` metrics.`;
}

function interfaceOf(name: string, bases: readonly Doc[]): Doc {
  return [
    group([`export interface ${name}`, indent([line, "extends ", indent(separated(bases, [",", line]))])]),
    " {}",
  ];
}

/** Broken where formatters break it: in the brackets of the call, at the equals sign, or in those of the type. */
function composedClass({ catalog, context }: Input, classes: readonly Doc[]): Doc {
  const { recorders } = catalog.names;
  const start = [`export const ${recorders}: `, contractType("RecordersClass")];
  const left = [start, "<", context, `, ${recorders}> =`];
  const open = [contract("composeRecorders"), "("];
  const call = list(open, classes, ")");
  const atSign = widthOf(left) <= lineWidth && widthOf([left, " ", open]) > lineWidth;
  if (atSign) return [left, indent(group([line, call], { broken: true })), ";"];
  const types = group(["<", indent([softLine, context, ",", line, recorders]), softLine, ">"]);
  return [start, types, " = ", call, ";"];
}

/** The function that users call. */
export function factory({ catalog: { names, ...catalog }, context }: Input): Doc {
  const isBare = catalog.context.length === 0;
  const options = ["options?: ", contractType("RecorderOptions")];
  const signature = {
    parameters: isBare ? [options] : [["context: ", context], options],
    returnType: names.recorders,
  };
  const given = `Creates the recorders${isBare ? "" : ", with the attributes that every metric carries"}.`;
  const comment = [
    "/**",
    ` * ${given} They record from the first call on;`,
    " * `bind` says to which Meter, and what was recorded before is not lost.",
    " */",
  ];
  const body = `return new ${names.recorders}(catalog, ${isBare ? "{}" : "context"}, options);`;
  return [separated(comment, hardLine), hardLine, "export function ", functionOf("createRecorders", signature, [body])];
}
