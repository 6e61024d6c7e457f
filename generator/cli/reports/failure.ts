import { sep } from "node:path";
import { visible } from "../../emit/visible.js";
import { CommandError, toCommandError } from "../../write/command-error.js";
import type { Task } from "../flags/task.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { errorText } from "../terminal/error-text.js";
import { render } from "./render.js";

/** What could not be done, in the asked-for format. Anything but an error for people is a bug, and is thrown again. */
export async function reportError(
  thrown: unknown,
  { command, request }: Pick<Task, "command" | "request">,
  host: Host,
): Promise<Outcome> {
  const error = toCommandError(thrown, "go on");
  if (!(error instanceof CommandError)) throw thrown;
  const shown = (text: string) => visible(text.replaceAll(`${host.cwd}${sep}`, ""));
  const failure = { message: shown(error.message), help: error.help === null ? null : shown(error.help) };
  const report = {
    command,
    status: "misuse",
    catalog: null,
    diagnostics: [],
    failure,
    facts: () => ({ status: "failed", error: failure }),
    problems: () => errorText(failure),
    annotations: () => [
      { level: "error", file: null, lines: null, title: "meterbook", message: [failure.message] } as const,
    ],
  } as const;
  return render(report, { format: request.format ?? "text", quiet: request.quiet ?? false }, host);
}
