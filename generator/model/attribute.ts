import type { Path, Place, Provenance } from "../source.js";
import type { Content, Redaction, ScalarType, Sensitivity, Stability } from "../vocabulary.js";

/** Plain data that means nothing here and goes through to other programs. */
export type Annotations = { readonly [key: string]: Annotation };
export type Annotation = string | number | boolean | null | readonly Annotation[] | Annotations;

/** Who defines an attribute as it is: the catalog for all entries, for those that name it, or the entry itself. */
export type AttributeOrigin = "common" | "shared" | "own";

export type Attribute = {
  readonly key: string;
  /** Of an array, that of its items, for which all that is said of values holds. */
  readonly type: ScalarType;
  readonly isArray: boolean;
  /** The most items; null where it is no array. */
  readonly maxItems: number | null;
  /** Empty when there is none. */
  readonly description: string;
  /** Empty when any value of the type is allowed. */
  readonly values: readonly AllowedValue[];
  /** Whether any string is allowed beside the values. */
  readonly open: boolean;
  /** Whether each measurement must carry it; what else is said about that stands in `requirement`. */
  readonly required: boolean;
  readonly requirement: Requirement | null;
  readonly examples: readonly Example[];
  readonly pattern: string | null;
  readonly maxLength: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly maxValues: number | null;
  /** Null where nobody has written it: public, except that telemetry hides what has a private name. */
  readonly sensitivity: Sensitivity | null;
  /** What leaves of events and spans in its place; null: `[REDACTED]`, if it is hidden. */
  readonly redact: Redaction | null;
  /** The group by whose key its value leaves after all; null where it belongs to none. With `redact` there is one, or `none`. */
  readonly content: Content | null;
  readonly note: string | null;
  readonly annotations: Annotations;
  /** Null where it promises what its metric does. */
  readonly stability: Stability | null;
  readonly deprecated: Notice | null;
  /** Name of the shared definition it comes from; null when it is the entry's own. */
  readonly shared: string | null;
  readonly origin: AttributeOrigin;
  /** Where its definition comes from; null where the catalog itself has it. */
  readonly imported: Provenance | null;
  /** Where its definition stands in the document. */
  readonly path: Path;
  readonly place: Place;
};

export type Scalar = string | number | boolean;
export type Example = Scalar | readonly Scalar[];

/** When an attribute that may be left out is there. */
export type Requirement =
  | { readonly level: "conditional" | "recommended"; readonly text: string }
  | { readonly level: "opt_in"; readonly text: null };

/** What is said of one allowed value, or of all strings that begin with a prefix. */
export type ValueFacts = {
  /** Empty when there is none. */
  readonly description: string;
  readonly note: string | null;
  /** Null where it promises what its attribute does. */
  readonly stability: Stability | null;
  readonly deprecated: Notice | null;
};

/** One allowed value, or all strings that begin with a prefix. */
export type AllowedValue = ValueFacts &
  ({ readonly kind: "exact"; readonly value: string | number } | { readonly kind: "prefix"; readonly prefix: string });

/** That something should no longer be used. */
export type Notice = {
  readonly since: string | null;
  readonly reason: string | null;
  /** What takes its place, or null; the name of a metric that leads nowhere is a finding. */
  readonly renamedTo: string | null;
};
