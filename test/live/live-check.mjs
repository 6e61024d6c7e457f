import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "generator/meterbook.cjs");

/** Runs the command line and gives its end; `words` come behind `live-check`. */
export function liveCheck(words, { environment = {}, cwd = root } = {}) {
  const env = { ...process.env, DO_NOT_TRACK: undefined, OTEL_SDK_DISABLED: undefined, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [bin, "live-check", ...words], { cwd, env });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (text += data));
  const ended = new Promise((resolve) => child.on("close", (code) => resolve({ code, text })));
  return { child, ended };
}
