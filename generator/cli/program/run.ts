import type { Task } from "../flags/task.js";
import type { GenerateRequest } from "../generate/command.js";
import { runGenerate } from "../generate/run.js";
import { type HostProcess, onHost } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";

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

const request: GenerateRequest = {
  mode: "write",
  staged: false,
  watch: false,
  out: null,
  only: [],
  catalog: null,
  format: "text",
  color: "auto",
  quiet: false,
};

/**
 * What the command lines that run most often ask for: `meterbook`, `meterbook generate`, and both with `--check`. They
 * are read without the parser of all others, which takes as long to load as an unchanged catalog to recognise.
 */
export function usualTask(words: readonly string[]): Task | undefined {
  const [flag, ...others] = words[0] === "generate" ? words.slice(1) : words;
  if (others.length > 0 || (flag !== undefined && flag !== "--check")) return undefined;
  const asked: GenerateRequest = flag === undefined ? request : { ...request, mode: "check" };
  return { command: "generate", request: asked, run: (host) => runGenerate(asked, host) };
}
