import type { AttributeType, Instrument, Stability, ValueType } from "../../vocabulary.js";
import type { ColorChoice, Format } from "../telling.js";

export const editFormats = ["text", "json"] as const satisfies readonly Format[];

export const addedStatuses = ["planned", "active"] as const;
export const addedAttributeTypes = ["string", "boolean", "int", "double"] as const satisfies readonly AttributeType[];

/** What every command that edits the catalog is told. */
type EditFlags = {
  /** Null stands for catalog.yaml in the current folder. */
  readonly catalog: string | null;
  readonly format: (typeof editFormats)[number];
  readonly color: ColorChoice;
  readonly quiet: boolean;
  /** Whether the change is only shown. */
  readonly dryRun: boolean;
};

/** What is said of a new metric; null where nothing is. */
export type NewMetric = {
  readonly name: string | null;
  readonly instrument: Instrument | null;
  readonly observable: boolean;
  readonly description: string | null;
  readonly unit: string | null;
  readonly valueType: ValueType | null;
  readonly buckets: readonly number[] | null;
  /** Each as `key`, `key:type` or `key=value,value`. */
  readonly attributes: readonly string[];
  readonly status: (typeof addedStatuses)[number] | null;
  readonly stability: Stability | null;
  readonly since: string | null;
  readonly owner: string | null;
};

export type AddRequest = EditFlags & { readonly command: "add"; readonly metric: NewMetric };

export type PromoteRequest = EditFlags & {
  readonly command: "promote";
  readonly metric: string;
  readonly since: string | null;
};

export type DeprecateRequest = EditFlags & {
  readonly command: "deprecate";
  readonly metric: string;
  readonly since: string | null;
  readonly reason: string | null;
  readonly renamedTo: string | null;
  readonly emit: string | null;
  readonly until: string | null;
};

export type RenameRequest = EditFlags & {
  readonly command: "rename";
  readonly from: string;
  readonly to: string;
  /** Whether the names are those of a shared attribute. */
  readonly isAttribute: boolean;
  /** Whether the old metric stays, deprecated; null leaves it to what the metric promises. */
  readonly keep: boolean | null;
  readonly since: string | null;
  /** The end of a window in which both names are exported; null opens none. */
  readonly until: string | null;
};

export type RemoveRequest = EditFlags & { readonly command: "remove"; readonly metric: string };

export type EditRequest = AddRequest | PromoteRequest | DeprecateRequest | RenameRequest | RemoveRequest;
