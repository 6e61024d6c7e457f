import { planOf } from "../../live/plan.js";
import { LiveSession } from "../../live/session.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { today } from "../host/today.js";
import type { LiveCheckRequest } from "./command.js";
import { gather } from "./gather.js";
import { intakeOf } from "./intake.js";
import { mergeFiles } from "./merge.js";
import { openCatalog } from "./open.js";
import { reportClosed, reportLive } from "./report.js";

/** Runs a check from its beginning to its report. */
export async function liveCheck(request: LiveCheckRequest, host: Host): Promise<Outcome> {
  const opened = await openCatalog(request.catalog, host);
  if ("diagnostics" in opened) return reportClosed(opened, request, host);
  const plan = planOf(opened.catalog);
  const moment = { today: today(request.today, host.environment), release: request.release };
  const session = new LiveSession(plan, { moment, allScopes: request.allScopes });
  mergeFiles(request.merge, session, host.cwd);
  const { exitCode, failures } = await gather(
    request,
    { intake: intakeOf(session, plan), catalog: opened.catalog },
    host,
  );
  const outcome = await reportLive({ opened, plan, session, moment, failures }, request, host);
  return exitCode === 0 ? outcome : { ...outcome, exitCode };
}
