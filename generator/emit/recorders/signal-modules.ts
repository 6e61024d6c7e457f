import type { Catalog } from "../../model/catalog.js";
import { type Doc, exported, hardLine, type Imported, imported, list, run, typed, views } from "../typescript/doc.js";
import type { Module } from "../typescript/module.js";
import type { SignalModule } from "../typescript/parts.js";
import { events as runtime, eventsType } from "../typescript/symbols.js";
import { attributeConstants } from "./definitions.js";
import { extending, type Input } from "./recorders-class.js";
import { sharedAttributes } from "./shared-attributes.js";
import { pickedTypes } from "./shared-members.js";
import { signalClasses, signalDefinitions, signalsComment } from "./signal-classes.js";
import { signalConstant } from "./signal-definition.js";

/** A part of many events and spans: their types, definitions and classes. */
export function signalModule(input: Input, part: SignalModule): Module {
  const { name } = declaredConstant(part);
  const type: Doc = [exported(name), `const ${name}`, typed([": readonly ", eventsType("Declared"), "[]"])];
  const constants = list("[", signalsOf(part).map(signalConstant), "]");
  const declared: Doc = ["/** For `createRecorders`. */", hardLine, type, run([" = ", constants]), ";"];
  return { path: part.path, declarations: [...ofSignals(input, part, part.infix), declared] };
}

/** Events and spans with all that they need, where metrics stand in other modules. */
export function ofSignals(
  { catalog, shared: { typeOf } }: Input,
  signals: Pick<SignalModule, "events" | "spans">,
  infix = "",
): readonly Doc[] {
  const all = signalsOf(signals);
  if (all.length === 0) return [];
  const shared = sharedAttributes(all.flatMap(({ attributes }) => attributes));
  return [
    ...pickedTypes(all, typeOf, `${catalog.names.stem}${infix}SharedBySignals`),
    ...attributeConstants(shared),
    ...signalDefinitions(catalog, signals, shared),
    ...signalClasses(catalog, signals, infix),
  ];
}

/** The classes of `record.emit` and `record.span`, put together from those of several modules. */
export function composedSignals(catalog: Catalog, parts: readonly SignalModule[]): readonly Doc[] {
  if (parts.length === 1) return [];
  return [
    ...composedClass(
      catalog,
      "Events",
      parts.filter(({ events }) => events.length > 0),
    ),
    ...composedClass(
      catalog,
      "Spans",
      parts.filter(({ spans }) => spans.length > 0),
    ),
  ];
}

function composedClass(
  { name, names }: Catalog,
  suffix: "Events" | "Spans",
  parts: readonly SignalModule[],
): readonly Doc[] {
  if (parts.length === 0) return [];
  const whole = `${names.stem}${suffix}`;
  const classes = parts.map(({ infix, path }) => imported(`${names.stem}${infix}${suffix}`, path));
  const comment: Doc = [`/** ${signalsComment(suffix, name)} */`, hardLine];
  const type: Doc = [": ", eventsType("SignalsClass"), `<${whole}>`];
  const start: Doc = [exported(whole), `const ${whole}`];
  const call: Doc = list([runtime("composeSignals"), "("], classes, ")");
  return [
    typed([comment, extending(whole, classes), " {}"]),
    [views("", comment, ""), start, typed(type), run([" = ", call]), ";"],
  ];
}

/** Telemetry hides values by what is declared of them. */
export function signalDeclaration({ names }: Catalog, parts: readonly SignalModule[]): readonly Doc[] {
  const [first, ...others] = parts;
  if (first === undefined || parts.every((part) => signalsOf(part).length === 0)) return [];
  const declared =
    others.length === 0 ? signalsOf(first).map(signalConstant) : parts.map((part) => ["...", declaredConstant(part)]);
  return [run([runtime("declareSignals"), `(${names.recorders}, `, list("[", declared, "]"), ");"])];
}

/** The types of the attributes, under the names by which users import them. */
export function signalSymbols(parts: readonly SignalModule[]): readonly Imported[] {
  if (parts.length === 1) return [];
  return parts.flatMap((part) => signalsOf(part).map(({ names }) => imported(names.attributes, part.path, "type")));
}

function declaredConstant({ infix, path }: SignalModule): Imported {
  return imported(`${infix.charAt(0).toLowerCase()}${infix.slice(1)}Signals`, path);
}

function signalsOf({ events, spans }: Pick<SignalModule, "events" | "spans">) {
  return [...events, ...spans];
}
