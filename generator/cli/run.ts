import { sep } from "node:path";
import { toRefusal, Refusal } from "../write/refusal.js";
import { visible } from "../emit/visible.js";
import { annotation } from "./github.js";
import type { Outcome } from "./outcome.js";
import type { Format, Request } from "./request.js";
import type { Surroundings } from "./surroundings.js";

/** Carries out a request; each command loads only what it needs. What is thrown is a bug. */
export async function run(request: Request, around: Surroundings): Promise<Outcome> {
  try {
    return await carryOut(request, around);
  } catch (error) {
    const refusal = toRefusal(error, "go on");
    if (!(refusal instanceof Refusal)) throw error;
    const shown = (text: string) => visible(text.replaceAll(`${around.cwd}${sep}`, ""));
    const help = refusal.help === null ? null : shown(refusal.help);
    if (formatOf(request) !== "sarif") return refused(shown(refusal.message), help, formatOf(request));
    const { sarifOf } = await import("./sarif.js");
    const failure = { message: shown(refusal.message), help };
    const told = { command: request.command, catalog: null, results: [], failure };
    return { status: "misuse", out: sarifOf(told, around), err: refused(failure.message, help, "text").err };
  }
}

async function carryOut(request: Request, around: Surroundings): Promise<Outcome> {
  switch (request.command) {
    case "generate": {
      const { generate } = await import("./generate.js");
      const report = await generate(request, around);
      const { renderGenerate } = await import("./render-generate.js");
      return renderGenerate(report, request, around);
    }
    case "lint":
      return (await import("./lint.js")).lint(request, around);
    case "diff":
      return (await import("./diff.js")).diff(request, around);
    case "doctor":
      return (await import("./doctor.js")).doctor(request, around);
    case "explain":
      return (await import("./explain.js")).explain(request);
    case "schema":
      return (await import("./schema.js")).schema();
  }
}

function formatOf(request: Request): Format {
  const format = "format" in request ? request.format : "text";
  return format === "markdown" ? "text" : format;
}

function refused(message: string, help: string | null, format: Format): Outcome {
  if (format === "json") {
    const told = { version: 1, status: "refused", diagnostics: [], error: { message, help } };
    return { status: "misuse", out: `${JSON.stringify(told, null, 2)}\n`, err: "" };
  }
  const out = format === "github" ? annotation(null, "meterbook", message) : "";
  const mend = help === null ? "" : `  = help: ${help}\n`;
  return { status: "misuse", out, err: `error: ${message}\n${mend}` };
}
