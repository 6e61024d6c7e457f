import type { Attachment } from "../draft/attachment.js";
import { type CodexCategoryId, codexCategories, type FeedbackCategory } from "./category.js";
import { createReportSender, type ReportSender } from "./report-sender.js";
import { createDraft, type Draft, type DraftSource } from "../draft/draft.js";
import { type LogSource, type DraftContent, collectContent } from "../draft/content.js";
import { openKeptReports, type KeptReports } from "../storage/kept-reports.js";
import { failure, type SubmitResult, type TransportError } from "../submission/outcome.js";
import { type FeedbackContext, readContext } from "../draft/context.js";
import { type Choice, reportFacts } from "../draft/report.js";
import { totalBytes } from "../submission/submission.js";
import type { FeedbackTransport } from "../transport/transport.js";

/** Bounds of a report and of what is kept; a larger report is trimmed. */
export type FeedbackLimits = {
  /** Of all parts of a report, before compression; 8 MiB if left out. */
  readonly bytes?: number;
  /** Reports kept on disk, the oldest give way; 10 if left out. */
  readonly kept?: number;
  /** Bytes that they take together; 64 MiB if left out. */
  readonly keptBytes?: number;
};

/** A submission that ended: the attributes of the metric `user.feedback.submitted`. */
export type SubmittedFeedback<Id extends string = string> = {
  readonly category: Id;
  readonly include_logs: boolean;
  readonly success: boolean;
};

/** Where logs come from, where reports go, and what they say of the program. */
export type FeedbackOptions<Id extends string = string> = {
  readonly ring: LogSource;
  readonly transport: FeedbackTransport;
  /** Said in every report, such as the version of the program; a function is called for each draft. */
  readonly context: FeedbackContext | (() => FeedbackContext);
  /** Those of Codex if left out. */
  readonly categories?: readonly FeedbackCategory<Id>[];
  /** False: nothing is ever sent; `submit` and `resend` return the error `disabled`. */
  readonly enabled?: boolean;
  readonly limits?: FeedbackLimits;
  /** Called after each attempt to send a report, whether it arrived or not; also by `resend`. */
  readonly onSubmitted?: (submitted: SubmittedFeedback<NoInfer<Id>>) => void;
  /** A folder for reports until they have arrived; without it, those that fail are lost. */
  readonly keepIn?: string;
};

/** What a person chose before anything is shown; `note` may still change with `revise`. */
export type DraftRequest<Id extends string = string> = {
  readonly category: Id;
  readonly note?: string;
  /** False: no log and no attachment leaves. */
  readonly includeLogs: boolean;
  readonly attachments?: readonly Attachment[];
};

/** A report that is kept on disk. */
export type PendingReport = {
  readonly id: string;
  readonly createdAt: string;
  readonly category: string;
  readonly includeLogs: boolean;
  readonly bytes: number;
};

/** Drafts reports, sends those that are confirmed, and keeps those that did not arrive. */
export type Feedback<Id extends string = string> = {
  readonly enabled: boolean;
  readonly categories: readonly FeedbackCategory<Id>[];
  /** Takes a copy of context, logs and attachments, without the secrets in them. Nothing leaves. Never throws. */
  draft(request: DraftRequest<Id>): Draft<Id>;
  /** The reports that are confirmed and have not arrived, the oldest first. */
  pending(): Promise<readonly PendingReport[]>;
  /** Sends a pending report again, the same bytes under the same id. Never rejects. */
  resend(id: string, options?: { readonly signal?: AbortSignal }): Promise<SubmitResult>;
};

const disabled = failure("disabled", "sending feedback is disabled by configuration");
const mebibyte = 1024 * 1024;

function unknownCategory(given: unknown, categories: readonly FeedbackCategory[]): TransportError {
  const allowed = categories.map(({ id }) => id).join(", ");
  return failure("invalid", `the category "${String(given)}" does not exist, allowed are ${allowed}`).error;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

async function listPending(
  keptReports: KeptReports | undefined,
  sender: ReportSender,
): Promise<readonly PendingReport[]> {
  const kept = (await keptReports?.list()) ?? [];
  return kept.flatMap((submission) => {
    const facts = reportFacts(submission);
    const { id, createdAt, parts } = submission;
    if (facts === undefined || sender.isSending(id)) return [];
    return [{ id, createdAt, category: facts.category, includeLogs: facts.include_logs, bytes: totalBytes(parts) }];
  });
}

/** Reports that a person writes, sees and confirms. Nothing leaves the machine before `submit({ confirmed: true })`. */
export function createFeedback<const Id extends string = CodexCategoryId>(options: FeedbackOptions<Id>): Feedback<Id> {
  const { ring, transport, context, enabled = true, limits = {}, onSubmitted, keepIn } = options;
  const { bytes: limit = 8 * mebibyte, kept = 10, keptBytes = 64 * mebibyte } = limits;
  // Without categories of its own, Id is that of Codex's, which the compiler cannot know here.
  const categories = options.categories ?? (codexCategories as unknown as readonly FeedbackCategory<Id>[]);
  const keptReports = keepIn === undefined ? undefined : openKeptReports(keepIn, { kept, keptBytes });
  const sender = createReportSender({
    transport,
    keptReports,
    onEnded: (facts) => onSubmitted?.(facts as SubmittedFeedback<Id>),
  });
  const findProblem = ({ category }: Choice<Id>): TransportError | undefined => {
    if (!enabled) return disabled.error;
    return categories.some(({ id }) => id === category) ? undefined : unknownCategory(category, categories);
  };
  return {
    enabled,
    categories,
    draft({ category, note = "", includeLogs, attachments = [] }) {
      const source: DraftSource<Id> = {
        context: readContext(context),
        content: once((): DraftContent => collectContent(ring, attachments, limit)),
        limit,
        findProblem,
        deliver: sender.send,
      };
      return createDraft({ category, note: note.trim(), includeLogs: includeLogs === true }, source);
    },
    pending: () => listPending(keptReports, sender),
    async resend(id, { signal } = {}) {
      if (!enabled) return disabled;
      const submission = await keptReports?.load(id);
      if (submission === undefined) return failure("unknown_report", `no report "${id}" is kept`);
      return sender.send(submission, signal);
    },
  };
}
