import { createProgress } from "../terminal/progress.js";
import { type ColorChoice, wantsColor } from "../terminal/color.js";
import { reportRoot } from "./report-root.js";

export type Stream = {
  readonly isTerminal: boolean;
  /** Of the terminal; null for a file or a pipe. */
  readonly columns: number | null;
};

/** What Meterbook asks of the process that it runs in. Tests put another in its place. */
export type HostProcess = {
  readonly cwd: string;
  /** Of Meterbook. */
  readonly version: string;
  /** Version of Node, such as 22.15.0. */
  readonly node: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly streams: { readonly in: Pick<Stream, "isTerminal">; readonly out: Stream; readonly err: Stream };
  /** Writes at once what a command that does not end has to say; the others return it as their outcome. */
  readonly print: (text: { readonly out: string; readonly err: string }) => void;
  /** Does work that leaves things half done when it is interrupted: an interruption waits for its end. */
  readonly shield: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Fulfilled when the process is asked to end; whoever asks for it sees to that end. */
  readonly interruption: () => Promise<void>;
  /** Milliseconds since the process began. */
  readonly elapsed: () => number;
};

/** The process as a command sees it, by its flags and the environment. */
export type Host = HostProcess & {
  /** Where the paths of reports for other programs begin. */
  readonly root: string;
  /** Where GitHub takes the summary of a job from; null elsewhere. */
  readonly jobSummary: string | null;
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Says that a stage of the work begins; `weight` is the size of the catalog in bytes. */
  readonly progress: (stage: string, weight: number) => void;
  /** Whether somebody can be asked. */
  readonly isInteractive: boolean;
};

type Flags = { readonly color?: ColorChoice; readonly quiet?: boolean };

/** Runs an action as on a host; the line of progress is gone when it ends. */
export async function onHost<Value>(
  process: HostProcess,
  { color = "auto", quiet = true }: Flags,
  action: (host: Host) => Promise<Value>,
): Promise<Value> {
  const { cwd, environment, streams, elapsed, print } = process;
  const progress = createProgress((err) => print({ out: "", err }), elapsed);
  try {
    return await action({
      ...process,
      root: reportRoot(cwd, environment["GITHUB_WORKSPACE"]),
      jobSummary: environment["GITHUB_STEP_SUMMARY"] || null,
      color: {
        out: wantsColor(color, environment, streams.out.isTerminal),
        err: wantsColor(color, environment, streams.err.isTerminal),
      },
      progress: streams.err.isTerminal && !quiet ? progress.begin : () => undefined,
      isInteractive: streams.in.isTerminal && streams.out.isTerminal,
    });
  } finally {
    progress.end();
  }
}
