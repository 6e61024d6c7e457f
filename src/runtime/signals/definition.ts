import type { AttributeDefinition } from "../catalog/definition.js";
import type { Expiry } from "../catalog/expiry.js";

/** From the least to the gravest, with OpenTelemetry's numbers: the lowest of each group of four. */
export const severities = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 } as const;
/** How grave an event is: a name of `severities`. */
export type Severity = keyof typeof severities;

/** With OpenTelemetry's numbers. */
export const spanKinds = { internal: 0, server: 1, client: 2, producer: 3, consumer: 4 } as const;
/** The side of a call that a span is: a name of `spanKinds`. */
export type SpanKind = keyof typeof spanKinds;

/** An event: a module constant of the generated code. */
export type EventDefinition<R, Attributes> = {
  readonly name: string;
  /** Default `info`. */
  readonly severity?: Severity;
  readonly attributes: readonly AttributeDefinition[];
  /** Whether there are spans that it is attached to. */
  readonly attached?: boolean;
  /** Default none. */
  readonly expiry?: Expiry;
  /** Each records a metric that the same call records, by its own recorder. */
  readonly records?: readonly ((record: R, attributes: Attributes) => void)[];
};

/** The attributes of a span at its end, when these are known, too. */
export type AtEnd<Attributes, Keys extends keyof Attributes> = Attributes & {
  readonly [Key in Keys]-?: Exclude<Attributes[Key], undefined>;
};

/** A span: a module constant of the generated code. `Keys` are attributes that are known at its end. */
export type SpanDefinition<R, Attributes, Keys extends keyof Attributes = never> = {
  readonly name: string;
  /** Default `internal`. */
  readonly kind?: SpanKind;
  readonly attributes: readonly AttributeDefinition[];
  /** Attributes that it must have at its end. */
  readonly atEnd?: readonly Keys[];
  /** Names of the events that are attached to it. */
  readonly events?: readonly string[];
  /** Default none. */
  readonly expiry?: Expiry;
  /** As of an event; `elapsed` is the length of the span in milliseconds. */
  readonly records?: readonly ((record: R, attributes: AtEnd<Attributes, Keys>, elapsed: number) => void)[];
};

/** Gives an event its types, and is the event. */
export function defineEvent<R, Attributes>(definition: EventDefinition<R, Attributes>): EventDefinition<R, Attributes> {
  return definition;
}

/** Gives a span its types, and is the span; `Keys` are the attributes that are known at its end only. */
export function defineSpan<R, Attributes, Keys extends keyof Attributes = never>(
  definition: SpanDefinition<R, Attributes, Keys>,
): SpanDefinition<R, Attributes, Keys> {
  return definition;
}
