import { type Command, Option } from "commander";
import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import type { Define } from "../flags/task.js";

const facts = ["since", "reason", "renamedTo", "emit", "until"] as const;

export type DeprecateRequest = EditRequest & { readonly name: string } & {
  readonly [Fact in (typeof facts)[number]]: string | null;
} & { readonly convert: boolean };

type DeprecateFlags = EditFlags & Partial<Record<(typeof facts)[number], string>> & { readonly convert: boolean };

const help = `
--emit, --until and --convert are for metrics, which can be exported under both names.`;

export const defineDeprecate: Define = (command, start) => {
  editing(command, help)
    .argument("<entry>", "the metric, event or span")
    .option("--renamed-to <entry>", "the one of its kind that takes its place")
    .option("--reason <sentence>", "why")
    .option("--since <version>", "version in which it is deprecated")
    .addOption(new Option("--emit <names>", "which names are exported until the end").choices(["both"]))
    .option("--until <end>", "with --emit both: the last day (2027-01-31), or the version that ends it")
    .addOption(
      new Option("--convert", "with --emit both: convert numbers between the units of the names").default(false, "no"),
    )
    .action((name: string, flags: DeprecateFlags, own: Command) => {
      start(
        request(name, flags, own),
        runEdit("deprecate", async () => (await import("./deprecate.js")).deprecate),
      );
    });
};

function request(name: string, flags: DeprecateFlags, own: Command): DeprecateRequest {
  const { since = null, reason = null, renamedTo = null, emit = null, until = null, convert, ...rest } = flags;
  return { name, since, reason, renamedTo, emit, until, convert, ...editRequest(rest, own) };
}
