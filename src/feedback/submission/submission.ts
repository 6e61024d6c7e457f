/** One file of a report, as it leaves. */
export type Part = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A confirmed report. What has the same id has the same parts, so that a receiver takes it once. */
export type Submission = {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly parts: readonly Part[];
};

/** The part that every report has: category, note, context. */
export const reportName = "report.json";
export const logsName = "logs.txt";

/** Names that are files of their own in any folder, with no way out of it. */
export function isSafeName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u.test(name) && name.length <= 200;
}

export function totalBytes(parts: readonly { readonly bytes: Uint8Array }[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
