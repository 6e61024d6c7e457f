import type { FeedbackTransport, Submission, TransportResult } from "../../src/feedback/index.js";

type RecordingTransport = FeedbackTransport & { readonly sent: readonly Submission[] };

/** Takes everything, or answers as it is told, one result after another. */
export function recordingTransport(...results: readonly TransportResult[]): RecordingTransport {
  const sent: Submission[] = [];
  return {
    sent,
    async send(submission) {
      sent.push(submission);
      return results[sent.length - 1] ?? { ok: true };
    },
  };
}

export function textOf(submission: Submission | undefined, name: string): string | undefined {
  const part = submission?.parts.find((each) => each.name === name);
  return part && Buffer.from(part.bytes).toString("utf8");
}
