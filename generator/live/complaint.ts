import type { LiveRule } from "../diagnostics/live-codes.js";
import type { EntryKind } from "../vocabulary.js";

/** What a check says of something received. Complaints of one code about the same entry and attribute are one finding. */
export type Complaint = {
  readonly code: LiveRule;
  /** Null where it is about no entry of the catalog, of whatever kind. */
  readonly kind: EntryKind | null;
  /** The name under which the metric, event or span came; null where the finding is about more than one. */
  readonly name: string | null;
  readonly attribute: string | null;
  /** The same for all complaints of one finding. */
  readonly message: string;
  /** Of many complaints of one finding, the first is asked: a suggestion takes time. */
  readonly help: string | (() => string);
  /** What was received, as it may be shown; null where that is said already. */
  readonly sample: string | null;
};

/** How messages call what the catalog declares: metrics by their names alone. */
export function called({ kind, name }: { readonly kind: EntryKind; readonly name: string }): string {
  return kind === "metric" ? `"${name}"` : `${kind} "${name}"`;
}

/** What contradicts itself, whatever the catalog says. */
export function malformed(
  { kind, name }: { readonly kind: EntryKind; readonly name: string },
  message: string,
  {
    attribute = null,
    help = "correct the exporter",
    sample = null,
  }: Partial<Pick<Complaint, "attribute" | "help" | "sample">> = {},
): Complaint {
  return { code: "live/malformed-point", kind, name, attribute, message, help, sample };
}

export const noComplaints: readonly Complaint[] = [];
