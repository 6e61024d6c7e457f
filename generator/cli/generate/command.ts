import { Option } from "commander";
import {
  type CatalogRequest,
  notEmpty,
  type Several,
  type SeveralFlags,
  severalRequest,
  withSeveralCatalogs,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { overCatalogs } from "../several/over-catalogs.js";
import { runGenerate } from "./run.js";

export type GenerateRequest = CatalogRequest & {
  readonly mode: "write" | "check" | "dry-run";
  /** Whether it checks what git has staged, instead of the files. */
  readonly staged: boolean;
  /** Whether it goes on after each change, until it is interrupted. */
  readonly watch: boolean;
  /** Null stands for the folder that the catalog asks for. */
  readonly out: string | null;
  /** Names of artifacts; empty stands for all. */
  readonly only: readonly string[];
};

type GenerateFlags = SeveralFlags & {
  readonly check: boolean;
  readonly staged: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly only: readonly string[];
  readonly out?: string;
};

export const defineGenerate: Define = (command, start) => {
  command
    .addOption(new Option("--check", "write nothing; fail when a file is not up to date").default(false, "no"))
    .addOption(
      new Option("--staged", "with --check: check what is staged in git, instead of the files")
        .conflicts(["dryRun", "watch", "out"])
        .implies({ check: true })
        .default(false, "no"),
    )
    .addOption(
      new Option("--dry-run", "write nothing; print what would change").conflicts("check").default(false, "no"),
    )
    .addOption(
      new Option("--watch", "generate again after each change, until Ctrl-C")
        .conflicts(["check", "dryRun"])
        .default(false, "no"),
    )
    .addOption(
      new Option("--only <artifact...>", "write these only, such as: recorders validators").default([], "everything"),
    )
    .option("--out <folder>", "output folder (default: the one that the catalog asks for)", notEmpty);
  withSeveralCatalogs(command).action((flags: GenerateFlags) =>
    start(request(flags), overCatalogs("generate", runGenerate)),
  );
};

function request({ check, staged, dryRun, watch, only, out, ...flags }: GenerateFlags): GenerateRequest & Several {
  return {
    mode: check ? "check" : dryRun ? "dry-run" : "write",
    staged,
    watch,
    only: only.flatMap((name) => name.split(",")),
    out: out ?? null,
    ...severalRequest(flags),
  };
}
