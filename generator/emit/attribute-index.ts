type Plain = Readonly<Record<string, unknown>>;
type WithAttributes = Plain & { readonly attributes?: readonly Plain[] };
type Indexed = WithAttributes & { readonly variants?: readonly WithAttributes[] };

/** Attributes that several metrics have alike, by the name under which these refer to them. */
type AttributeIndex = {
  readonly attributes: Readonly<Record<string, Plain>>;
  readonly metrics: readonly Plain[];
};

/**
 * Each attribute that at least two metrics or variants have alike stands once; its name is its key, followed by `#2` and so on where
 * another one has that. In the order of their first use.
 */
export function indexAttributes(metrics: readonly Indexed[]): AttributeIndex {
  const texts = new Map<Plain, string>();
  const definitions = new Map<string, Plain>();
  const shared = new Set<string>();
  for (const { attributes = [] } of metrics.flatMap((metric) => [metric, ...(metric.variants ?? [])])) {
    for (const attribute of attributes) {
      const text = JSON.stringify(attribute);
      texts.set(attribute, text);
      if (definitions.has(text)) shared.add(text);
      else definitions.set(text, attribute);
    }
  }
  const names = namesOf([...definitions].filter(([text]) => shared.has(text)));
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
  };
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
