import { type Command, Option } from "commander";
import { type CatalogFlags, catalogRequest, withCatalogFlags } from "../catalog-flags.js";
import { type FormatRequest, formatFormats } from "../request.js";

type FormatFlags = CatalogFlags<FormatRequest["format"]> & { readonly check: boolean; readonly dryRun: boolean };

const help = `
Puts the keys of each object in the order in which the format lists them, and tidies white space. Metrics, attributes,
values and lists stay in their order, comments stay with their entries, and the catalog says what it said before.

Exit codes: 0 fine, 1 an invalid catalog, or with --check one that is not in canonical form, 2 wrong use.
`;

export function defineFormat(command: Command, ask: (request: FormatRequest) => void): void {
  command
    .addOption(new Option("--check", "write nothing; fail when the form is another").default(false, "no"))
    .addOption(new Option("--dry-run", "write nothing; show what would change").conflicts("check").default(false, "no"))
    .addHelpText("after", help);
  withCatalogFlags(command, { formats: formatFormats, told: "how findings are told" }).action((flags: FormatFlags) =>
    ask(request(flags)),
  );
}

function request({ check, dryRun, ...flags }: FormatFlags): FormatRequest {
  return { command: "format", mode: check ? "check" : dryRun ? "dry-run" : "write", ...catalogRequest(flags) };
}
