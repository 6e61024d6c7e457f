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
  "deprecation-removed": wording("A deprecation is taken back."),
  "deprecation-since-changed": wording("Another version is given for the deprecation."),
  "deprecation-reason-changed": wording("Another reason is given for the deprecation."),
  "deprecation-replacement-changed": wording("Something else is to be used instead."),
} as const satisfies Readonly<Record<string, ChangeDescription>>;
