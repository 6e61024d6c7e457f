/** What a command may know of the process that it runs in. */
export type Surroundings = {
  readonly cwd: string;
  /** Where the addresses of reports for other programs begin. */
  readonly root: string;
  /** Of Meterbook. */
  readonly version: string;
  /** Where GitHub takes the summary of a job from; null elsewhere. */
  readonly jobSummary: string | null;
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Tells that a stage of the work begins; `weight` is the size of the catalog in bytes. */
  readonly progress: (stage: string, weight: number) => void;
  /** Does work that leaves things half done when it is broken off: an interruption waits until it can be borne. */
  readonly shield: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Tells at once what a command that does not end has to say; the others give it back as their outcome. */
  readonly tell: (said: { readonly out: string; readonly err: string }) => void;
  /** Fulfilled when the process is asked to end; whoever asks for it sees to that end. */
  readonly interruption: () => Promise<void>;
  /** Whether somebody can be asked: both stdin and stdout are a terminal. */
  readonly isInteractive: boolean;
  /** Milliseconds since the process began. */
  readonly elapsed: () => number;
};
