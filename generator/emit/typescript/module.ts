import type { Settings } from "../../model/catalog.js";
import type { Artifact, Origin } from "../emitter.js";
import { typescriptHeader } from "../header.js";
import { choice, type Doc, group, type Imported, indent, line, separated } from "./doc.js";
import { layOut } from "./layout.js";

/** A TypeScript file of the output. What its declarations print of other modules it imports. */
export type Module = {
  /** From the output folder, without an ending, as in `./recorders/http`. */
  readonly path: string;
  /** Symbols that it exports as they are in the modules that they come from. */
  readonly reExports?: readonly Imported[];
  readonly declarations: readonly Doc[];
};

export function printModule(module: Module, { importExtension }: Settings, origin: Origin): Artifact {
  const { path, reExports = [], declarations } = module;
  const specifier = (from: string) => specifierOf(from, path, importExtension);
  const symbols = new Set<Imported>();
  const texts = declarations.map((declaration) => layOut(declaration, symbols));
  const imports = byModule([...symbols].filter(({ from }) => from !== path)).sort(byDistance);
  const linked = [
    ...imports.map((symbols) => clause("import", symbols, specifier)),
    ...byModule(reExports).map((symbols) => clause("export", symbols, specifier)),
  ];
  const statements = [...(linked.length === 0 ? [] : [linked.join("\n")]), ...texts];
  return { path: `${path.slice("./".length)}.ts`, text: `${[typescriptHeader(origin), ...statements].join("\n\n")}\n` };
}

/** Symbols of one module, at least one, each once. */
type Symbols = readonly [Imported, ...Imported[]];

function byModule(symbols: readonly Imported[]): Symbols[] {
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

/** How a module names another one. */
function specifierOf(from: string, path: string, extension: Settings["importExtension"]): string {
  if (!from.startsWith("./")) return from;
  const up = path.split("/").length > 2 ? "." : "";
  return `${up}${from}${extension === "none" ? "" : `.${extension}`}`;
}

/** `import { a, type B } from "x";`, names by the alphabet. */
function clause(keyword: "import" | "export", symbols: Symbols, specifier: (from: string) => string): string {
  const [{ as, name, from }] = symbols;
  const end = ` from "${specifier(from)}";`;
  if (as === "namespace") return `${keyword} * as ${name}${end}`;
  const areTypes = symbols.every((symbol) => symbol.as === "type");
  const names = [...symbols]
    .sort((a, b) => compare(a.name, b.name))
    .map((symbol) => (symbol.as === "type" && !areTypes ? `type ${symbol.name}` : symbol.name));
  const members = indent([line, separated(names, [",", line])]);
  return layOut([group([`${keyword} ${areTypes ? "type " : ""}{`, members, choice("", ","), line, "}"]), end]);
}

/** Whatever their case; of two that differ in nothing else the one in lower case comes first. */
function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  return a > b ? -1 : 1;
}
