import type { LiveCode } from "../../../../generator/diagnostics/live-codes.js";
import type { Attribute, Catalog, EventEntry, SpanEntry } from "../../../../generator/model/catalog.js";
import { standInOf } from "../../../../generator/model/hiding.js";
import { isRequiredAtEnd } from "../../../../generator/model/record-sources.js";
import { changedOf, wrongValues } from "./mutants.js";
import type { Emitted } from "./signals-program.js";

/** What a mutant changes of OpenTelemetry's plain values. */
type Held = { attributes: Record<string, unknown> };
type Scoped = { instrumentationScope: { name: string; version?: string; schemaUrl?: string } };
type Log = Held & Scoped & { eventName?: string; severityNumber?: number; body?: unknown };
type Span = Held &
  Scoped & {
    name: string;
    kind: number;
    startTime: [number, number];
    endTime: [number, number];
    status: { code: number };
    events: (Held & { name: string; time: [number, number] })[];
  };

export type SignalMutant = {
  readonly name: string;
  readonly change: (logs: readonly Log[], spans: readonly Span[]) => void;
  readonly codes: readonly LiveCode[];
};

/** The changed signals of a program beside others, without a change in those that it gave. */
export function mutatedPart(signals: Emitted, mutant: SignalMutant): Emitted {
  const { logs, spans } = mutatedSignals(signals, mutant);
  return { logs: changedOf(signals.logs, logs), spans: changedOf(signals.spans, spans) };
}

/** All signals of a program, changed, without a change in those that it gave. */
export function mutatedSignals({ logs, spans }: Emitted, { change }: Pick<SignalMutant, "change">): Emitted {
  const copies = {
    logs: logs.map((log) => ({
      ...log,
      attributes: { ...log.attributes },
      instrumentationScope: { ...log.instrumentationScope },
    })),
    spans: spans.map((span) => ({
      ...span,
      attributes: { ...span.attributes },
      instrumentationScope: { ...span.instrumentationScope },
      events: span.events.map((event) => ({ ...event, attributes: { ...event.attributes } })),
    })),
  };
  change(copies.logs as unknown as readonly Log[], copies.spans as unknown as readonly Span[]);
  return copies as Emitted;
}

export function signalMutantsOf(catalog: Catalog): readonly SignalMutant[] {
  const isEmitted = ({ status, expires }: EventEntry | SpanEntry) => status === "active" && expires === null;
  const [events, spans] = [catalog.events.filter(isEmitted), catalog.spans.filter(isEmitted)];
  return [
    ...events.flatMap((event) => [...eventMutants(event), ...ofAttributes(event, catalog)]),
    ...spans.flatMap((span) => [...spanMutants(span), ...ofAttributes(span, catalog)]),
    ...attachedMutants(catalog),
  ];
}

type Change<Part> = (part: Part) => void;

/** The first log record of an event, and the first span, that comes. */
function inLog(name: string, change: Change<Log>): SignalMutant["change"] {
  return (logs) => change(found(logs.find(({ eventName }) => eventName === name)));
}

function inSpan(name: string, change: Change<Span>): SignalMutant["change"] {
  return (_, spans) => change(found(spans.find((span) => span.name === name)));
}

function found<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("it was not emitted");
  return part;
}

const scopes: readonly (readonly [string, LiveCode, Partial<Scoped["instrumentationScope"]>])[] = [
  ["the scope", "live/wrong-scope", { name: "kodex" }],
  ["the version", "live/wrong-scope-version", { version: "1.3.9" }],
  ["the schema", "live/wrong-schema-url", { schemaUrl: "https://example.com/1" }],
];

function eventMutants({ name }: EventEntry): readonly SignalMutant[] {
  const of = (what: string, code: LiveCode, change: Change<Log>): SignalMutant => {
    return { name: `${what} of event ${name}`, change: inLog(name, change), codes: [code] };
  };
  const rename = (eventName: string) => (log: Log) =>
    void Object.assign(log, { eventName, severityNumber: 9, attributes: {} });
  return [
    of("the name", "live/unknown-event", (log) => Object.assign(log, { eventName: `${name}x` })),
    ...lives("event", of, rename),
    of("the severity", "live/wrong-severity", (log) => {
      log.severityNumber = ((log.severityNumber ?? 0) + 4) % 24;
    }),
    of("any severity", "live/wrong-severity", (log) => void delete log.severityNumber),
    ...scopes.map(([what, code, to]) => of(what, code, (log) => Object.assign(log.instrumentationScope, to))),
  ];
}

/** With no attributes: what may not be emitted lacks its common attribute, too. */
function lives<Part extends Held>(
  kind: "event" | "span",
  of: (what: string, code: LiveCode, change: Change<Part>) => SignalMutant,
  rename: (name: string) => Change<Part>,
): readonly SignalMutant[] {
  const names = kind === "event" ? ["shop.soon", "shop.gone", "shop.over"] : ["shop.later", "shop.ended", "shop.past"];
  const codes = ["live/planned-metric", "live/removed-metric", "live/expired-metric"] as const;
  return codes.map((code, index) => {
    const mutant = of(`the name, which becomes ${names[index]},`, code, rename(names[index] ?? ""));
    return { ...mutant, codes: [code, "live/missing-common-attribute"] };
  });
}

