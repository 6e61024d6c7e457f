import { findAll } from "./find.js";
import type { Outcome } from "../outcome.js";
import type { LintRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";

/** Reads and judges the catalog; writes only when asked to fix it, or to accept what is found. */
export async function lint(request: LintRequest, around: Surroundings): Promise<Outcome> {
  const report = await findAll(request, around);
  const { renderLint } = await import("./render.js");
  if (request.mode === "tell") return renderLint(report, request, around);
  if (request.mode === "write-baseline") {
    const { writeBaseline } = await import("./write-baseline.js");
    return writeBaseline(report, request, around);
  }
  const { fix } = await import("./fix.js");
  return fix(report, request, around);
}
