import { emitWarning } from "node:process";
import type { Outbox } from "../storage/kept-reports.js";
import { errorCode, failure, type FeedbackError, type Receipt, type SubmitResult } from "../submission/outcome.js";
import { type ReportFacts, reportFacts } from "../draft/report.js";
import { type Submission, totalBytes } from "../submission/submission.js";
import type { FeedbackTransport, TransportResult } from "../transport/transport.js";

export type DeliveryOptions = {
  readonly transport: FeedbackTransport;
  readonly outbox: Outbox | undefined;
  readonly onEnded: (facts: ReportFacts & { readonly success: boolean }) => void;
};

export type Delivery = {
  /** Sends a submission; the same one at the same time is sent once. Never rejects. */
  deliver(submission: Submission, signal: AbortSignal | undefined): Promise<SubmitResult>;
  isUnderWay(id: string): boolean;
};

async function send(
  transport: FeedbackTransport,
  submission: Submission,
  signal: AbortSignal | undefined,
): Promise<TransportResult> {
  try {
    const result = await transport.send(submission, { signal });
    if (result?.ok === true || typeof result?.error?.kind === "string") return result;
    return failure("bad_answer", "the transport gave no result", true);
  } catch (error) {
    return failure("failing", `the transport failed (${errorCode(error)})`, true);
  }
}

function receipt({ id, parts }: Submission, reference: string | undefined): Receipt {
  return {
    id,
    parts: parts.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    bytes: totalBytes(parts),
    at: new Date().toISOString(),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** The program's own callback must not turn a success into a failure. */
function tell(onEnded: DeliveryOptions["onEnded"], facts: ReportFacts & { readonly success: boolean }): void {
  try {
    onEnded(facts);
  } catch (error) {
    emitWarning(`the onSubmitted of feedback threw (${errorCode(error)})`);
  }
}

async function attempt(
  { transport, outbox, onEnded }: DeliveryOptions,
  submission: Submission,
  signal: AbortSignal | undefined,
): Promise<SubmitResult> {
  // On disk before it is sent: a process that is killed meanwhile loses nothing.
  const isKept = (await outbox?.keep(submission)) === true;
  const result = await send(transport, submission, signal);
  if (result.ok) await outbox?.remove(submission.id);
  const facts = reportFacts(submission);
  if (facts !== undefined) tell(onEnded, { ...facts, success: result.ok });
  if (result.ok) return { ok: true, receipt: receipt(submission, result.reference) };
  const error: FeedbackError = isKept ? { ...result.error, keptAs: submission.id } : result.error;
  return { ok: false, error };
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const underWay = new Map<string, Promise<SubmitResult>>();
  return {
    isUnderWay: (id) => underWay.has(id),
    deliver(submission, signal) {
      const { id } = submission;
      const known = underWay.get(id);
      if (known !== undefined) return known;
      const result = attempt(options, submission, signal).finally(() => underWay.delete(id));
      underWay.set(id, result);
      return result;
    },
  };
}
