import type { Stability } from "../model/catalog.js";
import type { Path } from "../source.js";
import type { EntryKind } from "../vocabulary.js";
import type { ChangeCode } from "./codes.js";

/**
 * What a change does to an audience: takes something away, brings something new, is only read by people, or nothing.
 * From the worst to the least.
 */
export const impacts = ["breaking", "additive", "cosmetic", "none"] as const;
export type Impact = (typeof impacts)[number];

export type Impacts = {
  /** Does code that calls the recorders, and compiled, still compile? */
  readonly callers: Impact;
  /** Do dashboards and alerts still select the same series, with the same meaning? */
  readonly consumers: Impact;
};

/** What a version number does, from the most to the least. */
export const bumps = ["major", "minor", "patch", "none"] as const;
export type Bump = (typeof bumps)[number];

export type Written = string | number | boolean | null | readonly (string | number | boolean)[];

/** What one of the two catalogs says, and where. */
export type Side = { readonly value: Written; readonly path: Path };

/** What callers write before and after; an empty text where there is nothing. */
export type Migration = { readonly old: string; readonly new: string };

export type Subject = {
  readonly kind: "catalog" | "context" | "attribute" | EntryKind;
  /** Keys of the metrics that the change touches; of these and of events and spans none where it is about all of them. */
  readonly metrics: readonly string[];
  readonly events: readonly string[];
  readonly spans: readonly string[];
  /** Key of the attribute or the context key. */
  readonly attribute: string | null;
};

/** One difference of two catalogs, with its impacts by the rule that found it. */
export type Finding = Impacts & {
  readonly code: ChangeCode;
  /** One sentence, lower-case and without a period; the subject is not repeated in it. */
  readonly message: string;
  readonly base: Side | null;
  readonly head: Side | null;
  /** Null unless callers have to change their code. */
  readonly migration: Migration | null;
  /** Whether the base announced it by deprecating the metric. */
  readonly isAnnounced: boolean;
};

export type Change = Finding & {
  readonly subject: Subject;
  /** What the base promised for the subject; of a new metric, what the head promises. */
  readonly stability: Stability;
  /** What it adds to the verdict: the worse of the two impacts, tempered by the promise. */
  readonly bump: Bump;
};
