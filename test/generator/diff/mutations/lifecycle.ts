import { set, unset } from "../rich-catalog.js";
import { type Mutation, mutation } from "./mutation.js";

const cosmetic = ["cosmetic", "cosmetic", "patch"] as const;
const breaking = ["breaking", "breaking", "major"] as const;
const additive = ["additive", "additive", "minor"] as const;
const announced = ["breaking", "breaking", "minor"] as const;
const unseen = ["none", "cosmetic", "patch"] as const;

export const lifecycleMutations: readonly Mutation[] = [
  mutation("active to planned", set("metrics/starts/status", "planned"), ["status-changed", ...breaking]),
  mutation("active to removed", set("metrics/starts/status", "removed"), ["status-changed", ...breaking]),
  mutation("young to removed", set("metrics/young/status", "removed"), [
    "status-changed",
    "breaking",
    "breaking",
    "minor",
  ]),
  mutation("active to deprecated", set("metrics/starts/status", "deprecated"), ["deprecation-added", ...additive]),
  mutation("deprecated to removed", set("metrics/old.calls/status", "removed"), ["status-changed", ...announced]),
  mutation("deprecated to planned", set("metrics/old.calls/status", "planned"), ["status-changed", ...announced]),
  mutation(
    "deprecated by name to planned",
    set("metrics/starts/status", "planned"),
    ["status-changed", ...announced],
    set("metrics/starts/status", "deprecated"),
  ),
  mutation("deprecated to active, still marked", set("metrics/old.calls/status", "active"), [
    "status-changed",
    ...cosmetic,
  ]),
  mutation("planned to active", unset("metrics/later/status"), ["status-changed", ...additive]),
  mutation("planned to removed", set("metrics/later/status", "removed"), ["status-changed", ...unseen]),
  mutation("removed to active", unset("metrics/gone/status"), ["status-changed", ...additive]),
  mutation("stable to beta", set("metrics/starts/stability", "beta"), [
    "stability-changed",
    "cosmetic",
    "breaking",
    "major",
  ]),
  mutation("beta to alpha", set("metrics/grown/stability", "alpha"), [
    "stability-changed",
    "cosmetic",
    "breaking",
    "minor",
  ]),
  mutation("alpha to development", unset("metrics/young/stability"), [
    "stability-changed",
    "cosmetic",
    "breaking",
    "minor",
  ]),
  mutation("alpha to stable", set("metrics/young/stability", "stable"), [
    "stability-changed",
    "cosmetic",
    "additive",
    "minor",
  ]),
  mutation("an end", set("metrics/starts/expires", "2030-01-31"), ["expires-changed", ...additive]),
  mutation("another end", set("metrics/latency/expires", "2030-01-31"), ["expires-changed", ...additive]),
  mutation("no end", unset("metrics/latency/expires"), ["expires-changed", ...cosmetic]),
  mutation("a deprecation", set("metrics/starts/deprecated", { renamed_to: "level" }), [
    "deprecation-added",
    ...additive,
  ]),
  mutation("no deprecation", unset("metrics/old.calls/deprecated"), ["deprecation-removed", ...cosmetic]),
  mutation("a deprecation of what is planned", set("metrics/later/deprecated", {}), ["deprecation-added", ...unseen]),
  mutation("another version of deprecation", set("metrics/old.calls/deprecated/since", "1.3"), [
    "deprecation-since-changed",
    ...cosmetic,
  ]),
  mutation("another reason", unset("metrics/old.calls/deprecated/reason"), ["deprecation-reason-changed", ...cosmetic]),
  mutation("another replacement", set("metrics/old.calls/deprecated/renamed_to", "starts"), [
    "deprecation-replacement-changed",
    ...cosmetic,
  ]),
  mutation("another replacement in a window", set("metrics/mails/deprecated/renamed_to", "starts"), [
    "deprecation-replacement-changed",
    "cosmetic",
    "breaking",
    "major",
  ]),
  mutation("no deprecation in a window", unset("metrics/mails/deprecated"), [
    "deprecation-removed",
    "cosmetic",
    "breaking",
    "major",
  ]),
  mutation("no window", unset("metrics/mails/deprecated/emit"), ["emission-changed", "none", "breaking", "major"]),
  mutation(
    "a window",
    set("metrics/mails/deprecated/emit", "both"),
    ["emission-changed", "none", "additive", "minor"],
    unset("metrics/mails/deprecated/emit"),
  ),
  mutation("another end of a window", set("metrics/mails/deprecated/until", "2.0"), ["window-changed", ...additive]),
  mutation("a conversion in a window", set("metrics/mails/deprecated/convert", true), [
    "emission-changed",
    "none",
    "cosmetic",
    "patch",
  ]),
  mutation("no end of a window", unset("metrics/mails/deprecated/until"), ["window-changed", ...cosmetic]),
  mutation("a deprecated attribute", set("metrics/open.sessions/attributes/kind/deprecated", {}), [
    "deprecation-added",
    ...additive,
  ]),
  mutation("an attribute that is deprecated no more", unset("metrics/latency/attributes/route/deprecated"), [
    "deprecation-removed",
    ...cosmetic,
  ]),
  mutation("an attribute deprecated since", set("metrics/latency/attributes/route/deprecated/since", "1.2"), [
    "deprecation-since-changed",
    ...cosmetic,
  ]),
  mutation("an attribute deprecated because", set("metrics/latency/attributes/route/deprecated/reason", "So."), [
    "deprecation-reason-changed",
    ...cosmetic,
  ]),
  mutation("an attribute replaced by", unset("metrics/latency/attributes/route/deprecated/renamed_to"), [
    "deprecation-replacement-changed",
    ...cosmetic,
  ]),
  mutation("a deprecated context key", set("context/canary/deprecated", { reason: "So." }), [
    "deprecation-added",
    ...additive,
  ]),
];
