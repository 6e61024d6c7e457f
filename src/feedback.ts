/** Reports that a person writes, sees and confirms, with the most recent logs of the program if that person agrees. */
export type { Attachment } from "./feedback/attachment.js";
export { type CodexCategoryId, codexCategories, type FeedbackCategory } from "./feedback/category.js";
export type { Confirmation, Draft } from "./feedback/draft.js";
export type { Omission } from "./feedback/draft-part.js";
export {
  createFeedback,
  type DraftRequest,
  type Feedback,
  type FeedbackLimits,
  type FeedbackOptions,
  type PendingReport,
  type SubmittedFeedback,
} from "./feedback/feedback.js";
export type { LogRecord } from "./feedback/log-line.js";
export { defaultRingBytes, LogRing, type LogRingProcessor } from "./feedback/log-ring.js";
export type { LogSource } from "./feedback/material.js";
export type {
  FeedbackError,
  FeedbackErrorKind,
  Receipt,
  SubmitResult,
  TransportError,
  TransportFailure,
} from "./feedback/outcome.js";
export type { Preview, PreviewPart } from "./feedback/preview.js";
export { type Redaction, redact } from "./feedback/redact.js";
export type { Choice, FeedbackContext } from "./feedback/report.js";
export type { Part, Submission } from "./feedback/submission.js";
export { type FeedbackTerminal, runFeedbackTerminal, type TerminalResult } from "./feedback/terminal/run.js";
export type { FeedbackTransport, TransportResult } from "./feedback/transport.js";
export { folderTransport } from "./feedback/transport/folder-transport.js";
export { type HttpsTransportOptions, httpsTransport } from "./feedback/transport/https-transport.js";
export type { Environment } from "./feedback/transport/proxy.js";
