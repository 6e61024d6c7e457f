import type { Attachment } from "../draft/attachment.js";
import { type CodexCategoryId, codexCategories, type FeedbackCategory } from "./category.js";
import { createDelivery, type Delivery } from "./report-sender.js";
import { createDraft, type Draft, type DraftSource } from "../draft/draft.js";
import { type LogSource, type Material, takeMaterial } from "../draft/content.js";
import { createOutbox, type Outbox } from "../storage/kept-reports.js";
import { failure, type SubmitResult, type TransportError } from "../submission/outcome.js";
import { type Choice, type FeedbackContext, reportFacts } from "../draft/report.js";
import { totalBytes } from "../submission/submission.js";
import type { FeedbackTransport } from "../transport/transport.js";

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

export type FeedbackOptions<Id extends string = string> = {
  readonly ring: LogSource;
  readonly transport: FeedbackTransport;
  /** Said in every report, such as the version of the program; a function is asked at each draft. */
  readonly context: FeedbackContext | (() => FeedbackContext);
  /** Those of Codex if left out. */
  readonly categories?: readonly FeedbackCategory<Id>[];
  /** False: nothing is ever sent, and who tries is told so. */
  readonly enabled?: boolean;
  readonly limits?: FeedbackLimits;
  /** Called after each attempt to send a report, whether it arrived or not; also by `resend`. */
  readonly onSubmitted?: (submitted: SubmittedFeedback<NoInfer<Id>>) => void;
  /** A folder for reports until they have arrived; without it, those that fail are lost. */
  readonly keepIn?: string;
};

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

export type Feedback<Id extends string = string> = {
  readonly enabled: boolean;
  readonly categories: readonly FeedbackCategory<Id>[];
  /** Takes a copy of the logs and attachments, without the secrets in them. Nothing leaves. */
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

function onlyOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

async function listPending(outbox: Outbox | undefined, delivery: Delivery): Promise<readonly PendingReport[]> {
  const kept = (await outbox?.list()) ?? [];
  return kept.flatMap((submission) => {
    const facts = reportFacts(submission);
    const { id, createdAt, parts } = submission;
    if (facts === undefined || delivery.isUnderWay(id)) return [];
    return [{ id, createdAt, category: facts.category, includeLogs: facts.include_logs, bytes: totalBytes(parts) }];
  });
}

/** Reports that a person writes, sees and confirms. Nothing leaves the machine before `submit({ confirmed: true })`. */
export function createFeedback<const Id extends string = CodexCategoryId>(options: FeedbackOptions<Id>): Feedback<Id> {
  const { ring, transport, context, enabled = true, limits = {}, onSubmitted, keepIn } = options;
  const { bytes: limit = 8 * mebibyte, kept = 10, keptBytes = 64 * mebibyte } = limits;
  // Without categories of its own, Id is that of Codex's, which the compiler cannot know here.
  const categories = options.categories ?? (codexCategories as unknown as readonly FeedbackCategory<Id>[]);
  const outbox = keepIn === undefined ? undefined : createOutbox(keepIn, { kept, keptBytes });
  const delivery = createDelivery({
    transport,
    outbox,
    onEnded: (facts) => onSubmitted?.(facts as SubmittedFeedback<Id>),
  });
  const refusal = ({ category }: Choice<Id>): TransportError | undefined => {
    if (!enabled) return disabled.error;
    return categories.some(({ id }) => id === category) ? undefined : unknownCategory(category, categories);
  };
  return {
    enabled,
    categories,
    draft({ category, note = "", includeLogs, attachments = [] }) {
      const source: DraftSource<Id> = {
        context: typeof context === "function" ? context() : context,
        material: onlyOnce((): Material => takeMaterial(ring, attachments, limit)),
        limit,
        refusal,
        deliver: delivery.deliver,
      };
      return createDraft({ category, note: note.trim(), includeLogs: includeLogs === true }, source);
    },
    pending: () => listPending(outbox, delivery),
    async resend(id, { signal } = {}) {
      if (!enabled) return disabled;
      const submission = await outbox?.load(id);
      if (submission === undefined) return failure("unknown_report", `no report "${id}" is kept`);
      return delivery.deliver(submission, signal);
    },
  };
}
