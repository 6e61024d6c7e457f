import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { LintRequest } from "./command.js";
import { findAll } from "./find.js";

/** Checks the catalog by all rules; writes only when asked to fix it, or to accept the findings. */
export async function lint(request: LintRequest, host: Host): Promise<Outcome> {
  const found = await findAll(request, host);
  if (request.mode === "report") return (await import("./report.js")).reportLint(found, request, host);
  if (request.mode === "write-baseline") {
    return (await import("./write-baseline.js")).writeBaseline(found, request, host);
  }
  return (await import("./fix.js")).fix(found, request, host);
}
