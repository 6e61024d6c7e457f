import type { Catalog, EventEntry, Signal, SpanEntry } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { expiryClause } from "../../model/lifetime.js";
import { type Doc, list, run, typed } from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import { classDeclaration, type Method, parameter, withDefault } from "../typescript/signature.js";
import { events as runtime, eventsType } from "../typescript/symbols.js";
import { deprecationTag } from "./attribute-type.js";
import { sharedAttributes, type SharedAttributes } from "./shared-attributes.js";
import type { TypeOf } from "./shared-types.js";
import { signalConstant, signalDefinition, signalType } from "./signal-definition.js";

/** The events and spans of a catalog that generated code has. */
export type RecordedSignals = { readonly events: readonly EventEntry[]; readonly spans: readonly SpanEntry[] };

export function recordedSignals({ events, spans }: Catalog): RecordedSignals {
  return { events: events.filter(isRecorded), spans: spans.filter(isRecorded) };
}

export function hasSignals({ events, spans }: RecordedSignals): boolean {
  return events.length + spans.length > 0;
}

/** The types of the attributes of events and spans. */
export function signalTypes({ events, spans }: RecordedSignals, typeOf: TypeOf): readonly Doc[] {
  return [...events, ...spans].map((signal) => signalType(signal, typeOf));
}

/** The module constants of events and spans. */
export function signalDefinitions(
  catalog: Catalog,
  { events, spans }: RecordedSignals,
  shared: SharedAttributes,
): readonly Doc[] {
  return [...events, ...spans].map((signal) => signalDefinition(signal, catalog, shared));
}

/** The constants of shared attributes that a module of events and spans alone has. */
export function sharedBySignals({ events, spans }: RecordedSignals): SharedAttributes {
  return sharedAttributes([...events, ...spans].flatMap(({ attributes }) => attributes));
}

/** The classes of `record.emit` and `record.span`. */
export function signalClasses(catalog: Catalog, { events, spans }: RecordedSignals): readonly Doc[] {
  const { name, names } = catalog;
  const classOf = (suffix: string, signals: readonly Signal[]) =>
    classDeclaration({
      name: `${names.stem}${suffix}`,
      extends: [runtime("Signals"), typed(`<${names.recorders}>`)],
      comment: `The ${suffix.toLowerCase()} of the \`${name.replaceAll("*/", "*\\/")}\` catalog.`,
      methods: signals.map((signal) => method(signal, signals)),
    });
  return [
    ...(events.length === 0 ? [] : [classOf("Events", events)]),
    ...(spans.length === 0 ? [] : [classOf("Spans", spans)]),
  ];
}

/** What leads from the recorders to the events and the spans. */
export function signalGetters({ names }: Catalog, { events, spans }: RecordedSignals): readonly Method[] {
  return [
    ...(events.length === 0 ? [] : [getter("emit", `${names.stem}Events`, "Emits the events.")]),
    ...(spans.length === 0 ? [] : [getter("span", `${names.stem}Spans`, "Runs in the spans.")]),
  ];
}

/** Telemetry hides values by what is declared of them. */
export function signalDeclaration({ names }: Catalog, { events, spans }: RecordedSignals): readonly Doc[] {
  const signals = [...events, ...spans];
  if (signals.length === 0) return [];
  const declared = list("[", signals.map(signalConstant), "]");
  return [run([runtime("declareSignals"), `(${names.recorders}, `, declared, ");"])];
}

function getter(name: string, type: string, comment: string): Method {
  return {
    name: `get ${name}`,
    comment: docComment([comment], 1),
    parameters: [],
    returnType: type,
    body: [["return ", runtime("signalsOf"), `(this, ${type});`]],
  };
}

function method(signal: Signal, all: readonly Signal[]): Method {
  const { kind, names, attributes } = signal;
  const isOptional = kind === "event" && attributes.every(({ required }) => !required);
  const given = attributes.length === 0 ? [] : [attributesParameter(names.attributes, isOptional)];
  const passed = attributes.length === 0 ? "{}" : "attributes";
  const constant = signalConstant(signal);
  const base = { name: names.recorder, comment: comment(signal, all) };
  if (kind === "event") {
    const body: readonly Doc[] = [[runtime("emitEvent"), `(this, ${constant}, ${passed});`]];
    return { ...base, parameters: given, returnType: "void", body };
  }
  const run = parameter("run", ["(span: ", eventsType("ActiveSpan"), `<${names.attributes}>) => Result`]);
  return {
    ...base,
    typeParameters: ["Result"],
    parameters: [...given, run],
    returnType: "Result",
    body: [["return ", runtime("runSpan"), `(this, ${constant}, ${passed}, run);`]],
  };
}

function attributesParameter(type: string, isOptional: boolean): Doc {
  return isOptional ? withDefault("attributes", type, "{}") : parameter("attributes", type);
}

function comment(signal: Signal, all: readonly Signal[]): Doc {
  const { name, description, note, deprecated, expires, records } = signal;
  const what =
    signal.kind === "event"
      ? `Event \`${name}\`, severity ${signal.severity}.`
      : `Span \`${name}\`, ${signal.spanKind}.`;
  const recorded = records.filter(({ metric }) => isRecorded(metric)).map(({ metric }) => `\`${metric.name}\``);
  const facts = [
    what,
    recorded.length === 0 ? "" : `Records ${recorded.join(", ")}, too.`,
    expires === null ? "" : `Recorded ${expiryClause(expires)} only.`,
  ];
  const replacement = all.find(({ key }) => key === deprecated?.renamedTo);
  const tags = deprecated === null ? [] : [deprecationTag(deprecated, replacement?.names.recorder ?? null)];
  return docComment([description, note ?? "", facts.filter((fact) => fact !== "").join(" ")], 1, tags);
}
