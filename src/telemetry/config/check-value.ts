import * as z from "zod";
import type { FindingCollector } from "../findings/finding-collector.js";
import type { Place } from "../findings/finding.js";
import { suggest } from "../findings/suggest.js";
import { quote } from "../findings/visible.js";
import { describeIssue } from "./describe-issue.js";

/** Where a value stands: its path in the file, the places of paths, and the variables that gave parts of it. */
export type Location = {
  readonly path: readonly string[];
  placeOf(path: readonly PropertyKey[]): Place | undefined;
  /** The variable that gave what stands at a path below this value; undefined when the file did. */
  variableOf?(path: readonly PropertyKey[]): string | undefined;
};

/** The place of a path, or of the nearest part of it that is written down. */
export function nearestPlace({ placeOf }: Location, path: readonly PropertyKey[]): Place | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const place = placeOf(path.slice(0, length));
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Who gets a finding about a path below a value, and its place there. */
export function locate(at: Location, path: readonly PropertyKey[], found: FindingCollector) {
  const variable = at.variableOf?.(path);
  if (variable !== undefined) return { found: found.for(variable), place: undefined };
  return { found, place: nearestPlace(at, [...at.path, ...path]) };
}

function schemaAt(schema: z.core.$ZodType | undefined, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return schemaAt(schema.unwrap(), path);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  return schema instanceof z.ZodObject ? schemaAt(schema.shape[String(key)], rest) : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => {
    return typeof part === "object" && part !== null
      ? Object.entries(part).find(([name]) => name === String(key))?.[1]
      : undefined;
  }, value);
}

type Checked = {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly at: Location;
  readonly found: FindingCollector;
};

function reportUnknown(issue: z.core.$ZodIssueUnrecognizedKeys, { schema, at, found }: Checked): void {
  const table = schemaAt(schema, issue.path);
  const allowed = table instanceof z.ZodObject ? Object.keys(table.shape) : [];
  for (const key of issue.keys) {
    const target = locate(at, [...issue.path, key], found);
    const message = `unknown key ${quote(key)} in "${[...at.path, ...issue.path].join(".")}"`;
    target.found.report("unknown-key", message, { place: target.place, help: suggest(key, allowed) });
  }
}

/** Reports what a schema found about a value, with the place of what is wrong. */
export function reportIssue(issue: z.core.$ZodIssue, checked: Checked): void {
  if (issue.code === "unrecognized_keys") {
    reportUnknown(issue, checked);
    return;
  }
  const { schema, value, at } = checked;
  const { found, place } = locate(at, issue.path, checked.found);
  const { code, message, help } = describeIssue(issue, {
    path: [...at.path, ...issue.path],
    received: valueAt(value, issue.path),
    schema: schemaAt(schema, issue.path),
  });
  found.report(code, message, { place, ...(help === undefined ? {} : { help }) });
}

/** One issue a value: its type goes before its size, and of two limits the narrower one. */
export function mainIssues(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const main = new Map<string, z.core.$ZodIssue>();
  for (const issue of issues) {
    const key = JSON.stringify(issue.path);
    const before = main.get(key);
    if (before === undefined || before.code === "too_big" || before.code === "too_small") main.set(key, issue);
  }
  return [...main.values()];
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
  for (const issue of mainIssues(result.error.issues)) reportIssue(issue, { schema, value, at, found });
  return undefined;
}
