import { sarifLog } from "../../diagnostics/render-sarif.js";
import type { SarifPlace } from "../../diagnostics/sarif.js";
import { sarifResults } from "../../diagnostics/sarif-results.js";
import { sha256 } from "../../write/hash.js";
import { jsonText } from "./json.js";
import type { Renderer } from "./render.js";
import { renderReportText } from "./text.js";

/** For code scanning, with addresses that begin at the root of the repository. */
export const renderReportSarif: Renderer = async (report, host, options) => {
  const { fromRoot } = options;
  const { command, catalog, diagnostics, failure = null } = report;
  const placed = <Place extends SarifPlace>(place: Place) => ({ ...place, file: fromRoot(place.file) });
  const results = [...sarifResults(diagnostics), ...((await report.results?.()) ?? [])].map((result) => {
    return { ...result, place: placed(result.place), related: result.related.map(placed) };
  });
  const { version } = host;
  const run = { command, catalog: catalog && fromRoot(catalog), results, failure, version, hash: sha256 };
  const log = sarifLog(run);
  const err = failure === null ? "" : (await renderReportText(report, host, options)).err;
  return { out: jsonText(log), err, value: log };
};
