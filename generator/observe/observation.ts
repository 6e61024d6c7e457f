/** `observed.json`: what a program gave to the metrics API while it ran. `observed` is the version of the form. */
export type ObservedFile = { readonly observed: 1; readonly instruments: readonly ObservedInstrument[] };

export type ObservedInstrument = {
  readonly library: "prometheus" | "opentelemetry";
  readonly kind: "counter" | "up_down_counter" | "gauge" | "histogram" | "summary";
  readonly observable: boolean;
  readonly name: string;
  readonly description: string | null;
  readonly unit: string | null;
  readonly value_type: "int" | "double" | null;
  readonly buckets: readonly number[] | null;
  /** Of a Prometheus client: the labels that it lists. */
  readonly labels: readonly string[] | null;
  /** How many measurements were made, by method. */
  readonly calls: Readonly<Record<string, number>>;
  readonly attributes: Readonly<Record<string, ObservedAttribute>>;
};

export type ObservedAttribute = {
  /** In how many measurements it was there. */
  readonly count: number;
  readonly types: readonly string[];
  /** Those seen, up to a limit. */
  readonly values: readonly (string | number | boolean)[];
  /** Whether there were more values than are kept. */
  readonly more: boolean;
};

/** So many values of an attribute are kept. */
export const mostValues = 50;

/** What two runs saw, or two processes of one run. */
export function joinedObservations(a: readonly ObservedInstrument[], b: readonly ObservedInstrument[]) {
  const byKey = new Map(a.map((each) => [keyOf(each), each]));
  for (const each of b) {
    const known = byKey.get(keyOf(each));
    byKey.set(keyOf(each), known === undefined ? each : joined(known, each));
  }
  return [...byKey.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ library, name, kind }: ObservedInstrument): string {
  return JSON.stringify([name, library, kind]);
}

function joined(a: ObservedInstrument, b: ObservedInstrument): ObservedInstrument {
  const calls: Record<string, number> = { ...a.calls };
  for (const [method, count] of Object.entries(b.calls)) calls[method] = (calls[method] ?? 0) + count;
  const attributes: Record<string, ObservedAttribute> = { ...a.attributes };
  for (const [key, other] of Object.entries(b.attributes)) {
    const own = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    attributes[key] = own === undefined ? other : joinedAttribute(own, other);
  }
  return { ...a, ...b, calls, attributes };
}

function joinedAttribute(a: ObservedAttribute, b: ObservedAttribute): ObservedAttribute {
  const values = [...new Set([...a.values, ...b.values])];
  return {
    count: a.count + b.count,
    types: [...new Set([...a.types, ...b.types])],
    values: values.slice(0, mostValues),
    more: a.more || b.more || values.length > mostValues,
  };
}
