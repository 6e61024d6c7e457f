import { type ParseError, parse } from "jsonc-parser";

export type ImportExtension = "js" | "ts" | "none";

/** What a tsconfig.json says about imports, in the words that it uses; null where it says nothing. */
export type ModuleSettings = {
  readonly module: string | null;
  readonly moduleResolution: string | null;
  /** Whether files import each other as `.ts`: `allowImportingTsExtensions` or `rewriteRelativeImportExtensions`. */
  readonly importsTs: boolean;
};

/** How files of a project import each other; as ECMAScript modules do, when nothing is said. */
export function importExtension(settings: ModuleSettings | null): ImportExtension {
  if (settings === null) return "js";
  if (settings.importsTs) return "ts";
  const resolution = resolutionOf(settings);
  return /^node(?:16|18|20|next)$/.test(resolution) ? "js" : "none";
}

/** Whether the project cannot see the entries that a package lists under `exports`. */
export function ignoresExports(settings: ModuleSettings | null): boolean {
  return settings !== null && /^(?:node|node10|classic)$/.test(resolutionOf(settings));
}

/** As the compiler derives it from `module`. */
function resolutionOf({ module, moduleResolution }: ModuleSettings): string {
  if (moduleResolution !== null) return moduleResolution.toLowerCase();
  const kind = module?.toLowerCase() ?? "";
  if (/^node(?:16|18|20|next)$/.test(kind)) return kind;
  return kind === "commonjs" ? "node10" : "bundler";
}

type Fields = Readonly<Record<string, unknown>>;

/** The compiler options that a tsconfig.json has itself; undefined when it cannot be read. */
export function ownOptions(text: string): Fields | undefined {
  const errors: ParseError[] = [];
  const config: unknown = parse(text.replace(/^\ufeff/, ""), errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  if (errors.length > 0 || !(config === undefined || isFields(config))) return undefined;
  const options = config?.["compilerOptions"];
  return isFields(options) ? options : {};
}

/** What is no text or truth value, as the compiler asks for, says nothing. */
export function moduleSettings(options: Fields): ModuleSettings {
  const text = (name: string) => (typeof options[name] === "string" ? options[name].toLowerCase() : null);
  return {
    module: text("module"),
    moduleResolution: text("moduleResolution"),
    importsTs: options["allowImportingTsExtensions"] === true || options["rewriteRelativeImportExtensions"] === true,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
