import { sep } from "node:path";
import { visible } from "../emit/visible.js";
import { toRefusal, Refusal } from "../write/refusal.js";
import { annotation } from "./reports/annotation.js";
import type { Outcome } from "./outcome.js";
import type { Request } from "./request.js";
import type { Format } from "./telling.js";
import type { Surroundings } from "./surroundings.js";

/** What was not allowed, as the asked-for format tells it. Anything but a refusal is a bug, and is thrown again. */
export async function refused(error: unknown, request: Request, around: Surroundings): Promise<Outcome> {
  const refusal = toRefusal(error, "go on");
  if (!(refusal instanceof Refusal)) throw error;
  const shown = (text: string) => visible(text.replaceAll(`${around.cwd}${sep}`, ""));
  const message = shown(refusal.message);
  const help = refusal.help === null ? null : shown(refusal.help);
  const format = formatOf(request);
  const err = `error: ${message}\n${help === null ? "" : `  = help: ${help}\n`}`;
  if (format === "json") {
    const told = { version: 1, status: "refused", diagnostics: [], error: { message, help } };
    return { status: "misuse", out: `${JSON.stringify(told, null, 2)}\n`, err: "" };
  }
  if (format === "sarif") {
    const { sarifOf } = await import("./reports/sarif.js");
    const told = { command: request.command, catalog: null, results: [], failure: { message, help } };
    return { status: "misuse", out: sarifOf(told, around), err };
  }
  return { status: "misuse", out: format === "github" ? annotation(null, "meterbook", message) : "", err };
}

function formatOf(request: Request): Format {
  const format = "format" in request ? request.format : "text";
  return format === "markdown" ? "text" : format;
}
