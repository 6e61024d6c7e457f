import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { GenerateRequest } from "./command.js";

export async function runGenerate(request: GenerateRequest, host: Host): Promise<Outcome> {
  if (request.watch) return (await import("./watch/watch.js")).watch(request, host);
  const { generate } = await import("./generate.js");
  const result = await generate(request, host);
  return (await import("./report.js")).reportGenerate(result, request, host);
}
