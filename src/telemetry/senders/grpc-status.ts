import { readRetryDelay } from "./retry-info.js";
import type { Answer } from "./sender.js";

/** Names of gRPC's codes, and whether the same request may succeed later. */
const codes: Readonly<Record<number, readonly [name: string, isRetryable: boolean, hint?: string]>> = {
  1: ["CANCELLED", true],
  3: ["INVALID_ARGUMENT", false],
  4: ["DEADLINE_EXCEEDED", true],
  5: ["NOT_FOUND", false, "check the endpoint"],
  7: ["PERMISSION_DENIED", false, "check the headers of the exporter"],
  8: ["RESOURCE_EXHAUSTED", false],
  10: ["ABORTED", true],
  11: ["OUT_OF_RANGE", true],
  12: ["UNIMPLEMENTED", false, "what answers there is no OTLP receiver for this signal"],
  13: ["INTERNAL", false],
  14: ["UNAVAILABLE", true],
  15: ["DATA_LOSS", true],
  16: ["UNAUTHENTICATED", false, "check the headers of the exporter"],
};

/** How a call failed, as its trailers say it. */
type Failure = { readonly code: number; readonly message: string; readonly details: Uint8Array };

/** With a RetryInfo the receiver says that the same request may succeed later, and when. */
export function answerOfCode({ code, message: text, details }: Failure): Answer {
  const [name, isRetryable, hint] = codes[code] ?? ["UNKNOWN", false];
  const message = `the receiver answered ${name}${hint === undefined ? "" : `: ${hint}`}`;
  if (code === 8 && /larger than max|too large/i.test(text)) return { kind: "split", message };
  const after = readRetryDelay(details);
  if (after !== undefined && (isRetryable || code === 8)) return { kind: "retry", message, after };
  return { kind: isRetryable ? "retry" : "failed", message };
}
