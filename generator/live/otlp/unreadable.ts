/** Why a payload cannot be read; whoever asked for it makes a finding of it. */
export class UnreadablePayload extends Error {
  override readonly name: string = "UnreadablePayload";
}

/** What one payload may hold, so that no sender makes this process hold more than some times the payload's size. */
export const limits = {
  /** Of a body or a line, after decompression; the Collector's own limit for HTTP. */
  bytes: 20 * 1024 * 1024,
  /** Levels of lists and maps in one value. */
  depth: 32,
  /** Objects and lists of one JSON text. */
  jsonContainers: 1_000_000,
  /** Of a JSON text, in which a value takes several levels. */
  jsonDepth: 128,
} as const;
