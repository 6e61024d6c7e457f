import * as z from "zod";

/** A recorded value as data: what an endpoint that ingests measurements receives. */
export type Measurement<Name extends string, Instrument extends string, Attributes> = {
  readonly metric: Name;
  readonly instrument: Instrument;
  readonly value: number;
  readonly attributes: Attributes;
};

/** The schema of the measurements of one metric. */
export type MeasurementSchema = z.ZodObject<{ readonly metric: z.ZodLiteral<string> }, z.core.$strict>;

/** A schema for each key of T, whose output is what T holds there. */
type Shape<T> = { readonly [K in keyof T]-?: { readonly _zod: { readonly output: T[K] } } };

/**
 * The strict schema of attributes: it accepts what the type T accepts, and nothing besides its keys.
 * T is compared with each value on its own, which costs the compiler a fraction of comparing it with the whole schema.
 */
export function strictAttributes<T>(shape: Shape<T>): z.ZodType<T> {
  return z.strictObject(shape as unknown as z.core.$ZodShape) as unknown as z.ZodType<T>;
}

/** The schema of an array; naming the item's schema by what it puts out costs the compiler less than zod's own type. */
export function arrayOf<T>(
  item: { readonly _zod: { readonly output: T } },
  maxItems: number = 64,
): z.ZodType<readonly T[]> {
  return z.array(item as unknown as z.ZodType<T>).max(maxItems);
}

/**
 * The schema of the measurements of one metric, for `measurementUnion`. Its parameters ask for what the compiler can
 * compare at a glance: naming zod's own types here makes type-checking half as slow again.
 */
export function measurement(
  metric: string,
  instrument: string,
  value: { readonly _zod: { readonly output: number } },
  attributes: { readonly _zod: object },
): MeasurementSchema {
  const shape = { metric: z.literal(metric), instrument: z.literal(instrument), value, attributes };
  return z.strictObject(shape as unknown as z.core.$ZodShape) as unknown as MeasurementSchema;
}

/** A schema of any of the metrics, which goes straight to the one named in `metric`. */
export function measurementUnion<T>(members: readonly MeasurementSchema[]): z.ZodType<T> {
  const [first, ...rest] = members;
  const union = first === undefined ? z.never() : z.discriminatedUnion("metric", [first, ...rest]);
  return union as unknown as z.ZodType<T>;
}

/** An event or a span as data: what an endpoint that takes them in receives. */
export type SignalData<Kind extends "event" | "span", Name extends string, Attributes> = {
  readonly kind: Kind;
  readonly name: Name;
  readonly attributes: Attributes;
};

/** A measurement beside events and spans. */
export type MetricData<Measured> = { readonly kind: "metric"; readonly measurement: Measured };

/** The schema of one event or span. */
type SignalSchema = z.ZodObject<
  { readonly kind: z.ZodLiteral<string>; readonly name: z.ZodLiteral<string> },
  z.core.$strict
>;

/** The schema of one event or span: its `kind`, its `name` and its attributes, and no other key. */
export function signal(kind: "event" | "span", name: string, attributes: { readonly _zod: object }): SignalSchema {
  const shape = { kind: z.literal(kind), name: z.literal(name), attributes };
  return z.strictObject(shape as unknown as z.core.$ZodShape) as unknown as SignalSchema;
}

/** A schema of any measurement, event or span, which goes straight to the one of the `kind` and the `name`. */
export function signalUnion<T>(
  measurement: { readonly _zod: object },
  events: readonly SignalSchema[],
  spans: readonly SignalSchema[],
): z.ZodType<T> {
  const shape = { kind: z.literal("metric"), measurement };
  const metrics = z.strictObject(shape as unknown as z.core.$ZodShape) as unknown as SignalSchema;
  const named = [events, spans].flatMap(([first, ...rest]) => {
    return first === undefined ? [] : [z.discriminatedUnion("name", [first, ...rest])];
  });
  return z.discriminatedUnion("kind", [metrics, ...named]) as unknown as z.ZodType<T>;
}
