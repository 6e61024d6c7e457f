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

/** How each part begins. */
export function beginnings({ parts }: Preview): readonly string[] {
  return parts.flatMap(({ name, firstLines, isBinary }) => [
    `${name}:`,
    ...(isBinary ? ["  (binary)"] : firstLines.map((line) => `  | ${line}`)),
  ]);
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
