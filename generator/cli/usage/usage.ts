import { resolve } from "node:path";
import { byPosition, DiagnosticCollector } from "../../diagnostics/collector.js";
import { readCatalog } from "../../pipeline.js";
import { checkUsage } from "../../usage/check.js";
import { allMethods, usedCatalog } from "../../usage/used-catalog.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import { codeRequest, readOr, withEngine } from "../code/read-code.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import { displayPath } from "../terminal/display.js";
import type { UsageRequest } from "./command.js";
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
  const used = usedCatalog(catalog, read, (path) => displayPath(host.cwd, path));
  return reportUsage({ name: file.name, used, diagnostics: byPosition(checkUsage(used)) }, request, host);
}

function unread(found: DiagnosticCollector) {
  return { catalog: undefined, diagnostics: found.sorted() };
}
