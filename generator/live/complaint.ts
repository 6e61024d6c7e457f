import type { LiveRule } from "../diagnostics/live-codes.js";

/** What a check says of something received. Complaints of one code about the same metric and attribute are one finding. */
export type Complaint = {
  readonly code: LiveRule;
  /** The name under which the metric came; null where the finding is about more than one. */
  readonly metric: string | null;
  readonly attribute: string | null;
  /** The same for all complaints of one finding. */
  readonly message: string;
  /** Of many complaints of one finding, the first is asked: a suggestion takes time. */
  readonly help: string | (() => string);
  /** What was received, as it may be shown; null where that is said already. */
  readonly sample: string | null;
};

export const noComplaints: readonly Complaint[] = [];
