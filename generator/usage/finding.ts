import type { RelatedPlace } from "../diagnostics/diagnostic.js";
import type { UsageCode } from "../diagnostics/usage-codes.js";
import type { Place } from "../source.js";
import type { UsedCatalog } from "./used-catalog.js";

export type UsageFinding = {
  readonly code: UsageCode;
  readonly place: Place;
  readonly message: string;
  readonly help: string;
  readonly related?: readonly RelatedPlace[];
};

export type UsageCheck = (used: UsedCatalog) => Iterable<UsageFinding>;
