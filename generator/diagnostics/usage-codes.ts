import type { CodeDescription } from "./severity.js";

/** The rules of `meterbook usage`. The severity is the default, which a catalog changes under `lint:`. */
const codes = {
  "usage/unused-metric": warning(
    "No code records an active metric, event or span, or only tests do.",
    "Record it, make it `planned`, or remove it.",
  ),
  "usage/planned-metric": warning(
    "A metric, event or span is planned, and code makes one of that name by hand.",
    "Make it active with `meterbook promote`, and record it with its recorder.",
  ),
  "usage/raw-metric": warning(
    "Code makes an instrument, an event or a span by hand, outside the catalog.",
    "Import it with `meterbook import typescript`, or `meterbook add` it, and call its recorder.",
  ),
  "usage/deprecated-metric": warning(
    "Code calls the recorder of a deprecated metric, event or span.",
    "Call the recorder of what takes its place.",
  ),
  "usage/unreached-value": warning(
    "No call passes a value that the attribute allows.",
    "Remove the value, or record it.",
  ),
  "usage/proposed-values": warning(
    "Every call passes a literal to an attribute that allows any text.",
    "List the literals as its `values`.",
  ),
  "usage/unbounded-value": warning(
    "A call passes an expression without bounds, such as a URL, an id or a message, to an attribute of a metric that nothing bounds.",
    "Pass something coarser, such as the route, or set `max_values`.",
  ),
  "usage/outdated-places": warning(
    "The file that `recorded_in` names says otherwise where metrics, events and spans are recorded.",
    "Run `meterbook usage --write`, and `meterbook generate`.",
  ),
} as const satisfies Readonly<Record<string, CodeDescription>>;

export type UsageCode = keyof typeof codes;

export const usageCodes: Readonly<Record<UsageCode, CodeDescription>> = codes;

function warning(cause: string, fix: string): CodeDescription {
  return { severity: "warning", cause, fix };
}
