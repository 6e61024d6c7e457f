import type { CodeFacts } from "./code-settings.js";
import type { ModuleSettings } from "./import-extension.js";
import type { Manifest } from "./manifest.js";
import type { ManagerFacts } from "./package-manager.js";
import type { Compiled } from "./source-folder.js";

/** What stands in the project before anything is done. Paths are below its folder, with `/`. */
export type Project = {
  readonly folderName: string;
  /** Names of the files and folders in it. */
  readonly files: readonly string[];
  /** The texts of the files that may be touched, by their path; those that do not exist are left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of package.json; without fields where there is none. */
  readonly manifest: Manifest;
  readonly code: CodeFacts;
  readonly modules: ModuleSettings | null;
  readonly compiled: Compiled | null;
  /** The folder that the catalog names, where one is there already. */
  readonly output: string | null;
  /** The JSON Schema of the format, from the catalog's folder. */
  readonly schema: string;
  /** Its text, where no package lies in a folder, so that the schema has to stand beside the catalog; else null. */
  readonly schemaText: string | null;
  readonly manager: ManagerFacts;
  /** The folders in which prettier looks for files to ignore. */
  readonly formatters: readonly Formatter[];
  /** The version of Node, and of the OpenTelemetry API that is installed or asked for. */
  readonly node: string;
  readonly api: string | null;
  /** Where the program records metrics by itself. */
  readonly ownMetrics: OwnMetrics | null;
  /** Whether a command of Meterbook moves them into a catalog. */
  readonly hasImport: boolean;
  /** Where the workflow goes: here, as this is the root of the repository, or not; and whether GitHub hosts it. */
  readonly isRepositoryRoot: boolean;
  readonly isAtGithub: boolean;
};

/** A folder that files are formatted from: the way up to it from the project, and down again; both empty for the project. */
export type Formatter = { readonly up: string; readonly below: string };

export type OwnMetrics = { readonly library: string; readonly file: string | null };

export type Wishes = {
  readonly catalog: string;
  readonly name: string | null;
  readonly prefix: string | null;
  /** Null stands for the folder in which the compiler looks for sources. */
  readonly output: string | null;
  readonly ci: "auto" | "github" | "none";
};
