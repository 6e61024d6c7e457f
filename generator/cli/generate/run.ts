import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { GenerateRequest } from "./command.js";
import type { GenerateResult } from "./result.js";

export async function runGenerate(request: GenerateRequest, host: Host): Promise<Outcome> {
  if (request.watch) return (await import("./watch/watch.js")).watch(request, host);
  return (await import("./report.js")).reportGenerate(await resultOf(request, host), request, host);
}

async function resultOf(request: GenerateRequest, host: Host): Promise<GenerateResult> {
  if (request.staged) return (await import("./staged.js")).checkStaged(request, host);
  return (await import("./generate.js")).generate(request, host);
}
