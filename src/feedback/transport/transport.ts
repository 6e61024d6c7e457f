import type { TransportFailure } from "../submission/outcome.js";
import type { Submission } from "../submission/submission.js";

/** `ok` is true only if the receiver confirmed that it has the whole submission. */
export type TransportResult = { readonly ok: true; readonly reference?: string } | TransportFailure;

/** Takes a submission somewhere. The same submission may be sent again and has to count once. */
export type FeedbackTransport = {
  send(submission: Submission, options: { readonly signal?: AbortSignal | undefined }): Promise<TransportResult>;
};
