import { DiagnosticCollector } from "../diagnostics/collector.js";
import { createLocate, type Locate } from "../document/locate.js";
import { readForeign } from "../document/read-foreign.js";
import type { Path, SourceText } from "../source.js";
import type { ImportLoss, Json } from "./imported-catalog.js";

export type PlainObject = Readonly<Record<string, unknown>>;

/** A file of YAML or JSON as plain data, and where each value stands. */
export type YamlSource = {
  readonly source: SourceText;
  readonly data: PlainObject;
  readonly locate: Locate;
  /** What could not be read. The rest can be. */
  readonly losses: readonly ImportLoss[];
};

/** Reads a file of another tool under the limits of a catalog's own. Undefined, and losses, when nothing of it can be used. */
export function readYaml(
  source: SourceText,
): YamlSource | { readonly data: null; readonly losses: readonly ImportLoss[] } {
  const found = new DiagnosticCollector();
  const node = readForeign(source, found);
  const losses: readonly ImportLoss[] = found.sorted().map(({ at, message, help }) => {
    return { code: "import/unreadable", at, message, help: help ?? undefined, metric: null };
  });
  if (node === undefined) return { data: null, losses };
  if (isObject(node.data)) return { source, data: node.data, locate: createLocate(node.located, source), losses };
  const message = "the file holds no map of keys and values";
  return { data: null, losses: [...losses, { code: "import/unreadable", at: source, message, metric: null }] };
}

export function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of a key, without white space at its ends; undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The maps under a key, by their own keys. */
export function entriesOf(value: unknown): readonly (readonly [string, PlainObject])[] {
  return isObject(value) ? Object.entries(value).map(([key, each]) => [key, isObject(each) ? each : {}] as const) : [];
}

/** What is none of the keys that a reader knows: a loss each, with its place. */
export function unknownKeys(
  value: PlainObject,
  known: ReadonlySet<string>,
  {
    locate,
    path,
    of,
    metric,
  }: { readonly locate: Locate; readonly path: Path; readonly of: string; readonly metric: string | null },
): readonly ImportLoss[] {
  return Object.keys(value)
    .filter((key) => !known.has(key))
    .map((key) => {
      const message = `"${key.slice(0, 80)}" of ${of} has no place in a catalog`;
      return { code: "import/unknown-key", at: locate([...path, key], "key"), message, metric };
    });
}

/** What YAML's core schema reads can be written as JSON. */
export function asJson(value: unknown): Json {
  return value as Json;
}
