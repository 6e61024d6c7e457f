import { type Command, Option } from "commander";
import { type CatalogFlags, catalogRequest, notEmpty, withCatalogFlags } from "../catalog-flags.js";
import type { GenerateRequest } from "../request.js";

type GenerateFlags = CatalogFlags & {
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly only: readonly string[];
  readonly out?: string;
};

export function defineGenerate(command: Command, ask: (request: GenerateRequest) => void): void {
  command
    .addOption(new Option("--check", "write nothing; fail when a file is not up to date").default(false, "no"))
    .addOption(new Option("--dry-run", "write nothing; say what would change").conflicts("check").default(false, "no"))
    .addOption(
      new Option("--watch", "generate again after each change, until Ctrl-C")
        .conflicts(["check", "dryRun"])
        .default(false, "no"),
    )
    .addOption(
      new Option("--only <artifact...>", "write these only, such as: recorders validators").default([], "everything"),
    )
    .option("--out <folder>", "output folder (default: the one that the catalog asks for)", notEmpty);
  withCatalogFlags(command).action((flags: GenerateFlags) => ask(request(flags)));
}

function request({ check, dryRun, watch, only, out, ...flags }: GenerateFlags): GenerateRequest {
  return {
    command: "generate",
    mode: check ? "check" : dryRun ? "dry-run" : "write",
    watch,
    only: only.flatMap((name) => name.split(",")),
    out: out ?? null,
    ...catalogRequest(flags),
  };
}
