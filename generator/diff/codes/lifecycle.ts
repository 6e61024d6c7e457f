import { type ChangeDescription, change, wording } from "./description.js";

export const lifecycleCodes = {
  "status-changed": change(
    "The metric is at another point of its life.",
    "additive when it gets its recorder, breaking when it loses it",
    "additive when it begins to be recorded, breaking when it ends",
  ),
  "stability-changed": change(
    "The metric promises more or less.",
    "cosmetic",
    "breaking when it promises less, additive when it promises more",
  ),
  "since-changed": wording("Another version is given for its first appearance."),
  "expires-changed": change(
    "It ends at another time.",
    "additive when an end is announced; cosmetic when it is called off",
    "as for callers",
  ),
  "deprecation-added": change(
    "A metric, an attribute or a context key is deprecated.",
    "additive: the editor strikes it through, and it compiles",
    "additive: the end is announced",
  ),
  "deprecation-removed": change(
    "A deprecation is taken back.",
    "cosmetic",
    "breaking when both names were exported, as each recorder exports its own name alone again; else cosmetic",
  ),
  "deprecation-since-changed": wording("Another version is given for the deprecation."),
  "deprecation-reason-changed": wording("Another reason is given for the deprecation."),
  "deprecation-replacement-changed": change(
    "Something else is to be used instead.",
    "cosmetic",
    "breaking while both names are exported, as another name gets the measurements; else cosmetic",
  ),
  "emission-changed": change(
    "Both names of a metric are exported, whichever recorder is called, with or without conversion; or they are no more.",
    "none",
    "additive when both are; breaking when each recorder exports its own name alone again; cosmetic when only the conversion changes",
  ),
  "window-changed": change(
    "The time in which both names are exported ends otherwise.",
    "additive when an end is announced; cosmetic when it is called off",
    "as for callers",
  ),
  "tombstone-removed": change(
    "Nothing is left of a metric that was removed: its name may be given another meaning.",
    "none",
    "cosmetic",
  ),
} as const satisfies Readonly<Record<string, ChangeDescription>>;
