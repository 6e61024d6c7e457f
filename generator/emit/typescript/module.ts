import type { Catalog, Settings } from "../../model/catalog.js";
import type { Artifact, Origin } from "../emitter.js";
import { codeHeader } from "../header.js";
import { printed } from "../printed.js";
import { byModule, clause, exportStatement, importsOf, requirement, type Specifier, specifierFrom } from "./clause.js";
import type { Doc, Imported } from "./doc.js";
import { layOut } from "./layout.js";
import { type View, viewOf } from "./view.js";

/** A module of the output. What its declarations print of other modules it imports. */
export type Module = {
  /** From the output folder, without an ending, as in `./recorders/http`. */
  readonly path: string;
  /** Symbols that it exports as they are in the modules that they come from. */
  readonly reExports?: readonly Imported[];
  /** Gone through once: one that is printed before the next one is made does not live long. */
  readonly declarations: Iterable<Doc>;
};

/** What a module is made from, beside what is its own. */
export type ModuleInput = { readonly catalog: Catalog; readonly origin: Origin };

/** The files of a module: one of TypeScript, or one of JavaScript and the declarations of its types. */
export function printModule(module: Module, { catalog: { settings }, origin }: ModuleInput): readonly Artifact[] {
  const texts = textsOf(module, settings, origin);
  return pathsOf(module.path, settings).map((path, index) => ({ path, text: texts[index] ?? "" }));
}

/** The same of the module that is made of an input when its text is asked for. */
export function printedModule<Input extends ModuleInput>(
  path: string,
  input: Input,
  moduleOf: (input: Input) => Module,
): readonly Artifact[] {
  return printed(pathsOf(path, input.catalog.settings), input, (given) => {
    return textsOf(moduleOf(given), given.catalog.settings, given.origin);
  });
}

function pathsOf(path: string, { language }: Settings): readonly string[] {
  const bare = path.slice("./".length);
  return language === "typescript" ? [`${bare}.ts`] : [`${bare}.js`, `${bare}.d.ts`];
}

function textsOf(module: Module, settings: Settings, origin: Origin): readonly string[] {
  const files = filesOf(settings);
  for (const declaration of module.declarations) for (const file of files) print(declaration, file);
  const specifier = specifierFrom(module.path, settings.importExtension);
  return files.map((file) => {
    const parts = [...opening(module, file, specifier), ...file.texts, ...closing(module, file)];
    return `${[codeHeader(origin), ...parts.filter((part) => part !== "")].join("\n\n")}\n`;
  });
}

/** A file while its declarations are printed; `view` is null for TypeScript, which shows everything. */
type File = { readonly view: View | null; readonly symbols: Set<Imported>; readonly texts: string[] };

function filesOf({ language, modules }: Settings): readonly File[] {
  if (language === "typescript") return [fileOf(null)];
  const exports = modules === "commonjs" ? new Set<string>() : null;
  return [fileOf({ file: "javascript", exports }), fileOf({ file: "declaration", exports: null })];
}

function fileOf(view: View | null): File {
  return { view, symbols: new Set(), texts: [] };
}

function print(declaration: Doc, { view, symbols, texts }: File): void {
  texts.push(layOut(view === null ? declaration : viewOf(declaration, view), symbols));
}

/** What a file imports, and what it exports of other modules: with `require`, or with the clauses of ECMAScript modules. */
function opening({ path, reExports = [] }: Module, { view, symbols }: File, specifier: Specifier): readonly string[] {
  // A JavaScript file knows no types.
  const shown = view?.file === "javascript" ? reExports.filter(({ as }) => as !== "type") : reExports;
  if (isCommonJs(view)) {
    const required = importsOf(new Set([...shown, ...symbols]), path);
    return ['"use strict";', required.map((imports) => requirement(imports, specifier)).join("\n")];
  }
  const linked = [
    ...importsOf(symbols, path).map((imports) => clause("import", imports, specifier)),
    ...byModule(shown).map((exports) => clause("export", exports, specifier)),
  ];
  return [linked.join("\n")];
}

/** In CommonJS, one statement that exports all. */
function closing({ reExports = [] }: Module, { view }: File): readonly string[] {
  if (!isCommonJs(view)) return [];
  const others = reExports.filter(({ as }) => as !== "type").map(({ name }) => name);
  return [exportStatement([...others, ...view.exports])];
}

function isCommonJs(view: View | null): view is View & { readonly exports: Set<string> } {
  return view !== null && view.exports !== null;
}
