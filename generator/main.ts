import { readFileSync } from "node:fs";
import { parseArguments } from "./cli/arguments.js";
import { wantsColor } from "./cli/color.js";
import type { Outcome } from "./cli/outcome.js";
import { createProgress } from "./cli/progress.js";
import { reportRoot } from "./cli/reports/root.js";
import type { Request } from "./cli/request.js";
import { run } from "./cli/run.js";

/** The code of a process that ended by a signal, as shells count it. */
const signalled = { SIGINT: 130, SIGTERM: 143 } as const;
const exitCodes: Readonly<Record<Outcome["status"], number>> = {
  fine: 0,
  findings: 1,
  misuse: 2,
  interrupted: signalled.SIGINT,
};
const bug = 3;

async function main(): Promise<void> {
  // A reader that has seen enough, as in `| head`, is no failure.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  const asked = await parseArguments(process.argv.slice(2), version());
  const outcome = "command" in asked ? await carryOut(asked) : asked;
  process.stderr.write(outcome.err);
  process.stdout.write(outcome.out);
  process.exitCode = exitCodes[outcome.status];
  // What a run under way still waits for, such as the lock of another, is no longer wanted.
  if ("watch" in asked && asked.watch) process.exit();
}

async function carryOut(request: Request): Promise<Outcome> {
  const cwd = process.cwd();
  const elapsed = () => performance.now();
  const progress = createProgress((text) => process.stderr.write(text), elapsed);
  const choice = "color" in request ? request.color : "auto";
  const color = {
    out: wantsColor(choice, process.env, process.stdout.isTTY),
    err: wantsColor(choice, process.env, process.stderr.isTTY),
  };
  const isTold = process.stderr.isTTY && "quiet" in request && !request.quiet;
  try {
    return await run(request, {
      cwd,
      root: reportRoot(cwd, process.env["GITHUB_WORKSPACE"]),
      version: version(),
      jobSummary: process.env["GITHUB_STEP_SUMMARY"] || null,
      color,
      progress: isTold ? progress.begin : () => undefined,
      shield,
      tell: ({ out, err }) => {
        process.stderr.write(err);
        process.stdout.write(out);
      },
      interruption,
      isInteractive: process.stdin.isTTY && process.stdout.isTTY,
      elapsed,
    });
  } finally {
    progress.end();
  }
}

/** Elsewhere a signal ends the process at once, as nothing is half done; here it waits for the files and the lock. */
async function shield<Value>(work: () => Promise<Value>): Promise<Value> {
  const end = (signal: NodeJS.Signals) => process.exit(signal === "SIGINT" ? signalled.SIGINT : signalled.SIGTERM);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
  try {
    return await work();
  } finally {
    // A signal that arrived meanwhile is delivered now.
    await new Promise((resume) => setImmediate(resume));
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, end);
  }
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
  });
}

function version(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return version;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

main().catch((error: unknown) => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`error: meterbook has a bug; please report it with the catalog and these lines\n${stack}\n`);
  process.exitCode = bug;
});
