import { mostValues, type ObservedAttribute, type ObservedInstrument } from "./observation.js";

/** What is said of an instrument when it is made. */
export type Made = Omit<ObservedInstrument, "calls" | "attributes">;

type SeenAttribute = { count: number; types: Set<string>; values: Set<string | number | boolean>; more: boolean };
type Seen = { made: Made; calls: Map<string, number>; attributes: Map<string, SeenAttribute> };

/** Notes what is made and measured; `changed` hears of what was not known before. */
export class Notebook {
  readonly #seen = new Map<string, Seen>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Notes an instrument; what it gives notes a measurement of it. */
  make(made: Made): (method: string, attributes: unknown) => void {
    const key = JSON.stringify([made.name, made.library, made.kind]);
    const known = this.#seen.get(key);
    const seen = known ?? { made, calls: new Map<string, number>(), attributes: new Map<string, SeenAttribute>() };
    if (known === undefined) {
      this.#seen.set(key, seen);
      this.#changed();
    }
    return (method, attributes) => this.#measure(seen, method, attributes);
  }

  /** All that was noted since the last time. */
  take(): readonly ObservedInstrument[] {
    const all = [...this.#seen.values()].map(
      ({ made, calls, attributes }): ObservedInstrument => ({
        ...made,
        calls: Object.fromEntries(calls),
        attributes: Object.fromEntries([...attributes].map(([key, each]) => [key, plain(each)])),
      }),
    );
    for (const seen of this.#seen.values()) {
      seen.calls.clear();
      for (const attribute of seen.attributes.values()) attribute.count = 0;
    }
    return all;
  }

  #measure(seen: Seen, method: string, attributes: unknown): void {
    const count = seen.calls.get(method);
    seen.calls.set(method, (count ?? 0) + 1);
    let isNew = count === undefined;
    const given = typeof attributes === "object" && attributes !== null ? Object.entries(attributes) : [];
    for (const [key, value] of given) if (value !== undefined) isNew = note(seen, key, value) || isNew;
    if (isNew) this.#changed();
  }
}

function note({ attributes }: Seen, key: string, value: unknown): boolean {
  const own = attributes.get(key) ?? { count: 0, types: new Set<string>(), values: new Set<string>(), more: false };
  const before = own.values.size + own.types.size + Number(own.more);
  attributes.set(key, own);
  own.count += 1;
  own.types.add(Array.isArray(value) ? "array" : typeof value);
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (!isPlain || own.values.has(value)) return own.values.size + own.types.size + Number(own.more) > before;
  if (own.values.size < mostValues) own.values.add(value);
  else own.more = true;
  return own.values.size + own.types.size + Number(own.more) > before;
}

function plain({ count, types, values, more }: SeenAttribute): ObservedAttribute {
  return { count, types: [...types], values: [...values], more };
}
