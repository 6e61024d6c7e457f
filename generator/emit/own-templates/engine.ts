import Handlebars from "handlebars";
import { code } from "../markdown/code-span.js";
import { tableOfObjects } from "./table-of-objects.js";

type Helper = (this: unknown, ...given: unknown[]) => unknown;

/** Handlebars for templates of users: helpers of ours, none that writes to the console, and typing errors are errors. */
export function createEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  engine.unregisterHelper("log");
  for (const name of ["each", "if", "unless", "with", "lookup"])
    engine.registerHelper(name, exacting(name, engine.helpers));
  engine.registerHelper("code", (value: unknown) => code(String(value)));
  engine.registerHelper("json", (value: unknown) => JSON.stringify(value, null, 2));
  engine.registerHelper("table", (rows: unknown, ...given: unknown[]) =>
    tableOfObjects(rows, given.slice(0, -1).map(String)),
  );
  return engine;
}

/** The built-in helper, which would take a misspelt name for an empty value. */
function exacting(name: string, helpers: Readonly<Record<string, unknown>>): Helper {
  const builtIn = helpers[name];
  if (typeof builtIn !== "function") throw new TypeError(`handlebars has no helper "${name}"`);
  return function (...given) {
    if (given.length > 1 && given[0] === undefined) throw new Error(`"${name}" was given a name that is not defined`);
    if (name === "lookup") rejectInherited(String(given[1]));
    return builtIn.apply(this, given);
  };
}

/** A template may read the view's own values only, nothing that JavaScript puts on every object. */
export function rejectInherited(name: string): void {
  if (name in Object.prototype) throw new Error(`a template may not read "${name}"`);
}
