import { type Command, Option } from "commander";
import { type CatalogFlags, catalogRequest, withCatalogFlags } from "../catalog-flags.js";
import { type DeprecateRequest, type EditRequest, editFormats, type RenameRequest } from "./request.js";

export type EditFlagValues = CatalogFlags<(typeof editFormats)[number]> & { readonly dryRun: boolean };

type AskForEdit = (request: EditRequest) => void;

type DeprecateFlags = EditFlagValues & Partial<Record<"since" | "reason" | "renamedTo" | "emit" | "until", string>>;
type RenameFlags = EditFlagValues & {
  readonly attribute: boolean;
  readonly keep?: boolean;
  readonly inPlace?: boolean;
  readonly since?: string;
  readonly until?: string;
};

const edits = `
The text of the catalog is edited in place: every comment, order and blank line of the rest stays. When the catalog would
not be valid any more, nothing is written. A metric may be named with or without the catalog's prefix.`;

const exitCodes = "Exit codes: 0 fine, 1 the catalog is or would be invalid, 2 wrong use, such as an unknown metric.";

const renaming = `
A metric that promises something (its stability is more than development) stays under its old name, deprecated, and the
new name is a copy of it: dashboards and callers go on until they have moved; with --until, whichever is recorded is
exported under both names until then. A planned one, and one in development, is
renamed where it stands. What refers to the old name (renamed_to) then refers to the new one.

With --attribute the names are those of a shared attribute: its references follow, and so does the key on the wire
wherever a metric uses it under its own name.`;

const removing = `
An active or deprecated metric stays in the file with \`status: removed\`, so that its name is not used again with another
meaning. A planned one, which nobody has recorded, is taken out.`;

export function definePromote(command: Command, ask: AskForEdit): void {
  editing(command)
    .argument("<metric>", "the planned metric")
    .option("--since <version>", "version in which it first appears")
    .action((metric: string, flags: EditFlagValues & { readonly since?: string }) =>
      ask({ command: "promote", metric, since: flags.since ?? null, ...editFlags(flags) }),
    );
}

export function defineDeprecate(command: Command, ask: AskForEdit): void {
  editing(command)
    .argument("<metric>", "the metric")
    .option("--renamed-to <metric>", "the metric that takes its place")
    .option("--reason <sentence>", "why")
    .option("--since <version>", "version in which it is deprecated")
    .addOption(new Option("--emit <names>", "which names are exported until its end").choices(["both"]))
    .option("--until <end>", "with --emit both: the last day (2027-01-31), or the version that ends it")
    .action((metric: string, flags: DeprecateFlags) => ask(deprecation(metric, flags)));
}

export function defineRename(command: Command, ask: AskForEdit): void {
  editing(command, renaming)
    .argument("<old>", "its name")
    .argument("<new>", "its new name")
    .addOption(new Option("--attribute", "the names are those of a shared attribute").default(false, "no"))
    .addOption(new Option("--keep", "keep the old metric, deprecated").conflicts(["inPlace", "attribute"]))
    .addOption(new Option("--in-place", "rename the metric where it stands").conflicts(["keep", "attribute"]))
    .option("--since <version>", "version in which the new name appears and the old one is deprecated")
    .addOption(
      new Option("--until <end>", "keep the old metric, and export both names until this day or version").conflicts([
        "inPlace",
        "attribute",
      ]),
    )
    .action((from: string, to: string, flags: RenameFlags) => ask(renamed(from, to, flags)));
}

export function defineRemove(command: Command, ask: AskForEdit): void {
  editing(command, removing)
    .argument("<metric>", "the metric")
    .action((metric: string, flags: EditFlagValues) => ask({ command: "remove", metric, ...editFlags(flags) }));
}

/** The command with the flags that all editing commands have. */
export function editing(command: Command, more = ""): Command {
  command.addOption(new Option("--dry-run", "write nothing; print the change as a diff").default(false, "no"));
  return withCatalogFlags(command, { formats: editFormats, told: "how the result is told" }).addHelpText(
    "after",
    `${more}${more === "" ? "" : "\n"}${edits}\n\n${exitCodes}`,
  );
}

export function editFlags({ dryRun, ...flags }: EditFlagValues) {
  return { dryRun, ...catalogRequest(flags) };
}

function deprecation(metric: string, flags: DeprecateFlags): DeprecateRequest {
  const { since = null, reason = null, renamedTo = null, emit = null, until = null } = flags;
  return { command: "deprecate", metric, since, reason, renamedTo, emit, until, ...editFlags(flags) };
}

function renamed(from: string, to: string, flags: RenameFlags): RenameRequest {
  const { attribute: isAttribute, since = null, until = null } = flags;
  const keep = flags.keep || until !== null ? true : flags.inPlace ? false : null;
  return { command: "rename", from, to, isAttribute, keep, since, until, ...editFlags(flags) };
}
