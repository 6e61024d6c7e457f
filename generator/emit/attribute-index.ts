import { flatMap } from "../flat-map.js";

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
  const uses = usesOf(metrics, signals);
  const repeated = [...new Set(uses.values())].filter(({ count }) => count > 1);
  const names = namesOf(repeated);
  const nameOf = (attribute: Plain) => names.get(uses.get(attribute) ?? unused);
  const referring = (owner: WithAttributes): Plain => {
    const { attributes } = owner;
    return attributes === undefined ? owner : { ...owner, attributes: attributes.map((each) => nameOf(each) ?? each) };
  };
  return {
    attributes: Object.fromEntries([...names].map(([{ attribute }, name]) => [name, attribute])),
    metrics: metrics.map((metric) => {
      const { variants } = metric;
      return variants === undefined ? referring(metric) : { ...referring(metric), variants: variants.map(referring) };
    }),
    signals: signals.map(referring),
  };
}

/** An attribute, and how many have it alike. */
type Use = { readonly attribute: Plain; count: number };

const unused: Use = { attribute: {}, count: 0 };

/** By each attribute, in the order of their first use. */
function usesOf(metrics: readonly Indexed[], signals: readonly Indexed[]): ReadonlyMap<Plain, Use> {
  const uses = new Map<Plain, Use>();
  const byText = new Map<string, Use>();
  const add = (attribute: Plain, use: Use) => {
    use.count += 1;
    uses.set(attribute, use);
  };
  const withText = (text: string, attribute: Plain): Use => {
    const use = byText.get(text) ?? { attribute, count: 0 };
    byText.set(text, use);
    return use;
  };
  const owners = flatMap(metrics, (metric) => [metric, ...(metric.variants ?? [])]);
  for (const attribute of flatMap(owners, attributesOf)) {
    add(attribute, uses.get(attribute) ?? withText(JSON.stringify(attribute), attribute));
  }
  const ofMetrics = new Map(
    signals.length === 0 ? [] : [...byText.values()].map((use) => [bareText(use.attribute), use]),
  );
  for (const attribute of flatMap(signals, attributesOf)) {
    const known = uses.get(attribute);
    const text = known === undefined ? JSON.stringify(attribute) : "";
    add(attribute, known ?? ofMetrics.get(text) ?? withText(text, attribute));
  }
  return uses;
}

/** Without what only series have. */
function bareText({ label: _, max_values: __, ...rest }: Plain): string {
  return JSON.stringify(rest);
}

function attributesOf({ attributes = [] }: WithAttributes): readonly Plain[] {
  return attributes;
}

function namesOf(uses: readonly Use[]): ReadonlyMap<Use, string> {
  const counts = new Map<unknown, number>();
  return new Map(
    uses.map((use) => {
      const { key } = use.attribute;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [use, count === 1 ? String(key) : `${key}#${count}`] as const;
    }),
  );
}
