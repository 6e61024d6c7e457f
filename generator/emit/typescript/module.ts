import type { Settings } from "../../model/catalog.js";
import type { Artifact, Origin } from "../emitter.js";
import { codeHeader } from "../header.js";
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

/** The files of a module: one of TypeScript, or one of JavaScript and the declarations of its types. */
export function printModule(module: Module, settings: Settings, origin: Origin): readonly Artifact[] {
  const file = (ending: string, parts: readonly string[]): Artifact => ({
    path: module.path.slice("./".length) + ending,
    text: `${[codeHeader(origin), ...parts.filter((part) => part !== "")].join("\n\n")}\n`,
  });
  if (settings.language === "typescript") return [file(".ts", moduleText(module, settings))];
  const declaration = viewOfModule(module, "declaration");
  const code = settings.modules === "commonjs" ? commonJsText(module, settings) : esmText(module, settings);
  return [file(".js", code), file(".d.ts", moduleText(declaration, settings))];
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
