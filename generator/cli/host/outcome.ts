/**
 * How a command ended: as asked; with findings (invalid, stale); not at all, because it was asked for something that cannot
 * be done; or interrupted by the person who was asked something. `out` is data for stdout, `err` is what people must know,
 * for stderr.
 */
export type Outcome = {
  readonly status: "fine" | "findings" | "misuse" | "interrupted";
  readonly out: string;
  readonly err: string;
  /** What `out` says where it is JSON, for who adds to it or puts several into one. */
  readonly value?: object;
  /** That of a command which this one ran, in place of that of the status. */
  readonly exitCode?: number;
};

/** The codes of processes that ended by a signal, as shells count them. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export const exitCodes: Readonly<Record<Outcome["status"] | "bug", number>> = {
  fine: 0,
  findings: 1,
  misuse: 2,
  bug: 3,
  interrupted: signalCodes.SIGINT,
};
