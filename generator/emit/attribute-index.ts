type Plain = Readonly<Record<string, unknown>>;
type WithAttributes = Plain & { readonly attributes?: readonly Plain[] };

/** Attributes that several metrics have alike, by the name under which these refer to them. */
export type AttributeIndex = {
  readonly attributes: Readonly<Record<string, Plain>>;
  readonly metrics: readonly Plain[];
};

/**
 * Each attribute that at least two metrics have alike stands once; its name is its key, followed by `#2` and so on where
 * another one has that. In the order of their first use.
 */
export function indexAttributes(metrics: readonly WithAttributes[]): AttributeIndex {
  const texts = metrics.map(({ attributes = [] }) => attributes.map((attribute) => JSON.stringify(attribute)));
  const definitions = new Map<string, Plain>();
  const shared = new Set<string>();
  for (const [index, { attributes = [] }] of metrics.entries()) {
    for (const [position, attribute] of attributes.entries()) {
      const text = texts[index]?.[position] ?? "";
      if (definitions.has(text)) shared.add(text);
      else definitions.set(text, attribute);
    }
  }
  const names = namesOf([...definitions].filter(([text]) => shared.has(text)));
  const entries = [...names].map(([text, name]) => [name, definitions.get(text) ?? {}] as const);
  return {
    attributes: Object.fromEntries(entries),
    metrics: metrics.map((metric, index) => {
      const { attributes } = metric;
      if (attributes === undefined) return metric;
      return { ...metric, attributes: texts[index]?.map((text) => names.get(text) ?? definitions.get(text)) };
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
