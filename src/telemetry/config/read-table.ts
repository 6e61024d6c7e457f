import { checkValue, type Location, nearestPlace } from "./check-value.js";
import { type FindingCollector, firstError, hasErrors } from "../findings/finding-collector.js";
import { type Signal, signals } from "../settings/config.js";
import { type KeyDefinition, tables } from "../schema/keys.js";
import { suggest, nearest } from "../findings/suggest.js";
import type { TomlFile } from "./toml.js";

/** A table as it was written, checked key by key. A key that is missing or wrong is undefined. */
export type CheckedTable = {
  readonly values: Readonly<Record<string, unknown>>;
  /** Signals that a wrong key switches off, and why. */
  readonly invalidSignals: ReadonlyMap<Signal, string>;
};

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function reportUnknownKey(key: string, at: Location, allowed: readonly string[], found: FindingCollector): void {
  const place = nearestPlace(at, [...at.path, key]);
  found.report("unknown-key", `unknown key "${key}" in [${at.path.join(".")}]`, {
    place,
    help: suggest(key, allowed),
    severity: "warning",
  });
}

function checkKey(definition: KeyDefinition, value: unknown, at: Location, found: FindingCollector): unknown {
  return definition.exporter === undefined ? checkValue(definition.schema, value, at, found) : value;
}

/** Reads `[name]`. Unknown keys are warnings; a wrong value is an error that costs its signals, or its default stands in. */
export function readTable(name: string, file: TomlFile, found: FindingCollector): CheckedTable {
  const written = file.value[name];
  const start = found.findings.length;
  const at: Location = { path: [name], placeOf: file.placeOf };
  if (written === undefined) return { values: {}, invalidSignals: new Map() };
  if (!isTable(written)) {
    found.report("wrong-type", `"${name}" is no table`, {
      place: nearestPlace(at, at.path),
      help: `write [${name}] and its keys below`,
    });
    return {
      values: {},
      invalidSignals: new Map(name === "otel" ? signals.map((signal) => [signal, firstError(found, start)]) : []),
    };
  }
  const keys = tables[name]?.keys ?? {};
  const values: Record<string, unknown> = {};
  const invalidSignals = new Map<Signal, string>();
  for (const [key, value] of Object.entries(written)) {
    const definition = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (definition === undefined) {
      reportUnknownKey(key, at, Object.keys(keys), found);
      continue;
    }
    const before = found.findings.length;
    values[key] = checkKey(definition, value, { path: [name, key], placeOf: file.placeOf }, found);
    if (!hasErrors(found.findings, before)) continue;
    for (const signal of definition.signals ?? []) invalidSignals.set(signal, firstError(found, before));
  }
  return { values, invalidSignals };
}

/** Other tables belong to the program; only what looks like a slip of ours is reported, and keys that no object can hold. */
export function reportUnknownTables(file: TomlFile, found: FindingCollector): void {
  const ours = Object.keys(tables);
  for (const name of Object.keys(file.value)) {
    const meant = ours.includes(name) || !isTable(file.value[name]) ? undefined : nearest(name, ours);
    if (meant === undefined) continue;
    found.report("unknown-key", `the table [${name}] is not read`, {
      place: file.placeOf([name]),
      help: `did you mean [${meant}]?`,
      severity: "warning",
    });
  }
  for (const path of file.dropped.filter(([table = ""]) => ours.includes(table))) {
    found.report("unknown-key", `unknown key "${path.join(".")}"`, {
      place: file.placeOf(path),
      help: "remove it",
      severity: "warning",
    });
  }
}
