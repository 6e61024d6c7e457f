import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { LintRequest } from "./command.js";
import { findAll, type LintFindings } from "./find.js";
import { CatalogsBefore } from "../../lint/catalogs-before.js";
import type { Run } from "../several/over-catalogs.js";

/** Checks one catalog after another by all rules; what those before it define counts for each. */
export function linter(): Run<LintRequest> {
  const before = new CatalogsBefore();
  return async (request, host) => {
    const found = await findAll(request, host, before);
    const outcome = await answer(found, request, host);
    if (found.linted?.resolution !== undefined) before.add(found.linted.resolution);
    return outcome;
  };
}

/** Writes only when asked to fix the catalog, or to accept the findings. */
async function answer(found: LintFindings, request: LintRequest, host: Host): Promise<Outcome> {
  if (request.mode === "report") return (await import("./report.js")).reportLint(found, request, host);
  if (request.mode === "write-baseline") {
    return (await import("./write-baseline.js")).writeBaseline(found, request, host);
  }
  return (await import("./fix.js")).fix(found, request, host);
}
