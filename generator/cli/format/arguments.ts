import { type Command, Option } from "commander";
import { type ColorChoice, colorChoices, type FormatRequest, formatFormats } from "../request.js";

type FormatFlags = {
  readonly catalog?: string;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly format: FormatRequest["format"];
  readonly color: ColorChoice;
  readonly quiet: boolean;
};

const help = `
Puts the keys of each object in the order in which the format lists them, and tidies white space. Metrics, attributes,
values and lists stay in their order, comments stay with their entries, and the catalog says what it said before.

Exit codes: 0 fine, 1 an invalid catalog, or with --check one that is not in canonical form, 2 wrong use.
`;

export function addFormat(program: Command, ask: (request: FormatRequest) => void): void {
  program
    .command("format")
    .description("write the catalog in canonical form: order of keys, white space")
    .addOption(new Option("--check", "write nothing; fail when the form is another").default(false, "no"))
    .addOption(new Option("--dry-run", "write nothing; show what would change").conflicts("check").default(false, "no"))
    .option("--catalog <file>", "the catalog (default: catalog.yaml in the current folder)")
    .addOption(new Option("--format <format>", "how findings are told").choices(formatFormats).default("text"))
    .addOption(new Option("--color <when>", "colours in the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--quiet", "say nothing when all is well").default(false, "no"))
    .addHelpText("after", help)
    .action((flags: FormatFlags) => ask(request(flags)));
}

function request({ catalog, check, dryRun, format, color, quiet }: FormatFlags): FormatRequest {
  const mode = check ? "check" : dryRun ? "dry-run" : "write";
  return { command: "format", mode, catalog: catalog ?? null, format, color, quiet };
}
