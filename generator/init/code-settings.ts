import { type ImportExtension, importExtension, type ModuleSettings } from "./import-extension.js";
import { askedPackages, type Manifest } from "./manifest.js";

/** How generated code is written, so that the project can load it as it is. */
export type CodeSettings = {
  readonly language: "typescript" | "javascript";
  readonly modules: "esm" | "commonjs";
  readonly importExtension: ImportExtension;
};

/** What is known of the code of a project. */
export type CodeFacts = {
  /** Of the nearest package.json with fields, in which Node looks for `type`, too. */
  readonly nearest: Manifest;
  /** Those of the project and of the root of its workspace. */
  readonly manifests: readonly Manifest[];
  /** Whether there is a file of TypeScript, or a tsconfig.json for the project. */
  readonly hasTypeScript: boolean;
};

/** A compiler, or what runs TypeScript as it is. */
const compilers =
  /^(?:typescript|typescript-.*|@typescript\/native-preview|tsx|ts-node|ts-jest|@types\/bun|bun-types)$/;

/** Bundlers that take ECMAScript modules only, whatever the package.json says. */
const bundlers = /^(?:vite|rollup)$/;

export function codeSettings(
  { nearest, manifests, hasTypeScript }: CodeFacts,
  settings: ModuleSettings | null,
): CodeSettings {
  const asked = manifests.map((manifest) => [...askedPackages(manifest).keys()]);
  if (hasTypeScript || asked.flat().some((name) => compilers.test(name)))
    return { language: "typescript", modules: "esm", importExtension: importExtension(settings) };
  const isBundled = asked[0]?.some((name) => bundlers.test(name)) === true;
  const modules = nearest["type"] === "module" || isBundled ? "esm" : "commonjs";
  return { language: "javascript", modules, importExtension: "js" };
}
