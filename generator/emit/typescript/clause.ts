import type { Settings } from "../../model/catalog.js";
import { choice, type Doc, group, type Imported, indent, line, separated } from "./doc.js";
import { layOut } from "./layout.js";

/** Symbols of one module, at least one, each once. */
type Symbols = readonly [Imported, ...Imported[]];

/** How a module names another one. */
export type Specifier = (from: string) => string;

/** What a module imports, by the modules that it is from, in their order. */
export function importsOf(symbols: Iterable<Imported>, path: string): readonly Symbols[] {
  return byModule([...symbols].filter(({ from }) => from !== path)).sort(byDistance);
}

export function byModule(symbols: readonly Imported[]): Symbols[] {
  const modules = new Map<string, Map<string, Imported>>();
  for (const symbol of symbols) {
    const names = modules.get(symbol.from) ?? new Map<string, Imported>();
    modules.set(symbol.from, names.set(symbol.name, symbol));
  }
  return [...modules.values()].flatMap((names) => {
    const [first, ...others] = names.values();
    return first === undefined ? [] : [[first, ...others] satisfies Symbols];
  });
}

/** Namespaces before packages, and these by the alphabet before files, of which the nearest come first. */
function byDistance([a]: Symbols, [b]: Symbols): number {
  const difference = distance(a) - distance(b);
  return difference === 0 && !a.from.startsWith("./") ? compare(a.from, b.from) : difference;
}

function distance({ as, from }: Imported): number {
  if (as === "namespace") return 0;
  return from.startsWith("./") ? from.split("/").length : 1;
}

export function specifierFrom(path: string, extension: Settings["importExtension"]): Specifier {
  const up = "../".repeat(path.split("/").length - 2) || "./";
  const ending = extension === "none" ? "" : `.${extension}`;
  return (from) => (from.startsWith("./") ? `${up}${from.slice("./".length)}${ending}` : from);
}

/** `import { a, type B } from "x";`, names by the alphabet. */
export function clause(keyword: "import" | "export", symbols: Symbols, specifier: Specifier): string {
  const [{ as, name, from }] = symbols;
  const end = ` from "${specifier(from)}";`;
  if (as === "namespace") return `${keyword} * as ${name}${end}`;
  const areTypes = symbols.every((symbol) => symbol.as === "type");
  const names = byName(symbols).map((symbol) => {
    return symbol.as === "type" && !areTypes ? `type ${symbol.name}` : symbol.name;
  });
  return layOut([braces(`${keyword} ${areTypes ? "type " : ""}`, names), end]);
}

/** `const { a, b } = require("x");` */
export function requirement(symbols: Symbols, specifier: Specifier): string {
  const [{ as, name, from }] = symbols;
  const end = ` = require("${specifier(from)}");`;
  if (as === "namespace") return `const ${name}${end}`;
  const names = byName(symbols).map((symbol) => symbol.name);
  return layOut([braces("const ", names), end]);
}

/** `module.exports = { a, b };`, a form in which Node finds the names for `import`. */
export function exportStatement(names: readonly string[]): string {
  return layOut([braces("module.exports = ", names), ";"]);
}

function braces(start: string, names: readonly string[]): Doc {
  return group([`${start}{`, indent([line, separated(names, [",", line])]), choice("", ","), line, "}"]);
}

/** An index exports the types of all metrics: their names are lowered once, and not in each comparison. */
function byName(symbols: Symbols): readonly Imported[] {
  const lowered = symbols.map((symbol) => ({ symbol, lower: symbol.name.toLowerCase() }));
  const sorted = lowered.sort((a, b) => compare(a.symbol.name, b.symbol.name, a.lower, b.lower));
  return sorted.map(({ symbol }) => symbol);
}

/** Whatever their case; of two that differ in nothing else the one in lower case comes first. */
function compare(a: string, b: string, left = a.toLowerCase(), right = b.toLowerCase()): number {
  if (left !== right) return left < right ? -1 : 1;
  return a > b ? -1 : 1;
}
