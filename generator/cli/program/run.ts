import { type HostProcess, onHost } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { usualTask } from "./usual-task.js";

/** Whether the process has to be ended although something in it may still wait. */
type Ending = Outcome & { readonly isWatch: boolean };

/** Does what a command line asks for; each command loads only what it needs. What is thrown is a bug. */
export async function runCommandLine(words: readonly string[], process: HostProcess): Promise<Ending> {
  const task = usualTask(words) ?? (await (await import("./parse.js")).parseCommandLine(words, process));
  if (!("run" in task)) return { ...task, isWatch: false };
  const outcome = await onHost(process, task.request, async (host) => {
    try {
      return await task.run(host);
    } catch (error) {
      return (await import("../reports/failure.js")).reportError(error, task, host);
    }
  });
  return { ...outcome, isWatch: task.request.watch ?? false };
}