function spanMutants({ name }: SpanEntry): readonly SignalMutant[] {
  const of = (what: string, code: LiveCode, change: Change<Span>): SignalMutant => {
    return { name: `${what} of span ${name}`, change: inSpan(name, change), codes: [code] };
  };
  const rename = (to: string) => (span: Span) =>
    void Object.assign(span, { name: to, kind: 0, attributes: {}, events: [] });
  return [
    of("the name", "live/unknown-span", (span) => {
      span.name = `${name}x`;
    }),
    ...lives("span", of, rename),
    of("the kind", "live/wrong-span-kind", (span) => {
      span.kind = (span.kind + 1) % 5;
    }),
    of("the order of the times", "live/malformed-point", (span) => {
      span.endTime = [span.startTime[0] - 1, 0];
    }),
    ...scopes.map(([what, code, to]) => of(what, code, (span) => Object.assign(span.instrumentationScope, to))),
  ];
}

function ofAttributes(entry: EventEntry | SpanEntry, { context }: Catalog): readonly SignalMutant[] {
  const { kind, name, attributes } = entry;
  const into = (change: Change<Held>) => (kind === "event" ? inLog(name, change) : inSpan(name, change));
  const where = `${kind} ${name}`;
  return [
    ...context.flatMap((attribute) => attributeMutants(attribute, { where, into, isCommon: true })),
    ...attributes.flatMap((attribute) => attributeMutants(attribute, { where, into, isCommon: false })),
  ];
}

type Where = {
  readonly where: string;
  readonly into: (change: Change<Held>) => SignalMutant["change"];
  readonly isCommon: boolean;
};

function attributeMutants(attribute: Attribute, { where, into, isCommon }: Where): readonly SignalMutant[] {
  if (attribute.redact !== null) return redactedMutants(attribute, { where, into, isCommon });
  const { key, type, values, open, sensitivity, requirement } = attribute;
  const required = attribute.required || isRequiredAtEnd(requirement);
  const of = (what: string, codes: readonly LiveCode[], change: Change<Held["attributes"]>): SignalMutant => {
    return { name: `${what} ${key} of ${where}`, codes, change: into((held) => change(held.attributes)) };
  };
  const set = (value: unknown) => (held: Held["attributes"]) => {
    held[key] = value;
  };
  const lacks: LiveCode = isCommon ? "live/missing-common-attribute" : "live/missing-attribute";
  const isPrivate = sensitivity === "secret" || sensitivity === "personal";
  const content: readonly LiveCode[] = isPrivate ? ["live/sensitive-content"] : [];
  const wrong = values.length > 0 && !open ? (["nothing of these", "live/unknown-value"] as const) : wrongValues[key];
  return [
    of("the key", ["live/unknown-attribute", ...(required ? [lacks] : [])], (held) => {
      held[`${key}x`] = held[key] ?? "";
      delete held[key];
    }),
    of("the type of", ["live/wrong-attribute-type", ...content], set(type === "string" ? 7.5 : "seven")),
    ...(required ? [of("the presence of", [lacks], (held) => void delete held[key])] : []),
    ...(wrong === undefined ? [] : [of("the value of", [wrong[1]], set(wrong[0]))]),
    ...(isPrivate ? [of("what hides", ["live/sensitive-content"], set("hunter2"))] : []),
  ];
}

/** Of an attribute that leaves under another name, or not at all. */
function redactedMutants(attribute: Attribute, { where, into }: Where): readonly SignalMutant[] {
  const { key, type } = attribute;
  const standIn = standInOf(attribute)?.key ?? "";
  const of = (what: string, codes: readonly LiveCode[], change: Change<Held["attributes"]>): SignalMutant => {
    return { name: `${what} ${key} of ${where}`, codes, change: into((held) => change(held.attributes)) };
  };
  const open = of("what hides", ["live/sensitive-content"], (held) => {
    delete held[standIn];
    held[key] = type === "int" ? 4711 : "hunter2";
  });
  if (standIn === "") return [open];
  return [
    open,
    of("what stands in for", ["live/missing-attribute"], (held) => void delete held[standIn]),
    of("the type of what stands in for", ["live/missing-attribute", "live/unknown-attribute"], (held) => {
      held[standIn] = typeof held[standIn] === "string" ? 7 : "seven";
    }),
    of("what stands in, beside the value, for", ["live/sensitive-content", "live/unknown-attribute"], (held) => {
      held[key] = type === "int" ? 4711 : "hunter2";
    }),
  ];
}

/** Of the events that a span carries. */
function attachedMutants({ spans, events }: Catalog): readonly SignalMutant[] {
  const turn = found(spans.find(({ key }) => key === "turn"));
  const limited = found(events.find(({ key }) => key === "limited"));
  const into = (change: Change<Held & { name: string }>) => {
    return inSpan(turn.name, (span) => change(found(span.events.find(({ name }) => name === limited.name))));
  };
  const of = (what: string, codes: readonly LiveCode[], name: string): SignalMutant => {
    return { name: what, codes, change: into((event) => Object.assign(event, { name, attributes: {} })) };
  };
  const where = `event ${limited.name} of span ${turn.name}`;
  return [
    of("an event that is not in the catalog", ["live/unknown-event"], "shop.limitedx"),
    of("an event of OpenTelemetry", [], "exception"),
    of("an event that is planned", ["live/planned-metric", "live/unlisted-event"], "shop.soon"),
    of("an event without its attributes", ["live/missing-attribute"], "shop.at.warn"),
    of("an event that the span does not list", ["live/missing-attribute", "live/unlisted-event"], "shop.at.info"),
    ...limited.attributes.flatMap((attribute) => attributeMutants(attribute, { where, into, isCommon: false })),
  ];
}
