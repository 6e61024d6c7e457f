import * as z from "zod";
import type { FindingCollector } from "../findings/finding-collector.js";
import type { FindingCode, Place } from "../findings/finding.js";
import { suggest } from "../findings/suggest.js";
import type { IssueParams } from "../schema/notes.js";

/** Where a value stands: its path in the file, and the places of paths. */
export type Location = {
  readonly path: readonly string[];
  placeOf(path: readonly PropertyKey[]): Place | undefined;
};

/** The place of a path, or of the nearest part of it that is written down. */
export function nearestPlace({ placeOf }: Location, path: readonly PropertyKey[]): Place | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const place = placeOf(path.slice(0, length));
    if (place !== undefined) return place;
  }
  return undefined;
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  record: "a table",
  object: "a table",
  array: "a list of texts",
};

function typeNameOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  const names: Readonly<Record<string, string>> = { string: "a text", object: "a table", bigint: "a number" };
  return names[typeof value] ?? `a ${typeof value}`;
}

type IssueText = { readonly code: FindingCode; readonly message: string; readonly help?: string };

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => {
    return typeof part === "object" && part !== null
      ? Object.entries(part).find(([name]) => name === String(key))?.[1]
      : undefined;
  }, value);
}

/** Zod's messages never show what was received, so that no header's value can get into a message. */
function describeIssue(issue: z.core.$ZodIssue, name: string, received: unknown): IssueText {
  if (issue.code === "custom") {
    const { code, help } = (issue.params ?? { code: "wrong-value" }) as IssueParams;
    return { code, message: issue.message, ...(help === undefined ? {} : { help }) };
  }
  if (issue.code === "invalid_type") {
    const wanted = typeNames[issue.expected] ?? `a ${issue.expected}`;
    if (received === undefined)
      return { code: "missing-key", message: `"${name}" is missing`, help: `add it: ${wanted}` };
    return { code: "wrong-type", message: `"${name}" is ${typeNameOf(received)}`, help: `write ${wanted}` };
  }
  if (issue.code === "invalid_value") {
    const allowed = issue.values.map(String);
    if (typeof received !== "string")
      return { code: "unknown-value", message: `"${name}" is ${typeNameOf(received)}`, help: suggest("", allowed) };
    return {
      code: "unknown-value",
      message: `"${name}" is "${received.slice(0, 80)}"`,
      help: suggest(received, allowed),
    };
  }
  if (issue.code === "too_small")
    return { code: "wrong-value", message: `"${name}" is too small`, help: `at least ${issue.minimum}` };
  if (issue.code === "too_big")
    return { code: "wrong-value", message: `"${name}" is too big`, help: `at most ${issue.maximum}` };
  if (issue.code === "invalid_format")
    return { code: "wrong-value", message: `"${name}" does not begin with "/"`, help: `write "/metrics", say` };
  return { code: "wrong-value", message: `"${name}" is not allowed here` };
}

function reportUnknown(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  at: Location,
  allowed: readonly string[],
  found: FindingCollector,
): void {
  for (const key of issue.keys) {
    const place = nearestPlace(at, [...at.path, ...issue.path, key]);
    found.report("unknown-key", `unknown key "${key}" in "${[...at.path, ...issue.path].join(".")}"`, {
      place,
      help: suggest(key, allowed),
    });
  }
}

/** The keys that the schema allows at a path. */
function keysAt(schema: z.core.$ZodType | undefined, path: readonly PropertyKey[]): readonly string[] {
  if (schema instanceof z.ZodDefault) return keysAt(schema.unwrap(), path);
  if (!(schema instanceof z.ZodObject)) return [];
  const [key, ...rest] = path;
  return key === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[String(key)], rest);
}

/** Reports what a schema found about a value, with the place of what is wrong. */
export function reportIssue(
  issue: z.core.$ZodIssue,
  { schema, value, at, found }: { schema: z.ZodType; value: unknown; at: Location; found: FindingCollector },
): void {
  if (issue.code === "unrecognized_keys") {
    reportUnknown(issue, at, keysAt(schema, issue.path), found);
    return;
  }
  const path = [...at.path, ...issue.path];
  const { code, message, help } = describeIssue(issue, String(path.at(-1)), valueAt(value, issue.path));
  found.report(code, message, { place: nearestPlace(at, path), ...(help === undefined ? {} : { help }) });
}

/** The value as its schema makes it, or undefined after everything wrong about it has been reported. */
export function checkValue<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  at: Location,
  found: FindingCollector,
): Output | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, { schema, value, at, found });
  return undefined;
}
