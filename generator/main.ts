import { nodeProcess } from "./cli/host/node-process.js";
import { exitCodes } from "./cli/host/outcome.js";
import { runCommandLine } from "./cli/program/run.js";

async function main(): Promise<void> {
  // A reader that has seen enough, as in `| head`, is no failure.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  const host = nodeProcess(new URL("../package.json", import.meta.url));
  const { status, out, err, isWatch, exitCode = exitCodes[status] } = await runCommandLine(process.argv.slice(2), host);
  host.print({ out, err });
  process.exitCode = exitCode;
  // What a run under way still waits for, such as the lock of another, is not wanted any more.
  if (isWatch) process.exit();
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

main().catch((error: unknown) => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`error: meterbook has a bug; please report it with the catalog and these lines\n${stack}\n`);
  process.exitCode = exitCodes.bug;
});
