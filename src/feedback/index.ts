/** Reports that a person writes, sees and confirms, with the most recent logs of the program if that person agrees. */
export type { Attachment } from "./attachment.js";
export { type CodexCategoryId, codexCategories, type FeedbackCategory } from "./category.js";
export type { Confirmation, Draft } from "./draft.js";
export type { Omission } from "./draft-part.js";
export {
  createFeedback,
  type DraftRequest,
  type Feedback,
  type FeedbackLimits,
  type FeedbackOptions,
  type PendingReport,
  type SubmittedFeedback,
} from "./feedback.js";
export type { LogRecord } from "./log-line.js";
export { defaultRingBytes, LogRing, type LogRingProcessor } from "./log-ring.js";
export type { LogSource } from "./material.js";
export type {
  FeedbackError,
  FeedbackErrorKind,
  Receipt,
  SubmitResult,
  TransportError,
  TransportFailure,
} from "./outcome.js";
export type { Preview, PreviewPart } from "./preview.js";
export { type Redaction, redact } from "./redact.js";
export type { Choice, FeedbackContext } from "./report.js";
export type { Part, Submission } from "./submission.js";
export { type FeedbackTerminal, runFeedbackTerminal, type TerminalResult } from "./terminal/run.js";
export type { FeedbackTransport, TransportResult } from "./transport.js";
export { folderTransport } from "./transport/folder-transport.js";
export { type HttpsTransportOptions, httpsTransport } from "./transport/https-transport.js";
export type { Environment } from "./transport/proxy.js";
