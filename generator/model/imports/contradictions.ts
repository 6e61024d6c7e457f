import type { AttributeOverrideDocument } from "../../document/schema/attribute-schema.js";
import { sensitivities } from "../../vocabulary.js";
import { suggestion } from "../../diagnostics/suggest.js";
import type { Path } from "../../source.js";
import { violation } from "../allows.js";
import type { AllowedValue, AnyEntry, Attribute } from "../catalog.js";
import { definedIn } from "../variants.js";
import type { Imported } from "./imported-entry.js";
import type { ImportedMetric } from "./imported-metrics.js";
import type { ImportedSignals } from "./imported-signals.js";

/** What a catalog lists of its imports. */
export type ImportedEntries = ImportedSignals & { readonly metrics: readonly ImportedMetric[] };

type AnyImported = Imported<AnyEntry, "metrics" | "events" | "spans">;

/** What is found, and the path of it below the entry. */
type Found = {
  readonly at: Path;
  readonly part?: "key";
  readonly message: string;
  readonly help: string;
};

type Contradiction = Found & { readonly imported: AnyImported };

/** What is written beside imported entries and neither narrows nor documents them. */
export function* contradictions({ metrics, events, spans }: ImportedEntries): Iterable<Contradiction> {
  const signals: readonly AnyImported[] = [...events, ...spans];
  const listed = attributesListed([...metrics, ...signals]);
  for (const imported of metrics) {
    for (const found of [...ofMeasurement(imported), ...ofAttributes(imported, listed)]) yield { imported, ...found };
  }
  for (const imported of signals) {
    for (const found of ofAttributes(imported, listed)) yield { imported, ...found };
  }
}

/** Beside a namespace an attribute has to be one of any of its entries. */
function attributesListed(all: readonly AnyImported[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byPath = new Map<string, Set<string>>();
  for (const { path, original } of all) {
    const key = JSON.stringify(path);
    const keys = byPath.get(key) ?? new Set<string>();
    for (const attribute of definedIn(original)) keys.add(attribute.key);
    byPath.set(key, keys);
  }
  return byPath;
}

function* ofMeasurement({ entry: metric, original, override }: ImportedMetric): Iterable<Found> {
  const { buckets, cardinality } = override;
  if (buckets !== undefined && original.instrument !== "histogram") {
    const message = `imported metric "${metric.key}" is a ${original.instrument}, and only a histogram has buckets`;
    yield { at: ["buckets"], message, help: 'remove "buckets"' };
  }
  if (cardinality !== undefined && cardinality > original.cardinality) {
    const message = `"cardinality: ${cardinality}" of imported metric "${metric.key}" is above its limit, ${original.cardinality}`;
    yield { at: ["cardinality"], message, help: `write at most ${original.cardinality}` };
  }
}

function* ofAttributes(
  { entry, original, override, path }: AnyImported,
  listed: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<Found> {
  const known = listed.get(JSON.stringify(path)) ?? new Set<string>();
  const named = `imported ${entry.kind} "${entry.key}"`;
  for (const [key, use] of Object.entries(override.attributes ?? {})) {
    if (!known.has(key)) {
      const message = `${named} has no attribute "${key}"`;
      yield { at: ["attributes", key], part: "key", message, help: suggestion(key, [...known]) ?? "remove it" };
    }
    const [attribute, own] = [original, entry].map((each) => definedIn(each).find((one) => one.key === key));
    if (attribute !== undefined && own !== undefined) yield* ofAttribute(attribute, own, use, named);
  }
}

const limits = [
  ["max_length", "maxLength", "above"],
  ["max_items", "maxItems", "above"],
  ["max_values", "maxValues", "above"],
  ["max", "max", "above"],
  ["min", "min", "below"],
] as const;

function* ofAttribute(
  attribute: Attribute,
  own: Attribute,
  use: AttributeOverrideDocument,
  named: string,
): Iterable<Found> {
  const fields = Array.isArray(use) ? { values: use } : use;
  const at = ["attributes", attribute.key];
  const owner = `"${attribute.key}" of ${named}`;
  const surplus = fields.values === undefined ? [] : own.values.filter((value) => !isWithinValues(value, attribute));
  for (const value of surplus) {
    const shown = JSON.stringify(value.kind === "prefix" ? `${value.prefix}*` : value.value);
    const allowed = attribute.values.map((each) => (each.kind === "prefix" ? `${each.prefix}*` : String(each.value)));
    yield {
      at: Array.isArray(use) ? at : [...at, "values"],
      message: `${shown} is no value that ${owner} allows`,
      help:
        allowed.length === 0
          ? "list values that it allows"
          : (suggestion(shown, allowed) ?? `allowed: ${allowed.join(", ")}`),
    };
  }
  for (const [key, field, side] of limits) {
    const [wanted, limit] = [fields[key], attribute[field]];
    if (wanted === undefined || limit === null || (side === "above" ? wanted <= limit : wanted >= limit)) continue;
    const message = `"${key}: ${wanted}" of ${owner} is ${side} its limit, ${limit}`;
    yield { at: [...at, key], message, help: `write ${side === "above" ? "at most" : "at least"} ${limit}` };
  }
  const { sensitivity } = fields;
  const least = attribute.sensitivity ?? "public";
  if (sensitivity !== undefined && sensitivities.indexOf(sensitivity) < sensitivities.indexOf(least)) {
    const message = `"sensitivity: ${sensitivity}" of ${owner} is less careful than "${least}"`;
    yield { at: [...at, "sensitivity"], message, help: `write "${least}" or what is more careful` };
  }
}

function isWithinValues(value: AllowedValue, attribute: Attribute): boolean {
  if (value.kind === "exact")
    return violation({ ...attribute, isArray: false, maxItems: null }, value.value) === undefined;
  const { type, values, open } = attribute;
  if (values.length === 0 || open) return type === "string";
  return values.some((each) => each.kind === "prefix" && value.prefix.startsWith(each.prefix));
}
