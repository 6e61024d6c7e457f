import * as z from "zod";
import type { Signal } from "../settings/config.js";
import type { FindingCode } from "../findings/finding.js";

/** What stands in the documents about a key, beside what its schema says. */
export type KeyNote = {
  readonly meaning: string;
  /** As it is written behind the equals sign. */
  readonly example: string;
  /** Variables that say the same when the file does not. */
  readonly variables?: readonly string[];
  /** Signals that a wrong value switches off. Without any, the default stands in for it. */
  readonly signals?: readonly Signal[];
};

/** The notes of all keys and options, each on the schema of its value. */
export const notes = z.registry<KeyNote>();

/** What an own check says beyond its message. */
export type IssueParams = { readonly code: FindingCode; readonly help?: string };
