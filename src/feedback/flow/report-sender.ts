import { emitWarning } from "node:process";
import type { KeptReports } from "../storage/kept-reports.js";
import { errorCode, failure, type FeedbackError, type Receipt, type SubmitResult } from "../submission/outcome.js";
import { type ReportFacts, reportFacts } from "../draft/report.js";
import { type Submission, totalBytes } from "../submission/submission.js";
import type { FeedbackTransport, TransportResult } from "../transport/transport.js";

type ReportSenderOptions = {
  readonly transport: FeedbackTransport;
  readonly keptReports: KeptReports | undefined;
  readonly onEnded: (facts: ReportFacts & { readonly success: boolean }) => void;
};

export type ReportSender = {
  /** Sends a submission; the same one at the same time is sent once. Never rejects. */
  send(submission: Submission, signal: AbortSignal | undefined): Promise<SubmitResult>;
  isSending(id: string): boolean;
};

async function sendSafely(
  transport: FeedbackTransport,
  submission: Submission,
  signal: AbortSignal | undefined,
): Promise<TransportResult> {
  // While it was kept on disk; not every transport looks before it waits for the signal.
  if (signal?.aborted) return failure("cancelled", "the submission was cancelled", true);
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
function notify(onEnded: ReportSenderOptions["onEnded"], facts: ReportFacts & { readonly success: boolean }): void {
  try {
    onEnded(facts);
  } catch (error) {
    emitWarning(`the onSubmitted of feedback threw (${errorCode(error)})`);
  }
}

async function attempt(
  { transport, keptReports, onEnded }: ReportSenderOptions,
  submission: Submission,
  signal: AbortSignal | undefined,
): Promise<SubmitResult> {
  // On disk before it is sent: a process that is killed meanwhile loses nothing.
  const isKept = (await keptReports?.keep(submission)) === true;
  const result = await sendSafely(transport, submission, signal);
  if (result.ok) await keptReports?.remove(submission.id);
  const facts = reportFacts(submission);
  if (facts !== undefined) notify(onEnded, { ...facts, success: result.ok });
  if (result.ok) return { ok: true, receipt: receipt(submission, result.reference) };
  const error: FeedbackError = isKept ? { ...result.error, keptAs: submission.id } : result.error;
  return { ok: false, error };
}

export function createReportSender(options: ReportSenderOptions): ReportSender {
  const sending = new Map<string, Promise<SubmitResult>>();
  return {
    isSending: (id) => sending.has(id),
    send(submission, signal) {
      const { id } = submission;
      const known = sending.get(id);
      if (known !== undefined) return known;
      const result = attempt(options, submission, signal).finally(() => sending.delete(id));
      sending.set(id, result);
      return result;
    },
  };
}
