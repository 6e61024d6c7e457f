/**
 * How a command ended: as asked, with findings (invalid, stale), not at all, because it was asked for something that
 * cannot be done, or broken off by the person who was asked something. `out` is data for stdout, `err` is what people must know, for stderr.
 */
export type Outcome = {
  readonly status: "fine" | "findings" | "misuse" | "interrupted";
  readonly out: string;
  readonly err: string;
};
