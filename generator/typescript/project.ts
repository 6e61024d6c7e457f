import { ts } from "ts-morph";
import { type Programs, programsOf, type Resolve } from "./program.js";
import { workspacePackages } from "./workspace.js";

/** Which code is read. */
export type CodeRequest = {
  /** Absolute. */
  readonly folder: string;
  /** Absolute; null takes the one in the folder, if there is one. */
  readonly tsconfig: string | null;
  /** Absolute; none stands for the files of the project. */
  readonly files: readonly string[];
};

export type CodeProblem = { readonly message: string; readonly help: string };

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
const leftOut = ["**/node_modules", "**/.git", "**/dist", "**/build", "**/coverage"];

/**
 * The code of a project. All its texts are read, which is cheap; files are parsed and checked when they are asked for,
 * with what they import.
 */
export class Code {
  readonly #programs: Programs;
  readonly texts: ReadonlyMap<string, string>;
  readonly #asked = new Set<string>();
  #program: ts.Program | undefined;

  constructor(programs: Programs, texts: ReadonlyMap<string, string>) {
    this.#programs = programs;
    this.texts = texts;
  }

  /** The files whose text holds one of some words, in the order of the project. */
  filesWith(isMeant: (text: string) => boolean): readonly string[] {
    return [...this.texts].filter(([, text]) => isMeant(text)).map(([path]) => path);
  }

  /** Makes sure that files can be asked about; a new program is made only for files that the last one lacks. */
  load(paths: readonly string[]): readonly ts.SourceFile[] {
    for (const path of paths) this.#asked.add(path);
    if (paths.some((path) => this.#program?.getSourceFile(path) === undefined)) this.#program = undefined;
    // Binding says which node each other one is a part of.
    this.#current.getTypeChecker();
    return paths.flatMap((path) => this.#current.getSourceFile(path) ?? []);
  }

  /** How many files were asked about. */
  get checked(): number {
    return this.#asked.size;
  }

  get checker(): ts.TypeChecker {
    return this.#current.getTypeChecker();
  }

  get #current(): ts.Program {
    this.#program ??= this.#programs.make([...this.#asked]);
    return this.#program;
  }
}

export function openCode(request: CodeRequest): Code | CodeProblem {
  const config = configOf(request);
  if ("message" in config) return config;
  const { options, files } = config;
  if (files.length === 0) {
    return {
      message: "no TypeScript or JavaScript file is found",
      help: "name a project or files, as in `src/**/*.ts`",
    };
  }
  const texts = new Map<string, string>();
  for (const path of files) {
    const text = ts.sys.readFile(path);
    if (text !== undefined) texts.set(path, text);
  }
  const packages = workspacePackages(request.folder, leftOut);
  const cache = ts.createModuleResolutionCache(request.folder, (name) => name, options);
  const own = { ...options, allowJs: true, noEmit: true, skipLibCheck: true };
  const resolve: Resolve = (name, containing, mode) =>
    packages.sourceOf(name) ??
    ts.resolveModuleName(name, containing, own, ts.sys, cache, undefined, mode).resolvedModule;
  return new Code(programsOf(own, texts, resolve), texts);
}

type Config = { readonly options: ts.CompilerOptions; readonly files: readonly string[] };

const ownOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts"],
  strict: true,
};

function configOf({ folder, tsconfig, files: named }: CodeRequest): Config | CodeProblem {
  const usual = `${folder}/tsconfig.json`;
  const path = tsconfig ?? (ts.sys.fileExists(usual) ? usual : null);
  const read = path === null ? { options: ownOptions, files: [] } : readConfig(path, new Set());
  if ("message" in read) return read;
  const given = named.length > 0 ? named : read.files;
  const files = given.length > 0 ? given : ts.sys.readDirectory(folder, extensions, leftOut, ["**/*"]);
  return { options: read.options, files: [...new Set(files)].filter((file) => !/\.d\.[cm]?ts$/.test(file)).sort() };
}

/** A project, and those that it refers to; its options hold for all. */
function readConfig(path: string, seen: Set<string>): Config | CodeProblem {
  seen.add(path);
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) {
    const message = ts.flattenDiagnosticMessageText(error.messageText, "; ");
    return { message: `"${path}" cannot be read: ${message}`, help: "name another project with `--project`" };
  }
  const folder = path.slice(0, path.lastIndexOf("/"));
  const { options, fileNames, projectReferences = [] } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const files = [...fileNames];
  for (const reference of projectReferences) {
    const target = ts.resolveProjectReferencePath(reference);
    const read = seen.has(target) || !ts.sys.fileExists(target) ? undefined : readConfig(target, seen);
    if (read !== undefined && "files" in read) files.push(...read.files);
  }
  return { options, files };
}
