import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { metricFinder } from "../../usage/checks/raw.js";
import { placesIn } from "../../usage/used-catalog.js";
import { codeRequest, readOr, withEngine } from "../code/read-code.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { displayPath } from "../terminal/display.js";
import { openCodeCatalog } from "./code-catalog.js";
import type { ImportRequest } from "./command.js";
import { reportCode } from "./report-code.js";

/** Lists the metrics that the code makes without the catalog's recorders. */
export async function checkCode(request: ImportRequest, host: Host): Promise<Outcome> {
  const opened = await openCodeCatalog(request, host);
  if ("outcome" in opened) return opened.outcome;
  const { readMetrics } = await withEngine(() => import("../../typescript/read-metrics.js"));
  const read = readOr(readMetrics(codeRequest(request, host.cwd)));
  const find = metricFinder(opened.catalog);
  const placeOf = placesIn(read.texts, (path) => displayPath(host.cwd, path));
  const made = read.metrics.map((metric): Diagnostic => {
    const known = find(metric);
    const help =
      known === undefined
        ? "run `meterbook import typescript`, and call its recorder"
        : `call \`record.${known.names.recorder}(…)\`, or let \`--rewrite\` do it`;
    const message = `"${metric.name}" is made by hand, outside the catalog`;
    const related = known === undefined ? [] : [{ place: known.place, message: `"${known.key}" stands here` }];
    return { code: "usage/raw-metric", severity: "warning", at: placeOf(metric.place), message, help, related };
  });
  const unread = read.unread.map(({ place, reason }): Diagnostic => {
    const message = `a metric is made by hand here, and ${reason}`;
    const help = "call a recorder of the catalog instead";
    return { code: "usage/raw-metric", severity: "warning", at: placeOf(place), message, help, related: [] };
  });
  const diagnostics = [...made, ...unread];
  const isFailure = request.failOn === "raw" && diagnostics.length > 0;
  const status = isFailure ? "raw" : "checked";
  return reportCode(
    { status, catalog: opened.file.name, diagnostics, rewritten: [], files: [], diff: null },
    request,
    host,
  );
}
