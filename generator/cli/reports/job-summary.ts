import { appendFileSync, statSync } from "node:fs";
import { CommandError, toCommandError } from "../../write/command-error.js";
import type { Host } from "../host/host.js";

/** GitHub shows no summary at all when a step wrote more than 1 MiB. */
const mostBytes = 1_000_000;
const cutNote = "\n… the rest did not fit; the log has all of it.\n";

/**
 * Appends Markdown to the summary of GitHub's job, where there is one. The answer is what people must know: a warning when it
 * could not be written, for a report is no reason to fail.
 */
export function addToJobSummary(markdown: string, { jobSummary }: Host): string {
  if (jobSummary === null) return "";
  try {
    const before = statSync(jobSummary, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(jobSummary, bounded(markdown, mostBytes - before));
    return "";
  } catch (thrown) {
    const error = toCommandError(thrown, "write the job summary");
    if (!(error instanceof CommandError)) throw thrown;
    return `warning: ${error.message}\n`;
  }
}

/** As many whole lines as fit into so many bytes. */
function bounded(markdown: string, room: number): string {
  const text = `${markdown}\n`;
  if (Buffer.byteLength(text) <= room) return text;
  const bytes = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(cutNote)));
  const end = bytes.lastIndexOf("\n") + 1;
  return end === 0 ? "" : bytes.toString("utf8", 0, end) + cutNote;
}
