import type { HostProcess } from "../../../generator/cli/host/host.js";
import { exitCodes } from "../../../generator/cli/host/outcome.js";
import { runCommandLine } from "../../../generator/cli/program/run.js";
import { foreignVariables } from "./meterbook-process.js";

export type Ending = { readonly code: number; readonly out: string; readonly err: string };

type Circumstances = {
  readonly variables?: Readonly<Record<string, string>>;
  /** Stands for parts of the process, such as a terminal. */
  readonly host?: Partial<HostProcess>;
};

/**
 * Runs a command line as the process would, in this one: without terminals, and without the variables for colours and for
 * GitHub of whoever runs the test.
 */
export async function meterbook(
  cwd: string,
  words: readonly string[],
  { variables = {}, host = {} }: Circumstances = {},
): Promise<Ending> {
  const printed = { out: "", err: "" };
  const pipe = { isTerminal: false, columns: null };
  const start = performance.now();
  const outcome = await runCommandLine(words, {
    cwd,
    version: "1.2.3",
    node: "20.19.0",
    environment: { ...foreignVariables(), ...variables },
    streams: { in: pipe, out: pipe, err: pipe },
    print: ({ out, err }) => {
      printed.out += out;
      printed.err += err;
    },
    shield: (work) => work(),
    interruption: () => new Promise(() => undefined),
    elapsed: () => performance.now() - start,
    ...host,
  });
  return {
    code: outcome.exitCode ?? exitCodes[outcome.status],
    out: printed.out + outcome.out,
    err: printed.err + outcome.err,
  };
}
