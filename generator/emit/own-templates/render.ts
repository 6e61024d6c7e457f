import Handlebars from "handlebars";
import { nearest } from "../../diagnostics/suggest.js";
import { createEngine, type Limits, rejectInherited } from "./engine.js";

type Rendering = { readonly text: string } | { readonly error: string; readonly help?: string | undefined };

/** Of a template that is right, far more than the largest catalog needs. */
const usual: Limits = { milliseconds: 10_000, characters: 50_000_000 };

/** A user's template, rendered strictly and without HTML escapes. Whatever is wrong with it becomes an error text. */
export function renderTemplate(template: string, view: object, limits: Limits = usual): Rendering {
  const engine = createEngine(limits);
  try {
    rejectInheritedPaths(template);
    const render = engine.compile(template, { noEscape: true, strict: true, knownHelpers: { log: false } });
    return { text: render(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false }) };
  } catch (error) {
    const message = problemMessage(error);
    return { error: message, help: helpFor(message, view) };
  }
}

function rejectInheritedPaths(template: string): void {
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = ({ parts }) => parts.forEach(rejectInherited);
  visitor.accept(Handlebars.parse(template));
}

/** An error of Handlebars as one sentence, lower-case and without a period, with the place in the template. */
function problemMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack/.test(message)) return "a partial includes itself without end";
  return unparsable(message) ?? undefinedName(message) ?? firstLine(message);
}

/** What a template may write instead of a name that is not there. */
function helpFor(message: string, view: object): string | undefined {
  const name = /^"(.+)" is not defined/.exec(message)?.[1];
  if (name === undefined && !message.endsWith("a name that is not defined")) return undefined;
  const near = name === undefined ? undefined : nearest(name.slice(0, 64), keysIn(view));
  if (near !== undefined) return `did you mean "${near}"?`;
  return `at its top a template sees ${Object.keys(view).join(", ")}; catalog.json shows what they hold`;
}

function keysIn(value: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  const waiting: unknown[] = [value];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (typeof at !== "object" || at === null) continue;
    if (!Array.isArray(at)) for (const key of Object.keys(at)) keys.add(key);
    waiting.push(...Object.values(at).filter((each) => each !== undefined));
  }
  return keys;
}

function unparsable(message: string): string | undefined {
  const line = /^Parse error on line (\d+)/.exec(message)?.[1];
  return line && `the template cannot be parsed at line ${line}`;
}

function undefinedName(message: string): string | undefined {
  const strict = /^"(.+)" not defined in .* - (\d+):(\d+)$/s.exec(message);
  if (strict !== null) return `"${strict[1]}" is not defined (line ${strict[2]}, column ${Number(strict[3]) + 1})`;
  const inValue = /^Cannot use 'in' operator to search for '(.+?)' in/.exec(message)?.[1];
  return inValue && `"${inValue}" is not defined`;
}

function firstLine(message: string): string {
  const [line = ""] = message.split("\n");
  return line.charAt(0).toLowerCase() + line.slice(1);
}
