import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { EditRequest } from "./flags.js";
import type { PlanEdit } from "./edit.js";

/** Carries out a command that edits the catalog; the plan, and what edits, are loaded when it runs. */
export function runEdit<Request extends EditRequest>(
  command: string,
  load: () => Promise<PlanEdit<Request>>,
): (request: Request, host: Host) => Promise<Outcome> {
  return async (request, host) => {
    const [{ edit }, plan] = await Promise.all([import("./edit.js"), load()]);
    return edit(command, request, host, plan);
  };
}
