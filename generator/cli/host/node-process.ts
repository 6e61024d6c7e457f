import { readFileSync } from "node:fs";
import { isatty } from "node:tty";
import type { HostProcess, Stream } from "./host.js";
import { signalCodes } from "./outcome.js";

const signals = ["SIGINT", "SIGTERM"] as const;

/** The process of Node that runs Meterbook from a folder with its package.json. */
export function nodeProcess(packageFile: URL): HostProcess {
  return {
    cwd: process.cwd(),
    version: versionIn(packageFile),
    node: process.versions.node,
    environment: process.env,
    streams: {
      // The stream takes long to open, and few commands read it.
      in: { isTerminal: isatty(0) },
      out: streamOf(process.stdout),
      err: streamOf(process.stderr),
    },
    print: ({ out, err }) => {
      process.stderr.write(err);
      process.stdout.write(out);
    },
    shield,
    interruption: () =>
      new Promise((resolve) => {
        for (const signal of signals) process.once(signal, () => resolve());
      }),
    // As `performance.now()`, without the module of performance.
    elapsed: () => process.uptime() * 1000,
  };
}

function streamOf({ isTTY, columns }: NodeJS.WriteStream): Stream {
  return { isTerminal: isTTY === true, columns: isTTY === true && columns > 0 ? columns : null };
}

/** Elsewhere a signal ends the process at once, as nothing is half done; here it waits for the files and the lock. */
async function shield<Value>(work: () => Promise<Value>): Promise<Value> {
  const end = (signal: NodeJS.Signals) => process.exit(signal === "SIGINT" ? signalCodes.SIGINT : signalCodes.SIGTERM);
  for (const signal of signals) process.on(signal, end);
  try {
    return await work();
  } finally {
    // A signal that arrived meanwhile is delivered now.
    await new Promise((resume) => setImmediate(resume));
    for (const signal of signals) process.off(signal, end);
  }
}

function versionIn(packageFile: URL): string {
  const { version }: { version: string } = JSON.parse(readFileSync(packageFile, "utf8"));
  return version;
}
