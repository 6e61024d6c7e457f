import { reportName } from "../submission/submission.js";
import type { FeedbackError, Receipt } from "../submission/outcome.js";
import type { Preview, PreviewPart } from "../draft/preview.js";

/** A size with its unit. */
function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function partLine({ name, bytes, redactions, trimmedBytes, isBinary }: PreviewPart): string {
  const remarks = [
    formatSize(bytes),
    ...(redactions === 0 ? [] : [`${redactions} ${redactions === 1 ? "secret" : "secrets"} removed`]),
    ...(trimmedBytes === 0 ? [] : [`its first ${formatSize(trimmedBytes)} left out`]),
    ...(isBinary ? ["binary: secrets may hide in it"] : []),
  ];
  return `  ${name} (${remarks.join(", ")})`;
}

/** One line for each part, and for each thing that stays behind. */
export function listing({ parts, bytes, omitted }: Preview): readonly string[] {
  return [
    ...parts.map(partLine),
    ...omitted.map(({ name, reason }) => `  without ${name}: ${reason}`),
    `  together ${formatSize(bytes)}`,
  ];
}

/** What a person decides about: all but the report itself, which holds category, note and context. */
export function optional(preview: Preview): Preview {
  const parts = preview.parts.filter(({ name }) => name !== reportName);
  return { ...preview, parts, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** How each part begins. */
export function beginnings({ parts }: Preview): readonly string[] {
  return parts.flatMap(({ name, firstLines, isBinary }) => [
    `${name}:`,
    ...(isBinary ? ["  (binary)"] : firstLines.map((line) => `  | ${line}`)),
  ]);
}

/** What was answered, as it stays on the screen. */
export function consentLines(includesLogs: boolean): readonly string[] {
  return includesLogs
    ? ["Include the logs? Yes: these files go along."]
    : ["Include the logs? No: none of these files goes along."];
}

/** The note as it would leave. */
export function noteLines(note: string): readonly string[] {
  return note === "" ? ["No note."] : ["Note:", ...note.split("\n").map((line) => `  | ${line}`)];
}

export function receiptLines({ id, parts, bytes, reference }: Receipt): readonly string[] {
  const files = parts.length === 1 ? "1 file" : `${parts.length} files`;
  return [
    `Feedback sent: ${files}, ${formatSize(bytes)}.`,
    `Receipt: ${id}`,
    ...(reference === undefined ? [] : [`Reference: ${reference}`]),
  ];
}

export function errorLines({ message, keptAs }: FeedbackError): readonly string[] {
  return [
    `Feedback was not sent: ${message}.`,
    ...(keptAs === undefined ? [] : [`It is kept on this machine and can be sent again as ${keptAs}.`]),
  ];
}
