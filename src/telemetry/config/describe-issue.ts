import * as z from "zod";
import type { FindingCode } from "../findings/finding.js";
import { suggest } from "../findings/suggest.js";
import { quote } from "../findings/visible.js";
import type { IssueParams } from "../schema/notes.js";

/** What an issue is about: its path, what stands there, and the schema of that. */
type IssueSubject = {
  readonly path: readonly PropertyKey[];
  readonly received: unknown;
  readonly schema: z.core.$ZodType | undefined;
};

type IssueText = { readonly code: FindingCode; readonly message: string; readonly help?: string };

const typeNames: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  boolean: "true or false",
  number: "a number",
  record: "a table",
  object: "a table",
  array: "a list of texts",
};

/** What is allowed: zod expects any number first where only whole ones are. */
function wantedOf(expected: string, schema: z.core.$ZodType | undefined): string {
  const isWhole = expected === "int" || (schema instanceof z.ZodNumber && schema.format === "safeint");
  return isWhole ? "a whole number" : (typeNames[expected] ?? `a ${expected}`);
}

function typeNameOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  if (typeof value === "number" && !Number.isFinite(value)) return "no finite number";
  const names: Readonly<Record<string, string>> = { string: "a text", object: "a table", bigint: "a number" };
  return names[typeof value] ?? `a ${typeof value}`;
}

/** The key at the end of a path; an entry of a list is called by its number, from 1. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === "number" ? `entry ${last + 1} of ${nameOf(path.slice(0, -1))}` : quote(String(last));
}

/** The name that was meant where TOML has made tables of its dots: `a.b = true` is a table `a` with a key `b`. */
function nameWithDots(key: string, value: unknown): string {
  const keys = [key];
  for (let at = value; typeof at === "object" && at !== null && !Array.isArray(at); ) {
    const [first] = Object.entries(at);
    if (first === undefined) break;
    keys.push(first[0]);
    at = first[1];
  }
  return keys.join(".");
}

function describeType(issue: z.core.$ZodIssueInvalidType, { path, received, schema }: IssueSubject): IssueText {
  const wanted = wantedOf(issue.expected, schema);
  const name = nameOf(path);
  const key = String(path.at(-1));
  const meant = issue.expected === "boolean" ? nameWithDots(key, received) : key;
  if (meant !== key) {
    const help = `put a name with dots in quotes: ${quote(meant)} = false`;
    return { code: "wrong-type", message: `${name} is a table`, help };
  }
  if (received === undefined) return { code: "missing-key", message: `${name} is missing`, help: `add it: ${wanted}` };
  return { code: "wrong-type", message: `${name} is ${typeNameOf(received)}`, help: `write ${wanted}` };
}

function describeSize(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, { path }: IssueSubject): IssueText {
  const code = "wrong-value";
  const name = nameOf(path);
  if (issue.code === "too_small") {
    if (issue.origin === "string") return { code, message: `${name} is empty`, help: "write a text, or remove it" };
    return { code, message: `${name} is too small`, help: `at least ${issue.minimum}` };
  }
  const message = issue.origin === "array" ? `${name} has too many entries` : `${name} is too big`;
  return { code, message, help: `at most ${issue.maximum}` };
}

/** Shows what was received only where few texts are allowed, so that no header's value can get into a message. */
export function describeIssue(issue: z.core.$ZodIssue, subject: IssueSubject): IssueText {
  const { path, received } = subject;
  const name = nameOf(path);
  switch (issue.code) {
    case "custom": {
      const { code, help } = (issue.params ?? { code: "wrong-value" }) as IssueParams;
      return { code, message: issue.message, ...(help === undefined ? {} : { help }) };
    }
    case "invalid_type":
      return describeType(issue, subject);
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const shown = typeof received === "string" ? quote(received) : typeNameOf(received);
      const help = suggest(typeof received === "string" ? received : "", allowed);
      return { code: "unknown-value", message: `${name} is ${shown}`, help };
    }
    case "too_big":
    case "too_small":
      return describeSize(issue, subject);
    case "invalid_key":
      return { code: "wrong-value", message: `a key of ${nameOf(path.slice(0, -1))} is empty`, help: "name it" };
    case "invalid_format":
      return { code: "wrong-value", message: `${name} does not begin with "/"`, help: `write "/metrics", say` };
    default:
      return { code: "wrong-value", message: `${name} is not allowed here` };
  }
}
