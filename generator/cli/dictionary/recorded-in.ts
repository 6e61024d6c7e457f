import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Catalog } from "../../model/catalog.js";
import { byKind, readRecordedIn, readUsageReport, type RecordedEntries } from "../../usage/recorded-in.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { readOptional } from "../../write/read-optional.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { displayPath } from "../terminal/display.js";

type Of = { readonly file: CatalogFile; readonly cwd: string };

/** By the reports of `meterbook usage`; without any, by the file that the catalog names. Null where nobody says so. */
export function recordedPlaces({ settings }: Catalog, reports: readonly string[], of: Of): RecordedEntries | null {
  if (reports.length > 0) return merged(reports.map((report) => reported(resolve(of.cwd, report), of)));
  if (settings.recordedIn === null) return null;
  const path = join(of.file.folder, settings.recordedIn.path);
  const name = displayPath(of.cwd, path);
  const text = readOptional(path, name)?.toString("utf8");
  const read = text === undefined ? undefined : readRecordedIn(text);
  if (read !== undefined) return read;
  throw new CommandError(
    `"${name}" does not say where metrics, events and spans are recorded`,
    "run `meterbook usage --write`",
  );
}

function merged(all: readonly RecordedEntries[]): RecordedEntries {
  return byKind((kind) => new Map(all.flatMap((each) => [...(each[kind] ?? [])])));
}

/** Its paths are from the folder in which it was made, which is the current one. */
function reported(path: string, { file, cwd }: Of): RecordedEntries {
  const name = displayPath(cwd, path);
  const text = attempt(`read "${name}"`, () => readFileSync(path, "utf8"));
  const read = readUsageReport(text, (each) => relative(file.folder, resolve(cwd, each)).replaceAll("\\", "/"));
  if (read !== undefined) return read;
  throw new CommandError(
    `"${name}" is no report of usage`,
    "write one with `meterbook usage --format json > report.json`",
  );
}
