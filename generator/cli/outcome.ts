/**
 * How a command ended: as asked, with findings (invalid, stale), or not at all, because it was asked for something that
 * cannot be done. `out` is data for stdout, `err` is what people must know, for stderr.
 */
export type Outcome = {
  readonly status: "fine" | "findings" | "misuse";
  readonly out: string;
  readonly err: string;
};
