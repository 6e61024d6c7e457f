import type { Fault } from "./issue-branch.js";
import { meantKey } from "./key-suggestion.js";
import { namesIn } from "./list-style.js";
import { kindOf } from "./place.js";
import { type EntrySection, isEntrySection } from "../../vocabulary.js";
import { knownKeys } from "../schema/schema-keys.js";

type Plain = { readonly [key: string]: unknown };

/** Stands in for what a definition was meant to be: its name stays, and nothing that it says can be at fault again. */
const anyText = "string";

/**
 * The data without the parts that are at fault, cut where a part can be spared as a whole: a key of a metric, an
 * attribute. Metrics and shared attributes stay under their names, since others refer to them.
 */
export function withoutFaults(data: unknown, faults: readonly Fault[]): unknown {
  const copy = structuredClone(data);
  for (const fault of faults) {
    const unknown = fault.kind === "issue" && fault.issue.code === "unrecognized_keys" ? fault.issue.keys : undefined;
    const paths = unknown === undefined ? [fault.path] : unknown.map((key) => [...fault.path, key]);
    for (const path of paths) cut(copy, path.map(String), unknown !== undefined);
  }
  return copy;
}

/** What a catalog must have, and a part of one does not: without it the rest can still be checked. */
const placeholders = { catalog: 1, name: "catalog", metrics: {} } as const;

export function withPlaceholders(data: unknown): unknown {
  return isPlain(data) ? { ...placeholders, ...data } : data;
}

function cut(root: unknown, path: readonly string[], isUnknownKey: boolean): void {
  const [section = "", name = "", key, attribute] = path;
  if (isUnknownKey && saysNothing(path)) remove(root, path);
  else if (section === "context" || section === "attributes") replace(root, path.slice(0, 2));
  else if (!isEntrySection(section) || path.length < 2) remove(root, [section]);
  else if (key === undefined && section !== "metrics") replaceEntry(root, section, name);
  else if (key === undefined || key === "instrument") stand(root, section, name);
  else if (key === "attributes" && attribute !== undefined) removeAttribute(root, [section, name], attribute);
  else remove(root, [section, name, key]);
}

function replace(root: unknown, path: readonly string[]): void {
  const [section = "", name] = path;
  const holder = member(root, section);
  if (Array.isArray(holder) && isPlain(root)) {
    const names = namesIn(holder).map((each) => [each, anyText]);
    (root as Record<string, unknown>)[section] = Object.fromEntries(names);
  } else if (name === undefined || !isPlain(holder)) remove(root, [section]);
  else (holder as Record<string, unknown>)[name] = anyText;
}

/** Whether an unknown key of an attribute can hardly be one that the others go with. */
function saysNothing(path: readonly string[]): boolean {
  const parent = path.slice(0, -1);
  if (kindOf(parent) !== "attribute") return false;
  return (meantKey(path.at(-1) ?? "", knownKeys(parent)) ?? "description") === "description";
}

/** A metric of which nobody knows the instrument stays under its name, as one that can have what is written of it. */
function stand(root: unknown, section: EntrySection, name: string): void {
  const metrics = member(root, section);
  if (!isPlain(metrics)) return;
  const written = isPlain(metrics[name]) ? metrics[name] : {};
  const { buckets, ...others } = written;
  const instrument = others["observable"] === true ? "gauge" : buckets === undefined ? "counter" : "histogram";
  (metrics as Record<string, unknown>)[name] = {
    ...others,
    ...(instrument === "histogram" && { buckets }),
    instrument,
  };
}

/** Of events and spans nothing is required. */
function replaceEntry(root: unknown, section: EntrySection, name: string): void {
  const entries = member(root, section);
  if (isPlain(entries)) (entries as Record<string, unknown>)[name] = {};
}

function removeAttribute(root: unknown, entry: readonly string[], attribute: string): void {
  const attributes = [...entry, "attributes"];
  remove(root, isPlain(attributes.reduce(member, root)) ? [...attributes, attribute] : attributes);
}

function remove(root: unknown, path: readonly string[]): void {
  const holder = path.slice(0, -1).reduce(member, root);
  if (isPlain(holder)) delete (holder as Record<string, unknown>)[path.at(-1) ?? ""];
}

function member(value: unknown, key: string): unknown {
  return isPlain(value) ? value[key] : undefined;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a fault may hide that a metric uses a shared attribute. */
export function hidesReferences(fault: Fault): boolean {
  const [section, name, key] = fault.path;
  if (!isEntrySection(section)) return false;
  const unknown = fault.kind === "issue" && fault.issue.code === "unrecognized_keys" ? fault.issue.keys : [];
  if (unknown.length > 0 && key === undefined)
    return unknown.some((each) => meantKey(each, ["attributes", "variants"]) !== undefined);
  return name === undefined || key === undefined || key === "attributes" || key === "variants";
}
