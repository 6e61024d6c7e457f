import type { EditRequest } from "./edit/request.js";
import type { QueriesRequest } from "./queries/request.js";
import type { ColorChoice, Format } from "./telling.js";

/** What every command that reads a catalog is told. */
export type CatalogRequest = {
  /** Null stands for catalog.yaml in the current folder. */
  readonly catalog: string | null;
  readonly format: Format;
  readonly color: ColorChoice;
  readonly quiet: boolean;
};

export type GenerateRequest = CatalogRequest & {
  readonly command: "generate";
  readonly mode: "write" | "check" | "dry-run";
  /** Whether it goes on after each change, until it is interrupted. */
  readonly watch: boolean;
  /** Null stands for the folder that the catalog asks for. */
  readonly out: string | null;
  /** Names of artifacts; empty stands for all. */
  readonly only: readonly string[];
};

/** What ends with exit code 1: errors, warnings too, or nothing. */
export const lintFailures = ["error", "warning", "none"] as const;
export type LintFailure = (typeof lintFailures)[number];

export type LintRequest = CatalogRequest & {
  readonly command: "lint";
  readonly failOn: LintFailure;
  /** The day (UTC), as in `2026-11-22`; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** The version to be released; null stands for that of the package.json beside the catalog. */
  readonly release: string | null;
  readonly warnDays: number;
  /** What is done beside telling: findings are written down, mended, or would be mended. */
  readonly mode: "tell" | "write-baseline" | "fix" | "dry-fix";
  /** Whether the findings that the baseline lists are left out. */
  readonly baseline: boolean;
};

export const formatFormats = ["text", "json", "github"] as const satisfies readonly Format[];

export type FormatRequest = CatalogRequest & {
  readonly command: "format";
  readonly format: (typeof formatFormats)[number];
  readonly mode: "write" | "check" | "dry-run";
};

/** Where the check of generated files runs: found out, as a workflow of GitHub, or nowhere. */
export const continuousIntegrations = ["auto", "github", "none"] as const;

export type InitRequest = {
  readonly command: "init";
  /** Null stands for catalog.yaml in the current folder. */
  readonly catalog: string | null;
  /** Null stands for a name made of that of the package or the folder. */
  readonly name: string | null;
  /** Null stands for the name and a dot. */
  readonly prefix: string | null;
  readonly ci: (typeof continuousIntegrations)[number];
  readonly dryRun: boolean;
};

/** How a comparison is told; Markdown is for a comment on a pull request. */
export const diffFormats = ["text", "markdown", "json", "github", "sarif"] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** What ends with exit code 1: a major verdict, any change, or nothing. */
export const failures = ["breaking", "any", "none"] as const;
export type Failure = (typeof failures)[number];

export type DiffRequest = {
  readonly command: "diff";
  /** A file, a folder with catalog.yaml, a revision, or `revision:path`. */
  readonly base: string;
  /** The same; null stands for the catalog as it is now. */
  readonly head: string | null;
  /** Null stands for catalog.yaml in the current folder. A revision is asked for the file of this path. */
  readonly catalog: string | null;
  readonly format: DiffFormat;
  readonly color: ColorChoice;
  readonly quiet: boolean;
  readonly failOn: Failure;
  /** The last release, as in `1.4.0`. */
  readonly baseVersion: string | null;
  /** The day (UTC) by which ends are judged; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
};

export const doctorFormats = ["text", "json"] as const satisfies readonly Format[];

export type DoctorRequest = {
  readonly command: "doctor";
  /** Null stands for config.toml in the current folder, which need not exist. */
  readonly config: string | null;
  readonly format: (typeof doctorFormats)[number];
  /** Whether an empty request is sent for each signal that is on. */
  readonly probe: boolean;
};

/** A null code asks for the list of all. */
export type ExplainRequest = { readonly command: "explain"; readonly code: string | null };

export const shells = ["bash", "zsh", "fish"] as const;

export type CompletionRequest = { readonly command: "completion"; readonly shell: (typeof shells)[number] };

export const completedNames = ["metrics", "codes"] as const;

/** What completion scripts ask for, with the words that are typed so far. */
export type CompleteRequest = {
  readonly command: "complete";
  readonly names: (typeof completedNames)[number];
  readonly words: readonly string[];
};

export type SchemaRequest = { readonly command: "schema" };

export type Request =
  | GenerateRequest
  | LintRequest
  | EditRequest
  | DiffRequest
  | FormatRequest
  | QueriesRequest
  | InitRequest
  | DoctorRequest
  | ExplainRequest
  | CompletionRequest
  | CompleteRequest
  | SchemaRequest;
