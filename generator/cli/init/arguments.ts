import { type Command, Option } from "commander";
import { notEmpty } from "../catalog-flags.js";
import { continuousIntegrations, type InitRequest } from "../request.js";

type InitFlags = {
  readonly catalog?: string;
  readonly name?: string;
  readonly prefix?: string;
  readonly ci: InitRequest["ci"];
  readonly dryRun: boolean;
};

const help = `
Writes a catalog to begin with, scripts in package.json, a line in .gitattributes, and a workflow that checks the
generated files, if the repository is at GitHub. It asks nothing and overwrites nothing: what is there is kept.
`;

export function defineInit(command: Command, ask: (request: InitRequest) => void): void {
  command
    .option("--catalog <file>", "where the catalog goes (default: catalog.yaml in the current folder)", notEmpty)
    .option("--name <name>", "name of the catalog (default: made of the name of the package or the folder)")
    .option("--prefix <prefix>", "put before every metric name (default: the name and a dot)")
    .addOption(
      new Option("--ci <where>", "where the check runs; auto asks git").choices(continuousIntegrations).default("auto"),
    )
    .addOption(new Option("--dry-run", "write nothing; say what would be done").default(false, "no"))
    .addHelpText("after", help)
    .action(({ catalog, name, prefix, ci, dryRun }: InitFlags) =>
      ask({ command: "init", catalog: catalog ?? null, name: name ?? null, prefix: prefix ?? null, ci, dryRun }),
    );
}
