import { takeRequest } from "../../live/otlp/take-request.js";
import { planOf } from "../../live/plan.js";
import { LiveSession } from "../../live/session.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { today } from "../host/today.js";
import { startChild } from "./child.js";
import type { LiveCheckRequest } from "./command.js";
import { pointedAt } from "./environment.js";
import { openCatalog } from "./open.js";
import { readFile } from "./read-file.js";
import { startReceiver } from "./receive/receiver.js";
import type { Take } from "./receive/take.js";
import { reportClosed, reportLive } from "./report.js";

/** Runs a check from its beginning to its report. */
export async function liveCheck(request: LiveCheckRequest, host: Host): Promise<Outcome> {
  const opened = await openCatalog(request.catalog, host);
  if ("diagnostics" in opened) return reportClosed(opened, request, host);
  const plan = planOf(opened.catalog);
  const moment = { today: today(request.today, host.environment), release: request.release };
  const session = new LiveSession(plan, { moment, allScopes: request.allScopes });
  for (const file of request.files) await readFile(file, session, host);
  const code = request.command.length === 0 ? 0 : await receive(request, session, host);
  const outcome = await reportLive({ opened, plan, session, moment }, request, host);
  return code === 0 ? outcome : { ...outcome, exitCode: code };
}

/** Until the command has ended; with its code. */
async function receive(request: LiveCheckRequest, session: LiveSession, host: Host): Promise<number> {
  const receiver = await startReceiver({ host: "127.0.0.1", port: 0 }, takeInto(session));
  try {
    const child = startChild(request.command, {
      cwd: host.cwd,
      environment: pointedAt(receiver.url, request.protocol, host.environment),
      quietOut: request.format !== "text" && request.format !== "github",
    });
    void host.interruption().then(child.stop);
    return await child.ended;
  } finally {
    await receiver.close();
  }
}

function takeInto(session: LiveSession): Take {
  return {
    payload: (payload) => takeRequest(session, { ...payload, time: Date.now() }),
    unreadable: (where, reason) => session.unreadable(where, reason, Date.now()),
  };
}
