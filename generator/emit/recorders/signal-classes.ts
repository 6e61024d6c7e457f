import type { Catalog, EventEntry, Signal, SpanEntry } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { expiryClause } from "../../model/lifetime.js";
import { type Doc, typed } from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import { classDeclaration, type Method, parameter, withDefault } from "../typescript/signature.js";
import { events as runtime, eventsType } from "../typescript/symbols.js";
import { deprecationTag } from "./attribute-type.js";
import type { SharedAttributes } from "./shared-attributes.js";
import type { TypeOf } from "./shared-types.js";
import { recordersType, signalConstant, signalDefinition, signalType } from "./signal-definition.js";

/** The events and spans of a catalog that generated code has. */
export type RecordedSignals = { readonly events: readonly EventEntry[]; readonly spans: readonly SpanEntry[] };

export function recordedSignals({ events, spans }: Catalog): RecordedSignals {
  return { events: events.filter(isRecorded), spans: spans.filter(isRecorded) };
}

export const noSignals: RecordedSignals = { events: [], spans: [] };

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

/** The classes of `record.emit` and `record.span`; those of a part of them have an infix. */
export function signalClasses(catalog: Catalog, { events, spans }: RecordedSignals, infix = ""): readonly Doc[] {
  const { name, names } = catalog;
  const all = recordedSignals(catalog);
  const classOf = (suffix: "Events" | "Spans", signals: readonly Signal[], successors: readonly Signal[]) =>
    classDeclaration({
      name: `${names.stem}${infix}${suffix}`,
      extends: [runtime("Signals"), typed(["<", recordersType(catalog), ">"])],
      comment: signalsComment(suffix, name),
      methods: signals.map((signal) => method(signal, successors)),
    });
  return [
    ...(events.length === 0 ? [] : [classOf("Events", events, all.events)]),
    ...(spans.length === 0 ? [] : [classOf("Spans", spans, all.spans)]),
  ];
}

export function signalsComment(suffix: "Events" | "Spans", name: string): string {
  return `The ${suffix.toLowerCase()} of the \`${name.replaceAll("*/", "*\\/")}\` catalog.`;
}

/** What leads from the recorders to the events and the spans. */
export function signalGetters({ names }: Catalog, { events, spans }: RecordedSignals): readonly Method[] {
  return [
    ...(events.length === 0 ? [] : [getter("emit", `${names.stem}Events`, "Emits the events.")]),
    ...(spans.length === 0 ? [] : [getter("span", `${names.stem}Spans`, "Runs in the spans.")]),
  ];
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
