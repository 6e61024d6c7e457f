/** What can be wrong with exposition text. The line of most is left out; of those marked "kept" its sample is read. */
export type ExpositionCode =
  | "invalid-line"
  | "invalid-name"
  | "invalid-label"
  | "duplicate-label"
  | "invalid-value"
  | "invalid-timestamp"
  /** Kept. */
  | "invalid-escape"
  /** Kept, without the exemplar. */
  | "invalid-exemplar"
  | "invalid-type"
  /** Kept: a unit that the family's name does not end in. */
  | "invalid-unit"
  /** The first one holds. */
  | "duplicate-metadata"
  /** Kept: metadata behind the first sample. */
  | "late-metadata"
  | "unexpected-sample"
  | "duplicate-sample"
  /** Kept: the lines of a family do not stand together. */
  | "split-family"
  /** Kept: OpenMetrics ends in `# EOF`; a text without it may be cut off. */
  | "missing-eof"
  | "text-after-eof";

/** Line and column are 1-based; `message` is one sentence, lower-case and without a period, and quotes at most 80 characters. */
export type ExpositionFinding = {
  readonly code: ExpositionCode;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** A part of a text as a message quotes it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
