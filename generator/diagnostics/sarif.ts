import type { ReportingConfiguration } from "sarif";

/** How much a result matters. */
export type SarifLevel = ReportingConfiguration.level;

/** A kind of result, as a viewer explains it; each text is a sentence or more. */
export type SarifRule = {
  readonly id: string;
  readonly cause: string;
  readonly fix: string;
  /** Null where the level depends on the result. */
  readonly level: SarifLevel | null;
};

/** 1-based; columns count UTF-16 code units, and the end is the first that no longer belongs to it. */
type SarifRegion = {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
};

/** A file as messages name it, from the root that addresses are relative to; without a region all of it is meant. */
export type SarifPlace = { readonly file: string; readonly region: SarifRegion | null };

export type SarifResult = {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  /** One sentence, lower-case and without a period; so is the help. */
  readonly message: string;
  readonly help: string | null;
  readonly place: SarifPlace;
  readonly related: readonly (SarifPlace & { readonly message: string })[];
  /** What stays the same when lines move; alike results may have the same. */
  readonly identity: string;
};

/** One run of a command over one catalog. */
export type SarifRun = {
  readonly command: string;
  /** Null when the run did not come to read one. */
  readonly catalog: string | null;
  readonly version: string;
  readonly results: readonly SarifResult[];
  /** Why the run ended before it could say anything. */
  readonly failure: { readonly message: string; readonly help: string | null } | null;
  /** Hexadecimal digits that stand for a text. */
  readonly hash: (text: string) => string;
};
