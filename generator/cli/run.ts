import type { Outcome } from "./outcome.js";
import type { Request } from "./request.js";
import type { Surroundings } from "./surroundings.js";

/** Carries out a request; each command loads only what it needs. What is thrown is a bug. */
export async function run(request: Request, around: Surroundings): Promise<Outcome> {
  try {
    return await carryOut(request, around);
  } catch (error) {
    return (await import("./refused.js")).refused(error, request, around);
  }
}

async function carryOut(request: Request, around: Surroundings): Promise<Outcome> {
  switch (request.command) {
    case "generate": {
      if (request.watch) return (await import("./watch/watch.js")).watch(request, around);
      const { generate } = await import("./generate/generate.js");
      const report = await generate(request, around);
      const { renderGenerate } = await import("./generate/render.js");
      return renderGenerate(report, request, around);
    }
    case "lint":
      return (await import("./lint/lint.js")).lint(request, around);
    case "add":
    case "promote":
    case "deprecate":
    case "rename":
    case "remove":
      return (await import("./edit/command.js")).editCommand(request, around);
    case "diff":
      return (await import("./diff/diff.js")).diff(request, around);
    case "queries":
      return (await import("./queries/queries.js")).queries(request, around);
    case "format":
      return (await import("./format/format.js")).format(request, around);
    case "init":
      return (await import("./init/init.js")).init(request, around);
    case "doctor":
      return (await import("./doctor/doctor.js")).doctor(request, around);
    case "explain":
      return (await import("./explain.js")).explain(request);
    case "completion":
      return (await import("./completion/completion.js")).completion(request);
    case "complete":
      return (await import("./completion/complete.js")).complete(request, around.cwd);
    case "schema":
      return (await import("./schema.js")).schema();
  }
}
