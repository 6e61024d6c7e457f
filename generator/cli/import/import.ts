import { existsSync, readdirSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type OpenCatalog, openCatalog } from "../../edit/open-catalog.js";
import { javascriptRoute, otlpRoute, type Route } from "../../exported/route.js";
import type { NewFile } from "../../import/write/new-text.js";
import { type Destination, writeImport } from "../../import/write/write-import.js";
import { catalogName } from "../../init/catalog-name.js";
import { CommandError } from "../../write/command-error.js";
import { writeTogether } from "../../write/write-together.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { type OpenedFile, openFiles } from "../catalog/opened-catalog.js";
import { changedFiles, type Rewrite, writeRewrites } from "../catalog/rewrites.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { ImportRequest } from "./command.js";
import { importFormats } from "./formats.js";
import { onlyWanted } from "./only.js";
import { type ImportOutcome, reportImport } from "./report.js";

/** Reads what the sources say, and writes it into the catalog, or as a new one. */
export async function runImport(request: ImportRequest, host: Host): Promise<Outcome> {
  const file = locateCatalog(host.cwd, request.catalog);
  const report = (outcome: ImportOutcome) => reportImport(file.name, outcome, request, host);
  const format = importFormats.find(({ name }) => name === request.from);
  if (format === undefined) throw new Error(`there is no format "${request.from}"`);
  const opened = await openExisting(file, request, host);
  if (opened !== null && "outcome" in opened) return report(opened.outcome);
  const read = await format.load();
  const routes = opened?.open.catalog.settings.prometheus.routes ?? usualRoutes;
  const imported = onlyWanted(await read(request, host, { routes }), request);
  const name = catalogName(imported.name, basename(file.folder));
  const fresh: Destination = { kind: "new", file: file.file, name, prefix: request.prefix ?? "" };
  const destination = opened === null ? fresh : ({ kind: "existing", open: opened.open } as const);
  const result = writeImport(imported, { destination, isPlanned: request.status === "planned" });
  if (result.kind === "failed") return report({ status: "rejected", diagnostics: result.diagnostics });
  const rewrites = opened === null ? [] : changedFiles(opened.files, result.catalog.source);
  const isEmpty = [result.added, result.events, result.spans].every((keys) => keys.length === 0);
  const created = isEmpty ? [] : result.created;
  rejectExisting(file, created, opened === null);
  const status = isEmpty ? "unchanged" : request.dryRun ? "planned" : "imported";
  if (status === "imported") await write(file, created, rewrites, host);
  const diff = status === "planned" ? await diffOf(file, created, rewrites) : null;
  return report({ status, result, files: namesOf(file, created, rewrites), diff, isNew: opened === null });
}

/** Of a catalog that says nothing of them. */
const usualRoutes: readonly Route[] = [otlpRoute(), javascriptRoute];

type Opened = { readonly open: OpenCatalog; readonly files: readonly OpenedFile[] };

/** The catalog that is there; null where there is none. */
async function openExisting(
  file: CatalogFile,
  { prefix }: ImportRequest,
  host: Host,
): Promise<Opened | { readonly outcome: ImportOutcome } | null> {
  if (!existsSync(join(file.folder, file.file))) return null;
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return { outcome: { status: "unreadable", diagnostics: found.sorted() } };
  const opened = await openFiles(file, bytes, host.cwd, found);
  if (opened === undefined) return { outcome: { status: "invalid", diagnostics: found.sorted() } };
  const open = openCatalog(opened.text);
  if (open.kind === "invalid") return { outcome: { status: "invalid", diagnostics: open.diagnostics } };
  if (prefix !== null && prefix !== open.catalog.prefix) {
    const own = open.catalog.prefix === "" ? "no prefix" : `the prefix "${open.catalog.prefix}"`;
    throw new CommandError(`${file.name} is there already, and has ${own}`, "leave `--prefix` out");
  }
  return { open, files: opened.files };
}

/** Parts go beside what is there, and never in its place; those of a new catalog have their folder for themselves, as it includes all of it. */
function rejectExisting({ folder, file }: CatalogFile, created: readonly NewFile[], isNew: boolean): void {
  const taken = created.find(({ path }) => existsSync(join(folder, path)))?.path;
  const folders = new Set(created.flatMap(({ path }) => (isNew && path !== file ? [posix.dirname(path)] : [])));
  const others = [...folders].flatMap((each) => {
    const there = existsSync(join(folder, each)) ? readdirSync(join(folder, each)).sort() : [];
    return there.filter((name) => name.endsWith(".yaml")).map((name) => `${each}/${name}`);
  });
  const first = taken ?? others[0];
  if (first === undefined) return;
  throw new CommandError(
    `"${first}" is there already${taken === undefined ? `, and would be a part of ${file}, too` : ""}`,
    "move it away, or name another `--catalog` in another folder",
  );
}

async function write(
  file: CatalogFile,
  created: readonly NewFile[],
  rewrites: readonly Rewrite[],
  host: Host,
): Promise<void> {
  await writeRewrites(rewrites, host);
  const writings = created.map(({ path, text }) => ({ path, text, before: null }));
  if (writings.length > 0) await host.shield(async () => writeTogether(file.folder, writings));
}

async function diffOf(file: CatalogFile, created: readonly NewFile[], rewrites: readonly Rewrite[]): Promise<string> {
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  const changed = rewrites.map(({ source, after }) => unifiedDiff(source.name, source.text, after, "imported"));
  const added = created.map((each) => unifiedDiff(nameOf(file, each), "", each.text, "imported"));
  return [...changed, ...added].join("");
}

function namesOf(file: CatalogFile, created: readonly NewFile[], rewrites: readonly Rewrite[]): readonly string[] {
  return [...rewrites.map(({ source }) => source.name), ...created.map((each) => nameOf(file, each))];
}

/** As messages call a file beside the catalog. */
function nameOf({ name, file }: CatalogFile, { path }: NewFile): string {
  return `${name.slice(0, name.length - file.length)}${path}`;
}
