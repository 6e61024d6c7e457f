import { type Command, Option } from "commander";
import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import type { Define } from "../flags/task.js";

export type RenameRequest = EditRequest & {
  readonly from: string;
  readonly to: string;
  /** Whether the names are those of a shared attribute. */
  readonly isAttribute: boolean;
  /** Whether the old entry stays, deprecated; null leaves it to what it promises. */
  readonly keep: boolean | null;
  readonly since: string | null;
  /** The end of a window in which both names are exported; null opens none. */
  readonly until: string | null;
  /** Dashboards and rules that follow; null leaves them alone. None listed stands for those of the catalog. */
  readonly queries: readonly string[] | null;
};

type RenameFlags = EditFlags & {
  readonly attribute: boolean;
  readonly keep?: boolean;
  readonly inPlace?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly queries?: true | readonly string[];
};

const help = `
What promises something (its stability is more than development) stays under its old name, deprecated, and the
new name is a copy of it: dashboards and callers go on until they have moved; with --until, whichever of two metrics is
recorded is exported under both names until then. A planned one, and one in development, is
renamed where it stands. What refers to the old name (renamed_to, records, events of spans) then refers to the new one.

With --attribute the names are those of a shared attribute: its references follow, and so does the key on the wire
wherever an entry uses it under its own name. What events and spans record of it follows.

With --queries dashboards, alerts and rules get the new name, as \`meterbook queries rewrite\` gives it: in the files
behind it, or in those that the catalog lists.`;

export const defineRename: Define = (command, start) => {
  editing(command, help)
    .argument("<old>", "its name")
    .argument("<new>", "its new name")
    .addOption(
      new Option("--attribute", "the names are those of a shared attribute").conflicts("kind").default(false, "no"),
    )
    .addOption(new Option("--keep", "keep the old name, deprecated").conflicts(["inPlace", "attribute"]))
    .addOption(new Option("--in-place", "rename it where it stands").conflicts(["keep", "attribute"]))
    .option("--since <version>", "version in which the new name appears and the old one is deprecated")
    .addOption(
      new Option("--until <end>", "keep the old metric, and export both names until this day or version").conflicts([
        "inPlace",
        "attribute",
      ]),
    )
    .option("--queries [file...]", "rename it in these dashboards and rules, too, or in those of the catalog")
    .action((from: string, to: string, flags: RenameFlags, own: Command) => {
      start(request({ from, to }, flags, own), async (asked, host) =>
        asked.queries === null
          ? renameInCatalog(asked, host)
          : (await import("./rename-with-queries.js")).renameWithQueries(asked, asked.queries, host, renameInCatalog),
      );
    });
};

const renameInCatalog = runEdit<RenameRequest>("rename", async () => (await import("./rename.js")).rename);

function request(names: Pick<RenameRequest, "from" | "to">, flags: RenameFlags, own: Command): RenameRequest {
  const { attribute: isAttribute, keep, inPlace, since = null, until = null, queries, ...rest } = flags;
  const isKept = keep || until !== null ? true : inPlace ? false : null;
  const files = queries === undefined ? null : queries === true ? [] : queries;
  return { ...names, isAttribute, keep: isKept, since, until, queries: files, ...editRequest(rest, own) };
}
