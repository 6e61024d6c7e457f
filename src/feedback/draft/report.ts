import { Buffer } from "node:buffer";
import type { FeedbackContext } from "./context.js";
import type { DraftPart } from "./draft-part.js";
import { isSecretName } from "../redact/secret-names.js";
import { redacted } from "../redact/span.js";
import { type Redaction, redact } from "../redact/redact.js";
import { reportName, type Submission } from "../submission/submission.js";

/** What a person chose. */
export type Choice<Id extends string> = {
  readonly category: Id;
  readonly note: string;
  readonly includeLogs: boolean;
};

/** What counts a submission: the attributes of the metric `user.feedback.submitted`, but for its success. */
export type ReportFacts = { readonly category: string; readonly include_logs: boolean };

function redactEntry(key: string, value: string | number | boolean): Redaction {
  if (typeof value !== "string") return { text: String(value), count: 0 };
  return isSecretName(key) && value !== "" ? { text: redacted, count: 1 } : redact(value);
}

/** The part `report.json`. Secrets are removed from each text before they are put together, so that it stays JSON. */
export function reportPart(choice: Choice<string>, context: FeedbackContext): DraftPart {
  const note = redact(choice.note);
  let redactions = note.count;
  const entries = Object.entries(context).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const entry = redactEntry(key, value);
    redactions += entry.count;
    return [[redact(key).text, typeof value === "string" ? entry.text : value]];
  });
  const report = {
    category: choice.category,
    note: note.text === "" ? null : note.text,
    include_logs: choice.includeLogs,
    context: Object.fromEntries(entries),
  };
  const bytes = Buffer.from(`${JSON.stringify(report, null, 2)}\n`);
  return { name: reportName, type: "application/json", bytes, redactions, trimmed: 0, isBinary: false };
}

/** Read back from a submission, as after it was kept on disk. */
export function reportFacts(submission: Submission): ReportFacts | undefined {
  const part = submission.parts.find(({ name }) => name === reportName);
  if (part === undefined) return undefined;
  try {
    const { category, include_logs } = JSON.parse(Buffer.from(part.bytes).toString("utf8"));
    return typeof category === "string" && typeof include_logs === "boolean" ? { category, include_logs } : undefined;
  } catch {
    return undefined;
  }
}
