import { Option } from "commander";
import { notEmpty } from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";

/** Where the check of generated files runs: found out, as a workflow of GitHub, or nowhere. */
const continuousIntegrations = ["auto", "github", "none"] as const;

export type InitRequest = {
  /** Null stands for catalog.yaml in the current folder. */
  readonly catalog: string | null;
  /** Null stands for a name made of that of the package or the folder. */
  readonly name: string | null;
  /** Null stands for the name and a dot. */
  readonly prefix: string | null;
  /** Null stands for the folder in which the compiler looks for sources. */
  readonly output: string | null;
  readonly ci: (typeof continuousIntegrations)[number];
  readonly dryRun: boolean;
  /** A package whose catalog others import, instead of a program's own. */
  readonly library: boolean;
};

type InitFlags = {
  readonly catalog?: string;
  readonly name?: string;
  readonly prefix?: string;
  readonly output?: string;
  readonly ci: InitRequest["ci"];
  readonly dryRun: boolean;
  readonly library: boolean;
};

const help = `
Writes a catalog to begin with, scripts in package.json, a line in .gitattributes and, where prettier is used, in
.prettierignore, and a workflow that checks the generated files, if the repository is at GitHub. It asks nothing and overwrites nothing: what is there is kept.

With --library it makes a package for others to import: its package.json exports and publishes the catalog, and has a
script that checks it by itself.
`;

export const defineInit: Define = (command, start) => {
  command
    .option("--catalog <file>", "where the catalog goes (default: catalog.yaml in the current folder)", notEmpty)
    .option("--name <name>", "name of the catalog (default: made of the name of the package or the folder)")
    .option("--prefix <prefix>", "put before every metric name (default: the name and a dot)")
    .option(
      "--output <folder>",
      "where generated files go, below the catalog (default: generated, in the folder that tsconfig.json compiles)",
      notEmpty,
    )
    .addOption(
      new Option("--ci <where>", "where the check runs; auto asks git").choices(continuousIntegrations).default("auto"),
    )
    .addOption(new Option("--library", "make a package whose catalog others import").default(false, "no"))
    .addOption(new Option("--dry-run", "write nothing; print what would be done").default(false, "no"))
    .addHelpText("after", help)
    .action((flags: InitFlags) => {
      const request: InitRequest = { catalog: null, name: null, prefix: null, output: null, ...flags };
      start(request, async (asked, host) => (await import("./init.js")).init(asked, host));
    });
};
