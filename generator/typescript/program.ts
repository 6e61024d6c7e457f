import { Project, ts } from "ts-morph";

export type Resolve = (
  specifier: string,
  containing: string,
  mode: ts.ResolutionMode,
) => ts.ResolvedModuleFull | undefined;

/** Makes programs of files; a file is parsed once, and bound once, for all of them. */
export type Programs = {
  /** Of files, with all that they import. */
  readonly make: (roots: readonly string[]) => ts.Program;
};

const libraryFolder = "/node_modules/typescript/lib";

/** Files of TypeScript's own library, parsed and bound once for all programs of a process. */
const libraryFiles = new Map<string, ts.SourceFile | undefined>();

/** Declarations of packages and of others, parsed and bound once for all programs of a process while their text is the same. */
const declarations = new Map<string, ts.SourceFile>();
const isDeclaration = /\.d\.[cm]?ts$/;

/** No option of a program changes how a declaration is read, but whether its file is a module of ECMAScript. */
function parsed(path: string, text: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile {
  if (!isDeclaration.test(path)) return ts.createSourceFile(path, text, version);
  const { languageVersion, impliedNodeFormat = "" } =
    typeof version === "object" ? version : { languageVersion: version };
  const key = `${languageVersion} ${impliedNodeFormat} ${path}`;
  const known = declarations.get(key);
  const file = known?.text === text ? known : ts.createSourceFile(path, text, version);
  declarations.set(key, file);
  return file;
}

/** `texts` are those that were read already. */
export function programsOf(
  options: ts.CompilerOptions,
  texts: ReadonlyMap<string, string>,
  resolve: Resolve,
): Programs {
  // The library files of its TypeScript are inside ts-morph, and not on disk.
  const library = new Project({ useInMemoryFileSystem: true }).getModuleResolutionHost();
  const files = new Map<string, ts.SourceFile | undefined>();
  const readFile = (path: string): string | undefined => {
    if (path.startsWith(libraryFolder)) return library.readFile(path);
    return texts.get(path) ?? ts.sys.readFile(path);
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    readFile,
    getDefaultLibLocation: () => libraryFolder,
    getDefaultLibFileName: (given) => `${libraryFolder}/${ts.getDefaultLibFileName(given)}`,
    jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeInfo,
    getSourceFile: (path, version) => {
      const known = path.startsWith(libraryFolder) ? libraryFiles : files;
      const key = `${typeof version === "object" ? version.languageVersion : version} ${path}`;
      if (known.has(key)) return known.get(key);
      const text = readFile(path);
      const file = text === undefined ? undefined : parsed(path, text, version);
      known.set(key, file);
      return file;
    },
    resolveModuleNameLiterals: (literals, containing, _redirected, given, file) =>
      literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(file, literal, given);
        return { resolvedModule: resolve(literal.text, containing, mode) };
      }),
  };
  return { make: (rootNames) => ts.createProgram({ rootNames, options, host }) };
}
