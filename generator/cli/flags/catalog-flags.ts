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

/** Of commands that take more than one catalog: those that were named, as paths and globs. */
export type Several = { readonly catalogs: readonly string[] };

export type SeveralFlags<Formats = FindingsFormat> = Omit<CatalogFlags<Formats>, "catalog"> & {
  readonly catalog: readonly string[];
};

type ReportFormats = { readonly formats: readonly string[]; readonly of: string };

const findings: ReportFormats = { formats: findingsFormats, of: "findings" };

export function withCatalogFlags(command: Command, reports: ReportFormats = findings): Command {
  return withReportFlags(
    command.option("--catalog <file>", "the catalog (default: catalog.yaml in the current folder)", notEmpty),
    reports,
  );
}

/** The same for a command that may be asked about several catalogs at once. */
export function withSeveralCatalogs(command: Command, reports: ReportFormats = findings): Command {
  const catalog = new Option("--catalog <file>", "the catalog; a glob, or once for each of several")
    .argParser((path: string, before: readonly string[]) => [...before, notEmpty(path)])
    .default([], "catalog.yaml in the current folder");
  return withReportFlags(command.addOption(catalog), reports);
}

function withReportFlags(command: Command, { formats, of }: ReportFormats): Command {
  return command
    .addOption(new Option("--format <format>", `format of the ${of}`).choices(formats).default("text"))
    .addOption(new Option("--color <when>", "colours in the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--quiet", "print nothing when all is well").default(false, "no"));
}

export function catalogRequest<Formats>({ catalog, format, color, quiet }: CatalogFlags<Formats>) {
  return { catalog: catalog ?? null, format, color, quiet };
}

export function severalRequest<Formats>({ catalog: catalogs, ...flags }: SeveralFlags<Formats>) {
  const [catalog] = catalogs;
  return { ...catalogRequest({ ...flags, ...(catalog !== undefined && { catalog }) }), catalogs };
}

/** An empty path is most often an unset variable of a script, and would mean the current folder. */
export function notEmpty(path: string): string {
  if (path === "") throw new InvalidArgumentError("It is empty.");
  return path;
}
