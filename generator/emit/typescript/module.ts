import type { Catalog, Settings } from "../../model/catalog.js";
import type { Artifact, Origin } from "../emitter.js";
import { codeHeader } from "../header.js";
import { printed } from "../printed.js";
import { byModule, clause, exportStatement, importsOf, requirement, specifierFrom } from "./clause.js";
import type { Doc, Imported } from "./doc.js";
import { layOut } from "./layout.js";
import { viewOf } from "./view.js";

/** A module of the output. What its declarations print of other modules it imports. */
export type Module = {
  /** From the output folder, without an ending, as in `./recorders/http`. */
  readonly path: string;
  /** Symbols that it exports as they are in the modules that they come from. */
  readonly reExports?: readonly Imported[];
  readonly declarations: readonly Doc[];
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
  const file = (parts: readonly string[]) =>
    `${[codeHeader(origin), ...parts.filter((part) => part !== "")].join("\n\n")}\n`;
  if (settings.language === "typescript") return [file(moduleText(module, settings))];
  const declaration = viewOfModule(module, "declaration");
  const code = settings.modules === "commonjs" ? commonJsText(module, settings) : esmText(module, settings);
  return [file(code), file(moduleText(declaration, settings))];
}

/** With the clauses of ECMAScript modules. */
function moduleText({ path, reExports = [], declarations }: Module, settings: Settings): readonly string[] {
  const specifier = specifierFrom(path, settings.importExtension);
  const symbols = new Set<Imported>();
  const texts = declarations.map((declaration) => layOut(declaration, symbols));
  const linked = [
    ...importsOf(symbols, path).map((imports) => clause("import", imports, specifier)),
    ...byModule(reExports).map((exports) => clause("export", exports, specifier)),
  ];
  return [linked.join("\n"), ...texts];
}

function esmText(module: Module, settings: Settings): readonly string[] {
  return moduleText(viewOfModule(module, "javascript"), settings);
}

/** With `require`, and one statement that exports all. */
function commonJsText(module: Module, { importExtension }: Settings): readonly string[] {
  const exports = new Set<string>();
  const { path, reExports = [], declarations } = viewOfModule(module, "javascript", exports);
  const specifier = specifierFrom(path, importExtension);
  const symbols = new Set<Imported>(reExports);
  const texts = declarations.map((declaration) => layOut(declaration, symbols));
  const linked = importsOf(symbols, path).map((imports) => requirement(imports, specifier));
  const names = [...reExports.map(({ name }) => name), ...exports];
  return ['"use strict";', linked.join("\n"), ...texts, exportStatement(names)];
}

/** A JavaScript file knows no types; what only they need is not there. */
function viewOfModule(module: Module, file: "javascript" | "declaration", exports: Set<string> | null = null): Module {
  const { path, reExports = [], declarations } = module;
  const shown = file === "javascript" ? reExports.filter(({ as }) => as !== "type") : reExports;
  return { path, reExports: shown, declarations: declarations.map((doc) => viewOf(doc, { file, exports })) };
}
