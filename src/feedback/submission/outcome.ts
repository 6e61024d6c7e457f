/** Why a report was not sent. */
export type FeedbackErrorKind =
  | "disabled"
  | "not_confirmed"
  | "invalid"
  | "misconfigured"
  | "cancelled"
  | "timeout"
  | "unreachable"
  | "too_large"
  | "rejected"
  | "busy"
  | "failing"
  | "bad_answer"
  | "unwritable"
  | "unknown_report"
  | "not_interactive";

/** Why a transport did not deliver; `kind` is for the program, `message` for a person. */
export type TransportError = {
  readonly kind: FeedbackErrorKind;
  /** One sentence, without secrets. */
  readonly message: string;
  /** Whether the same report can succeed later. */
  readonly retryable: boolean;
  /** What the receiver asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
};

/** Why a report was not taken, for a person and for the program. */
export type FeedbackError = TransportError & {
  /** The id for `resend`, if the report was kept on disk. */
  readonly keptAs?: string;
};

/** What proves that a report was taken. */
export type Receipt = {
  readonly id: string;
  readonly parts: readonly { readonly name: string; readonly bytes: number }[];
  /** Of all parts, before compression. */
  readonly bytes: number;
  /** When the receiver confirmed; RFC 3339, UTC. */
  readonly at: string;
  /** What the receiver calls it: a ticket, or the folder it is in. */
  readonly reference?: string;
};

/** How sending ended; it is never a rejection. */
export type SubmitResult =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly error: FeedbackError };

/** What a transport answers in place of a receipt. */
export type TransportFailure = { readonly ok: false; readonly error: TransportError };

export function failure(kind: FeedbackErrorKind, message: string, retryable = false): TransportFailure {
  return { ok: false, error: { kind, message, retryable } };
}

/** What Node calls an error, which holds no secret; its message might, and so might what is no such name. Never throws. */
export function errorCode(error: unknown): string {
  try {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
    return error instanceof Error && /^[A-Za-z]\w{0,60}$/.test(error.name) ? error.name : typeof error;
  } catch {
    return "unknown";
  }
}
