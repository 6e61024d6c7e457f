import Handlebars from "handlebars";
import { code } from "../markdown/syntax/code-span.js";
import { tableOfObjects } from "./table-of-objects.js";

type Helper = (this: unknown, ...given: unknown[]) => unknown;

/** What a template may take. */
export type Limits = { readonly milliseconds: number; readonly characters: number };

/** Handlebars for templates of users: helpers of ours, none that writes to the console, and typing errors are errors. */
export function createEngine(limits: Limits): typeof Handlebars {
  const engine = Handlebars.create();
  engine.unregisterHelper("log");
  const meter = meterOf(limits);
  for (const name of ["each", "if", "unless", "with", "lookup"])
    engine.registerHelper(name, exacting(name, engine.helpers, meter));
  engine.registerHelper("code", (value: unknown) => code(String(value)));
  engine.registerHelper("json", (value: unknown) => JSON.stringify(value, null, 2));
  engine.registerHelper("table", (rows: unknown, ...given: unknown[]) =>
    tableOfObjects(rows, given.slice(0, -1).map(String)),
  );
  return engine;
}

/** Is asked with each text that a block gives; throws when a limit is reached. */
type Meter = (text: string) => string;

/** All that repeats in a template is a block, so that what blocks do bounds the whole. */
function meterOf({ milliseconds, characters }: Limits): Meter {
  const end = performance.now() + milliseconds;
  let given = 0;
  return (text) => {
    given += text.length;
    if (given > characters) throw new Error(`it gives more than ${characters} characters`);
    if (performance.now() > end) throw new Error(`it takes longer than ${milliseconds / 1000} seconds`);
    return text;
  };
}

/** The built-in helper, which would take a misspelt name for an empty value; its blocks are metered. */
function exacting(name: string, helpers: Readonly<Record<string, unknown>>, meter: Meter): Helper {
  const builtIn = helpers[name];
  if (typeof builtIn !== "function") throw new TypeError(`handlebars has no helper "${name}"`);
  return function (...given) {
    if (given.length > 1 && given[0] === undefined) throw new Error(`"${name}" was given a name that is not defined`);
    if (name === "lookup") rejectInherited(String(given[1]));
    return builtIn.apply(this, [...given.slice(0, -1), metered(given.at(-1), meter)]);
  };
}

/** The options of a helper whose blocks give their texts by way of the meter. */
function metered(options: unknown, meter: Meter): unknown {
  if (typeof options !== "object" || options === null) return options;
  const wrapped = Object.entries(options).map(([key, value]) => {
    const isBlock = (key === "fn" || key === "inverse") && typeof value === "function";
    return [key, isBlock ? (...given: unknown[]) => meter(String(value(...given))) : value] as const;
  });
  return Object.fromEntries(wrapped);
}

/** A template may read the view's own values only, nothing that JavaScript puts on every object. */
export function rejectInherited(name: string): void {
  if (name in Object.prototype) throw new Error(`a template may not read "${name}"`);
}
