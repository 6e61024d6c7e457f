import type { lifecycleCodes } from "../../diff/codes/lifecycle.js";
import {
  additive,
  type ChangeExample,
  changed,
  cosmetic,
  type Assessment,
  ofCounter,
  orders,
} from "./change-example.js";

const sales = "  sales:\n    instrument: counter\n    description: A customer paid.\n";

/** How a metric is deprecated, beside the one that has its place. */
function ofDeprecation(impacts: Assessment, before: string, after: string): ChangeExample {
  const around = (fields: string) => `${orders}\n${sales}    deprecated: { ${fields} }`;
  return changed(impacts, around(before), around(after));
}

export const lifecycleExamples: Readonly<Record<keyof typeof lifecycleCodes, ChangeExample>> = {
  "status-changed": ofCounter(additive, "status: planned", "status: active"),
  "stability-changed": ofCounter(["cosmetic", "additive"], "stability: beta", "stability: stable"),
  "since-changed": ofCounter(cosmetic, 'since: "1.2"', 'since: "1.3"'),
  "expires-changed": ofCounter(additive, "", 'expires: "2099-12-31"'),
  "deprecation-added": ofCounter(additive, "", "deprecated: { reason: Counted twice. }"),
  "deprecation-removed": ofCounter(cosmetic, "deprecated: { reason: Counted twice. }", ""),
  "deprecation-since-changed": ofDeprecation(cosmetic, 'since: "1.2"', 'since: "1.3"'),
  "deprecation-reason-changed": ofDeprecation(cosmetic, "reason: Counted twice.", "reason: Retries were counted."),
  "deprecation-replacement-changed": ofDeprecation(
    cosmetic,
    "reason: Counted twice.",
    "reason: Counted twice., renamed_to: orders",
  ),
  "emission-changed": ofDeprecation(
    ["none", "additive"],
    "renamed_to: orders",
    'renamed_to: orders, emit: both, until: "2099-12-31"',
  ),
  "window-changed": ofDeprecation(
    additive,
    'renamed_to: orders, emit: both, until: "2099-12-31"',
    'renamed_to: orders, emit: both, until: "2099-06-30"',
  ),
  "tombstone-removed": changed(["none", "cosmetic"], `${orders}\n${sales}    status: removed`, orders),
};
