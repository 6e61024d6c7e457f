import { prefixed } from "../names.js";
import type { MetricNames, TimeUnit } from "./catalog.js";

/** What `recorder:` says of a metric of which only the variants have recorders. */
export const noRecorder = "none";

type Measured = {
  readonly instrument: string;
  readonly observable?: boolean | undefined;
  readonly unit?: string | undefined;
};
type Stems = { readonly stem: string; readonly type: string; readonly chosen: string | null };

/** The identifiers of a recorder: observables have `observeToolCall`, histograms of a time unit a timer, too. */
export function namesOf(
  { stem, type, chosen }: Stems,
  { instrument, observable = false, unit = "" }: Measured,
): MetricNames {
  const timed = instrument === "histogram" && !observable ? timeUnits.get(unit) : undefined;
  return {
    stem,
    recorder: observable ? prefixed("observe", stem) : stem,
    timer: timed === undefined ? null : { method: prefixed("start", stem), unit: timed },
    attributes: `${type}Attributes`,
    chosen,
  };
}

/** UCUM codes of time to the units that a timer can measure. */
const timeUnits: ReadonlyMap<string, TimeUnit> = new Map(
  (["ns", "us", "ms", "s", "min", "h", "d"] as const).map((unit) => [unit, unit]),
);
