type Plain = Readonly<Record<string, unknown>>;
type WithAttributes = Plain & { readonly attributes?: readonly Plain[] };
type Indexed = WithAttributes & { readonly variants?: readonly WithAttributes[] };

/** Attributes that several entries have alike, by the name under which these refer to them. */
type AttributeIndex = {
  readonly attributes: Readonly<Record<string, Plain>>;
  readonly metrics: readonly Plain[];
  readonly signals: readonly Plain[];
};

/**
 * Each attribute that at least two metrics, variants, events or spans have alike stands once; its name is its key, followed
 * by `#2` and so on where another one has that. In the order of their first use. What only series have, the label and the
 * budget of values, makes no other attribute of one that an event or a span has like a metric.
 */
export function indexAttributes(metrics: readonly Indexed[], signals: readonly Indexed[]): AttributeIndex {
  const { texts, definitions, repeated } = definitionsOf(metrics, signals);
  const names = namesOf([...definitions].filter(([text]) => repeated.has(text)));
  const entries = [...names].map(([text, name]) => [name, definitions.get(text) ?? {}] as const);
  const referring = (owner: WithAttributes): Plain => {
    const { attributes } = owner;
    if (attributes === undefined) return owner;
    return { ...owner, attributes: attributes.map((each) => names.get(texts.get(each) ?? "") ?? each) };
  };
  return {
    attributes: Object.fromEntries(entries),
    metrics: metrics.map((metric) => {
      const { variants } = metric;
      return variants === undefined ? referring(metric) : { ...referring(metric), variants: variants.map(referring) };
    }),
    signals: signals.map(referring),
  };
}

type Definitions = {
  /** What each attribute is known by. */
  readonly texts: ReadonlyMap<Plain, string>;
  readonly definitions: ReadonlyMap<string, Plain>;
  readonly repeated: ReadonlySet<string>;
};

function definitionsOf(metrics: readonly Indexed[], signals: readonly Indexed[]): Definitions {
  const texts = new Map<Plain, string>();
  const definitions = new Map<string, Plain>();
  const repeated = new Set<string>();
  const use = (attribute: Plain, text: string) => {
    texts.set(attribute, text);
    if (definitions.has(text)) repeated.add(text);
    else definitions.set(text, attribute);
  };
  const ofMetrics = metrics.flatMap((metric) => [metric, ...(metric.variants ?? [])]).flatMap(attributesOf);
  for (const attribute of ofMetrics) use(attribute, JSON.stringify(attribute));
  const bySignal = new Map(signals.length === 0 ? [] : [...definitions].map(([text, each]) => [bareText(each), text]));
  for (const attribute of signals.flatMap(attributesOf)) {
    const text = JSON.stringify(attribute);
    use(attribute, bySignal.get(text) ?? text);
  }
  return { texts, definitions, repeated };
}

/** Without what only series have. */
function bareText({ label: _, max_values: __, ...rest }: Plain): string {
  return JSON.stringify(rest);
}

function attributesOf({ attributes = [] }: WithAttributes): readonly Plain[] {
  return attributes;
}

function namesOf(definitions: readonly (readonly [text: string, attribute: Plain])[]): ReadonlyMap<string, string> {
  const counts = new Map<unknown, number>();
  return new Map(
    definitions.map(([text, { key }]) => {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [text, count === 1 ? String(key) : `${key}#${count}`] as const;
    }),
  );
}
