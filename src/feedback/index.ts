/** Reports that a person writes, sees and confirms, with the most recent logs of the program if that person agrees. */
export type { Attachment } from "./draft/attachment.js";
export { type CodexCategoryId, codexCategories, type FeedbackCategory } from "./flow/category.js";
export type { Confirmation, Draft } from "./draft/draft.js";
export type { Omission } from "./draft/draft-part.js";
export {
  createFeedback,
  type DraftRequest,
  type Feedback,
  type FeedbackLimits,
  type FeedbackOptions,
  type PendingReport,
  type SubmittedFeedback,
} from "./flow/feedback.js";
export type { LogRecord } from "./logs/log-line.js";
export { defaultRingBytes, LogRing, type LogRingProcessor } from "./logs/log-ring.js";
export type { LogSource } from "./draft/content.js";
export type {
  FeedbackError,
  FeedbackErrorKind,
  Receipt,
  SubmitResult,
  TransportError,
  TransportFailure,
} from "./submission/outcome.js";
export type { Preview, PreviewPart } from "./draft/preview.js";
export { type Redaction, redact } from "./redact/redact.js";
export type { FeedbackContext } from "./draft/context.js";
export type { Choice } from "./draft/report.js";
export type { Part, Submission } from "./submission/submission.js";
export { type FeedbackTerminal, runFeedbackTerminal, type TerminalResult } from "./terminal/run.js";
export type { FeedbackTransport, TransportResult } from "./transport/transport.js";
export { folderTransport } from "./transport/folder-transport.js";
export { type HttpsTransportOptions, httpsTransport } from "./transport/https-transport.js";
export type { Environment } from "./transport/proxy.js";
