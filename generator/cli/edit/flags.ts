import { type Command, Option } from "commander";
import { entryKinds, type EntryKind } from "../../vocabulary.js";
import { type CatalogFlags, type CatalogRequest, catalogRequest, withCatalogFlags } from "../flags/catalog-flags.js";
import type { Format } from "../reports/formats.js";

const editFormats = ["text", "json"] as const satisfies readonly Format[];
type EditFormat = (typeof editFormats)[number];

/** What every command that edits the catalog is asked. */
export type EditRequest = CatalogRequest<EditFormat> & {
  /** Whether the change is only shown. */
  readonly dryRun: boolean;
  /** Null takes the only entry of the name, whatever it is. */
  readonly kind: EntryKind | null;
  /** The command line as it was typed, for a message to repeat it. */
  readonly typed: readonly string[];
};

export type EditFlags = CatalogFlags<EditFormat> & { readonly dryRun: boolean; readonly kind?: EntryKind };

const edits = `
The text of the catalog is edited in place: every comment, order and blank line of the rest stays. When the catalog would
not be valid any more, nothing is written. A name may be written with or without the catalog's prefix; where a metric, an
event or a span have the same, --kind says which is meant.`;

const exitCodes = "Exit codes: 0 fine, 1 the catalog is or would be invalid, 2 wrong use, such as an unknown name.";

/** The command with the flags that all editing commands have. */
export function editing(command: Command, help = ""): Command {
  command.addOption(new Option("--kind <kind>", "what the name is that of").choices(entryKinds));
  command.addOption(new Option("--dry-run", "write nothing; print the change as a diff").default(false, "no"));
  return withCatalogFlags(command, { formats: editFormats, of: "result" }).addHelpText(
    "after",
    `${help}${help === "" ? "" : "\n"}${edits}\n\n${exitCodes}`,
  );
}

export function editRequest({ dryRun, kind, ...flags }: EditFlags, command: Command): EditRequest {
  const typed = [command.parent?.name() ?? "meterbook", ...(command.parent?.args ?? [])];
  return { dryRun, kind: kind ?? null, typed, ...catalogRequest(flags) };
}
