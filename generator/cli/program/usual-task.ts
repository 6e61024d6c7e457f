import type { Task } from "../flags/task.js";
import type { GenerateRequest } from "../generate/command.js";
import { runGenerate } from "../generate/run.js";

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
