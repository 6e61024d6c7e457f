import { type Command, InvalidArgumentError, Option } from "commander";
import { type ColorChoice, colorChoices, type Format, formats } from "./telling.js";

/** The flags of every command that reads a catalog. */
export type CatalogFlags<Formats = Format> = {
  readonly catalog?: string;
  readonly format: Formats;
  readonly color: ColorChoice;
  readonly quiet: boolean;
};

/** How a command tells what it has to say, when that is not as the commands that find something do. */
type Telling = { readonly formats: readonly string[]; readonly told: string };

const findings: Telling = { formats, told: "how findings are told" };

export function withCatalogFlags(command: Command, telling: Telling = findings): Command {
  return command
    .option("--catalog <file>", "the catalog (default: catalog.yaml in the current folder)", notEmpty)
    .addOption(new Option("--format <format>", telling.told).choices(telling.formats).default("text"))
    .addOption(new Option("--color <when>", "colours in the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--quiet", "say nothing when all is well").default(false, "no"));
}

export function catalogRequest<Formats>({ catalog, format, color, quiet }: CatalogFlags<Formats>) {
  return { catalog: catalog ?? null, format, color, quiet };
}

/** An empty path is most often an unset variable of a script, and would mean the current folder. */
export function notEmpty(path: string): string {
  if (path === "") throw new InvalidArgumentError("It is empty.");
  return path;
}
