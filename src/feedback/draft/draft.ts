import { randomUUID } from "node:crypto";
import type { DraftContent } from "./content.js";
import type { SubmitResult, TransportError } from "../submission/outcome.js";
import { type Preview, previewParts } from "./preview.js";
import type { ReadContext } from "./context.js";
import { type Choice, reportPart } from "./report.js";
import { type Submission, totalBytes } from "../submission/submission.js";
import { trimToFit } from "./trim.js";

/** What `submit` asks for: nothing leaves without it. */
export type Confirmation = {
  /** That a person saw the preview and agreed. Anything but true is an error. */
  readonly confirmed: boolean;
  /** Gives up waiting; the report is kept, if reports are. */
  readonly signal?: AbortSignal;
};

/** A report that nothing can change any more, and that has not left. */
export type Draft<Id extends string = string> = {
  readonly id: string;
  /** Why it would not be sent, if that is clear already. */
  readonly problem: TransportError | undefined;
  /** What would leave, byte for byte. */
  preview(): Preview;
  /** Another draft with another choice, of the same logs and attachments. */
  revise(changes: Partial<Choice<Id>>): Draft<Id>;
  /** Sends it, once however often it is called; after a failure, again. Never rejects. */
  submit(confirmation?: Confirmation): Promise<SubmitResult>;
};

/** What all drafts of one moment share. */
export type DraftSource<Id extends string> = {
  readonly context: ReadContext;
  /** Taken when a draft first includes it, then the same for all. */
  readonly content: () => DraftContent;
  readonly limit: number;
  /** Why nothing with this choice may be sent. */
  readonly findProblem: (choice: Choice<Id>) => TransportError | undefined;
  readonly deliver: (submission: Submission, signal: AbortSignal | undefined) => Promise<SubmitResult>;
};

function compose<Id extends string>(choice: Choice<Id>, { context, content, limit }: DraftSource<Id>): DraftContent {
  const report = reportPart(choice, context.context);
  if (!choice.includeLogs) return { parts: [report], omitted: context.omitted };
  const { parts, omitted } = content();
  const trimmed = trimToFit(parts, limit - report.bytes.length);
  return { parts: [report, ...trimmed.parts], omitted: [...context.omitted, ...omitted, ...trimmed.omitted] };
}

const unconfirmed: TransportError = {
  kind: "not_confirmed",
  message: "feedback is sent only after it was confirmed",
  retryable: false,
};

function tooLarge(bytes: number, limit: number): TransportError {
  const message = `the note and the context take ${bytes} bytes, at most ${limit} are sent`;
  return { kind: "too_large", message, retryable: false };
}

export function createDraft<Id extends string>(choice: Choice<Id>, source: DraftSource<Id>): Draft<Id> {
  const id = randomUUID();
  const { parts, omitted } = compose(choice, source);
  const bytes = totalBytes(parts);
  const problem = source.findProblem(choice) ?? (bytes > source.limit ? tooLarge(bytes, source.limit) : undefined);
  const submission: Submission = { id, createdAt: new Date().toISOString(), parts };
  let sent: Promise<SubmitResult> | undefined;
  const send = async (signal: AbortSignal | undefined): Promise<SubmitResult> => {
    const result = await source.deliver(submission, signal);
    if (!result.ok) sent = undefined;
    return result;
  };
  return {
    id,
    problem,
    preview: () => ({
      id,
      category: choice.category,
      includeLogs: choice.includeLogs,
      omitted,
      ...previewParts(parts),
    }),
    revise: (changes) => createDraft({ ...choice, ...changes }, source),
    async submit({ confirmed, signal } = { confirmed: false }) {
      const error = problem ?? (confirmed === true ? undefined : unconfirmed);
      if (error !== undefined) return { ok: false, error };
      sent ??= send(signal);
      return sent;
    },
  };
}
