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

/**
 * Settings with which a project sees entries of packages, and which compile together from TypeScript 5.5 on; null where it sees
 * them already, as all do but `classic`: `node10` finds them by `typesVersions`.
 */
export function moduleHint(settings: ModuleSettings | null): string | null {
  if (settings === null || resolutionOf(settings) !== "classic") return null;
  const isModern = /^(?:es(?:6|next|20\d\d)|preserve)$/.test(settings.module ?? "");
  return isModern ? '"moduleResolution" to "bundler"' : '"module" and "moduleResolution" to "nodenext"';
}

/** As the compiler derives it from `module`. */
function resolutionOf({ module, moduleResolution }: ModuleSettings): string {
  if (moduleResolution !== null) return moduleResolution.toLowerCase();
  const kind = module?.toLowerCase() ?? "";
  if (/^node(?:16|18|20|next)$/.test(kind)) return kind;
  return kind === "commonjs" ? "node10" : "bundler";
}

/** What is no text or truth value, as the compiler asks for, says nothing. */
export function moduleSettings(options: Readonly<Record<string, unknown>>): ModuleSettings {
  const text = (name: string) => (typeof options[name] === "string" ? options[name].toLowerCase() : null);
  return {
    module: text("module"),
    moduleResolution: text("moduleResolution"),
    importsTs: options["allowImportingTsExtensions"] === true || options["rewriteRelativeImportExtensions"] === true,
  };
}
