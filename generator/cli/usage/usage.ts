import { join, resolve } from "node:path";
import { byPosition, DiagnosticCollector } from "../../diagnostics/collector.js";
import { readCatalog } from "../../pipeline.js";
import { checkUsage } from "../../usage/check.js";
import { CommandError } from "../../write/command-error.js";
import { allMethods, type UsedCatalog, usedCatalog } from "../../usage/used-catalog.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import { codeRequest, readOr, withEngine } from "../code/read-code.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import { displayPath } from "../terminal/display.js";
import type { UsageRequest } from "./command.js";
import { fromCatalog, readKept, writeKept } from "./recorded-in.js";
import { reportUsage } from "./report.js";

/** Checks what the code records against the catalog. */
export async function usage(request: UsageRequest, host: Host): Promise<Outcome> {
  const file = locateCatalog(host.cwd, request.catalog);
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  const files = bytes && (await openFiles(file, bytes, host.cwd, found));
  const { catalog, diagnostics } = files === undefined ? unread(found) : readCatalog(files.text);
  if (catalog === undefined) {
    const isReadable = bytes !== undefined;
    const facts = () => ({ status: isReadable ? "invalid" : "unreadable" });
    const status = isReadable ? "findings" : "misuse";
    return render({ command: "usage", status, catalog: file.name, diagnostics, facts }, request, host);
  }
  const code = codeRequest(request, host.cwd);
  const generated = resolve(file.folder, catalog.settings.output).replaceAll("\\", "/");
  const { readUsage } = await withEngine(() => import("../../typescript/read-usage.js"));
  host.progress("reading the code", Number.POSITIVE_INFINITY);
  const read = readOr(readUsage({ ...code, generated, methods: allMethods(catalog) }));
  const kept = readKept(catalog.settings.recordedIn, file, host.cwd);
  const nameOf = (path: string) => displayPath(host.cwd, path);
  const checked = usedCatalog(catalog, read, { nameOf, below: fromCatalog(file), kept });
  const used = request.isWrite ? await written(checked, { file, kept }, host) : checked;
  return reportUsage({ name: file.name, used, diagnostics: byPosition(checkUsage(used)) }, request, host);
}

type Kept = { readonly file: CatalogFile; readonly kept: string | undefined };

/** The same after the file that says where entries are recorded was written. */
async function written(used: UsedCatalog, { file, kept }: Kept, host: Host): Promise<UsedCatalog> {
  const { recordedIn: named } = used.catalog.settings;
  const { recordedIn } = used;
  if (named === null || recordedIn === null) {
    const help = "add `generate: { recorded_in: usage.json }` to the catalog";
    throw new CommandError("the catalog names no file that says where metrics, events and spans are recorded", help);
  }
  await writeKept(recordedIn, { path: join(file.folder, named.path), before: kept }, host);
  return { ...used, recordedIn: { ...recordedIn, kept: recordedIn.fresh } };
}

function unread(found: DiagnosticCollector) {
  return { catalog: undefined, diagnostics: found.sorted() };
}
