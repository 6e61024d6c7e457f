import { resolve } from "node:path";
import { planOf } from "../../live/plan.js";
import { mergeReport } from "../../live/report/snapshot.js";
import { LiveSession } from "../../live/session.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { readBounded } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { today } from "../host/today.js";
import type { LiveCheckRequest } from "./command.js";
import { gather } from "./gather.js";
import { intakeOf } from "./intake.js";
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

/** Takes over the JSON reports of other runs. */
function mergeFiles(files: readonly string[], session: LiveSession, cwd: string): void {
  for (const file of files) {
    const bytes = attempt(`read "${file}"`, () => readBounded(resolve(cwd, file)));
    if (!mergeReport(session, parsed(bytes))) {
      const help = "name what `meterbook live-check --report live.json` wrote";
      throw new CommandError(`"${file}" is no JSON report of live-check`, help);
    }
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
