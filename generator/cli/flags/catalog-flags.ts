import { type Command, InvalidArgumentError, Option } from "commander";
import { type FindingsFormat, findingsFormats } from "../reports/formats.js";
import { type ColorChoice, colorChoices } from "../terminal/color.js";

/** What every command that reads a catalog is asked. */
export type CatalogRequest<Formats = FindingsFormat> = {
  /** Null stands for catalog.yaml in the current folder. */
  readonly catalog: string | null;
  readonly format: Formats;
  readonly color: ColorChoice;
  readonly quiet: boolean;
};

/** The flags of every command that reads a catalog. */
export type CatalogFlags<Formats = FindingsFormat> = Omit<CatalogRequest<Formats>, "catalog"> & {
  readonly catalog?: string;
};

type ReportFormats = { readonly formats: readonly string[]; readonly of: string };

export function withCatalogFlags(
  command: Command,
  { formats, of }: ReportFormats = { formats: findingsFormats, of: "findings" },
): Command {
  return command
    .option("--catalog <file>", "the catalog (default: catalog.yaml in the current folder)", notEmpty)
    .addOption(new Option("--format <format>", `format of the ${of}`).choices(formats).default("text"))
    .addOption(new Option("--color <when>", "colours in the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--quiet", "print nothing when all is well").default(false, "no"));
}

export function catalogRequest<Formats>({ catalog, format, color, quiet }: CatalogFlags<Formats>) {
  return { catalog: catalog ?? null, format, color, quiet };
}

/** An empty path is most often an unset variable of a script, and would mean the current folder. */
export function notEmpty(path: string): string {
  if (path === "") throw new InvalidArgumentError("It is empty.");
  return path;
}
