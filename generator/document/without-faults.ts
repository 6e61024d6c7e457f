import type { Fault } from "./issue-branch.js";

type Plain = { readonly [key: string]: unknown };

/** Stands in for what a definition was meant to be: its name stays, and nothing that it says can be at fault again. */
const anyText = "string";

/**
 * The data without the parts that are at fault, cut where a part can be spared as a whole: a key of a metric, an
 * attribute, a metric. Shared attributes stay under their names, since metrics refer to them.
 */
export function withoutFaults(data: unknown, faults: readonly Fault[]): unknown {
  const copy = structuredClone(data);
  for (const fault of faults) {
    const unknown = fault.kind === "issue" && fault.issue.code === "unrecognized_keys" ? fault.issue.keys : undefined;
    const paths = unknown === undefined ? [fault.path] : unknown.map((key) => [...fault.path, key]);
    for (const path of paths) cut(copy, path.map(String));
  }
  return copy;
}

function cut(root: unknown, path: readonly string[]): void {
  const [section = "", name = "", key, attribute] = path;
  if (section === "context" || section === "attributes") replace(root, path.slice(0, 2));
  else if (section !== "metrics" || path.length < 2) remove(root, [section]);
  else if (key === undefined || key === "instrument") remove(root, ["metrics", name]);
  else if (key === "attributes" && attribute !== undefined) removeAttribute(root, name, attribute);
  else remove(root, ["metrics", name, key]);
}

function replace(root: unknown, path: readonly string[]): void {
  const [section = "", name] = path;
  const holder = member(root, section);
  if (name === undefined || !isPlain(holder)) remove(root, [section]);
  else (holder as Record<string, unknown>)[name] = anyText;
}

function removeAttribute(root: unknown, metric: string, attribute: string): void {
  const attributes = member(member(member(root, "metrics"), metric), "attributes");
  remove(root, isPlain(attributes) ? ["metrics", metric, "attributes", attribute] : ["metrics", metric, "attributes"]);
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
