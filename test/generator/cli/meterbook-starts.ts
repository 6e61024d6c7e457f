import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

type Starts = { readonly most: number; readonly shows: string };

const tests = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The tests that start the built command line in processes, how often, and what these show that a run in the process of
 * the tests (`meterbook`, `commandOfTest`), twenty times as fast, does not.
 */
export const starts: Readonly<Record<string, Starts>> = {
  "generator/cli/add/questions.test.ts": { most: 6, shows: "questions and keys on a terminal" },
  "generator/cli/completion/completion.test.ts": { most: 3, shows: "what each shell finds on the path" },
  "generator/cli/doctor.test.ts": { most: 1, shows: "packages as Node finds them in a project" },
  "generator/cli/import/scrape.test.ts": { most: 1, shows: "standard input" },
  "generator/cli/init/init.test.ts": { most: 1, shows: "a folder that is mounted read-only for one process" },
  "generator/cli/loading.test.ts": { most: 5, shows: "modules that a process loads" },
  "generator/cli/process.test.ts": { most: 7, shows: "exit codes, streams, a signal, an old Node, a bug" },
  "generator/cli/generate/watch.test.ts": { most: 2, shows: "signals, also of a terminal" },
  "generator/write/crash.test.ts": { most: 3, shows: "processes that are killed" },
  "github/action.test.ts": { most: 1, shows: "a command of several words, as the action runs it" },
  "registries/check.test.ts": { most: 2, shows: "the script that checks registries" },
};

const counted = new Map<string, number>();

/** To be called for each start of the built command line, or for those that another program makes. */
export function countStarts(count = 1): void {
  const file = relative(tests, expect.getState().testPath ?? "");
  const sum = (counted.get(file) ?? 0) + count;
  counted.set(file, sum);
  const most = starts[file]?.most ?? 0;
  if (sum <= most) return;
  throw new Error(
    `${file} starts ${sum} command lines in processes, and ${most} are listed in generator/cli/meterbook-starts.ts: run them in this process, or list what only a process shows`,
  );
}
