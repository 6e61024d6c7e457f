import { flatMap } from "../flat-map.js";
import { isGeneratedName, pascalCase } from "../names.js";
import type { Attribute, Catalog } from "./catalog.js";
import { isRecorded } from "./emission.js";
import { signalsIn } from "./entries.js";
import { formsOf } from "./variants.js";

/** A type that stands for the values of a shared attribute. */
export type SharedType = {
  readonly name: string;
  readonly attribute: Attribute;
};

/** By the name to which uses refer. */
export type SharedTypes = ReadonlyMap<string, SharedType>;

/**
 * The types of the shared attributes with allowed values, by the name to which uses refer. Each is called as its attribute:
 * `http.request.method` has `HttpRequestMethod`. Where another type is called so, `HttpRequestMethodValue`.
 */
export function sharedTypes(catalog: Catalog): SharedTypes {
  const types = new Map<string, SharedType>();
  const taken = new Set(namesInUse(catalog));
  const isTaken = (name: string) => taken.has(name) || isGeneratedName(name, catalog.names.stem);
  for (const [id, attribute] of definitions(catalog)) {
    const name = freeName(pascalCase(attribute.key), isTaken);
    taken.add(name);
    types.set(id, { name, attribute });
  }
  return types;
}

/** Those of them that the generated code declares: of attributes that something recorded has. */
export function recordedTypes(catalog: Catalog): SharedTypes {
  const used = new Set(recordedUses(catalog).map(({ shared }) => shared));
  return new Map([...sharedTypes(catalog)].filter(([id]) => used.has(id)));
}

function recordedUses(catalog: Catalog): readonly Attribute[] {
  const entries = [...flatMap(catalog.metrics.filter(isRecorded), formsOf), ...signalsIn(catalog).filter(isRecorded)];
  return [...catalog.context, ...flatMap(entries, ({ attributes }) => attributes)];
}

/** In the order of their names, so that nothing else decides which of two keeps the plain one. */
function definitions({ shared, imports }: Catalog): readonly (readonly [string, Attribute])[] {
  const byId = new Map<string, Attribute>();
  // A name of two sources says in each use which of them it is of.
  for (const { from, attributes } of imports) {
    for (const attribute of attributes) byId.set(`${attribute.key} of ${from}`, attribute);
  }
  for (const attribute of shared) byId.set(attribute.key, attribute);
  return [...byId].filter(([, { type, values }]) => type !== "boolean" && values.length > 0).sort(byName);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What is planned counts, too: a type keeps its name when a metric becomes active. */
function namesInUse(catalog: Catalog): readonly string[] {
  const ofMetrics = flatMap(catalog.metrics, ({ names, variants }) => [names, ...variants.map((each) => each.names)]);
  const ofSignals = signalsIn(catalog).map(({ names }) => names);
  return [catalog.names.context, ...[...ofMetrics, ...ofSignals].map(({ attributes }) => attributes)];
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const other = `${name}Value`;
  let free = other;
  for (let count = 2; isTaken(free); count += 1) free = `${other}${count}`;
  return free;
}
