import { all, rename, set, unset } from "../rich-catalog.js";
import { type Mutation, mutation } from "./mutation.js";

const cosmetic = ["cosmetic", "cosmetic", "patch"] as const;
const breaking = ["breaking", "breaking", "major"] as const;
const additive = ["additive", "additive", "minor"] as const;
const unseen = ["none", "cosmetic", "patch"] as const;
const optional = { type: "string", required: false };
const calls = "metrics/tool.calls/attributes";
const sessions = "metrics/open.sessions/attributes/kind";

export const attributeMutations: readonly Mutation[] = [
  mutation("a required attribute", set(`${calls}/zone`, "string"), ["attribute-added", ...breaking]),
  mutation("an optional attribute", set(`${calls}/zone`, optional), ["attribute-added", ...additive]),
  mutation("a required first attribute", set("metrics/starts/attributes", { zone: "string" }), [
    "attribute-added",
    ...breaking,
  ]),
  mutation("an optional first attribute of a counter", set("metrics/starts/attributes", { zone: optional }), [
    "attribute-added",
    "breaking",
    "additive",
    "major",
  ]),
  mutation("an optional first attribute of a gauge", set("metrics/level/attributes", { zone: optional }), [
    "attribute-added",
    ...additive,
  ]),
  mutation("an optional first attribute of a timer", set("metrics/wait/attributes", { zone: optional }), [
    "attribute-added",
    ...additive,
  ]),
  mutation("an optional first attribute of an observable", set("metrics/uptime/attributes", { zone: optional }), [
    "attribute-added",
    "breaking",
    "additive",
    "major",
  ]),
  mutation("an optional attribute of an observable", set("metrics/queue/attributes/zone", optional), [
    "attribute-added",
    ...additive,
  ]),
  mutation("an attribute of what is planned", set("metrics/later/attributes/zone", "string"), [
    "attribute-added",
    ...unseen,
  ]),
  mutation("an attribute of what is young", set("metrics/young/attributes/zone", "string"), [
    "attribute-added",
    "breaking",
    "breaking",
    "minor",
  ]),
  mutation("an attribute less", unset(`${calls}/dry`), ["attribute-removed", ...breaking]),
  mutation("an optional attribute less", unset(`${calls}/ratio`), ["attribute-removed", ...breaking]),
  mutation("no attributes", unset("metrics/temperature/attributes"), ["attribute-removed", ...breaking]),
  mutation("no attributes, which were optional", unset("metrics/open.sessions/attributes"), [
    "attribute-removed",
    ...breaking,
  ]),
  mutation("no attributes of an observable", unset("metrics/queue/attributes"), ["attribute-removed", ...breaking]),
  mutation("another name", rename(`${calls}/attempt`, "attempts"), ["attribute-renamed", ...breaking]),
  mutation("another name that has the old one in it", rename("metrics/latency/attributes/route", "http.route"), [
    "attribute-renamed",
    ...breaking,
  ]),
  mutation("a string to a boolean", set("metrics/latency/attributes/route/type", "boolean"), [
    "attribute-type-changed",
    ...breaking,
  ]),
  mutation("a boolean to a string", set(`${calls}/dry`, "string"), ["attribute-type-changed", ...breaking]),
  mutation("numbers to texts", set(`${calls}/tier`, ["1", "2", "3"]), ["attribute-type-changed", ...breaking]),
  mutation("an int to a double", set(`${calls}/attempt/type`, "double"), [
    "attribute-type-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("a double to an int", set(`${calls}/ratio/type`, "int"), [
    "attribute-type-changed",
    "none",
    "breaking",
    "major",
  ]),
  mutation("listed ints to doubles", set(`${calls}/tier/type`, "double"), [
    "attribute-type-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("an array of texts to a text", set(`${calls}/flags`, "string"), ["attribute-type-changed", ...breaking]),
  mutation(
    "an array of ints to one of doubles",
    set(`${calls}/flags/type`, "double[]"),
    ["attribute-type-changed", "none", "additive", "minor"],
    set(`${calls}/flags/type`, "int[]"),
  ),
  mutation("a text to an array of texts", set("metrics/latency/attributes/route/type", "string[]"), [
    "attribute-type-changed",
    ...breaking,
  ]),
  mutation("fewer items", set(`${calls}/flags/max_items`, 3), ["max-items-changed", "none", "breaking", "major"]),
  mutation("as many items as by default", unset(`${calls}/flags/max_items`), [
    "max-items-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("an attribute that is required now", unset(`${calls}/ratio/required`), ["attribute-required", ...breaking]),
  mutation("an only attribute that is required now", set(`${sessions}/required`, true), [
    "attribute-required",
    ...breaking,
  ]),
  mutation("an attribute that is optional now", set(`${calls}/attempt/required`, false), [
    "attribute-optional",
    ...additive,
  ]),
  mutation("an only attribute that is optional now", set("metrics/temperature/attributes/core/required", false), [
    "attribute-optional",
    ...additive,
  ]),
  mutation(
    "an optional attribute of what is observed",
    set("metrics/queue/attributes/queue", { values: ["fast", "slow"], required: false }),
    ["attribute-optional", ...additive],
  ),
  mutation("another condition", set(`${calls}/site/required`, { when: "there are three" }), [
    "requirement-changed",
    ...cosmetic,
  ]),
  mutation("a recommendation instead", set(`${calls}/site/required`, { recommended: "it helps" }), [
    "requirement-changed",
    ...cosmetic,
  ]),
  mutation("another recommendation", set(`${calls}/area/required`, { recommended: "it is known" }), [
    "requirement-changed",
    ...cosmetic,
  ]),
  mutation("only if asked for", set(`${calls}/site/required`, "opt_in"), ["requirement-changed", ...cosmetic]),
  mutation("another note of a value", set(`${calls}/mode/values/new/note`, "Often."), [
    "value-description-changed",
    ...cosmetic,
  ]),
  mutation("a value that promises more", set(`${calls}/mode/values/new/stability`, "stable"), [
    "value-stability-changed",
    "cosmetic",
    "additive",
    "minor",
  ]),
  mutation("a deprecated value", set(`${calls}/mode/values/old`, { deprecated: { renamed_to: "new" } }), [
    "value-deprecation-changed",
    ...additive,
  ]),
  mutation("a described number less", unset(`${calls}/site/values/2`), ["value-removed", ...cosmetic]),
  mutation("another note", set(`${calls}/plan/note`, "By machine."), ["note-changed", ...cosmetic]),
  mutation("another annotation", set(`${calls}/plan/annotations/from`, "logs"), ["annotations-changed", ...cosmetic]),
  mutation("an attribute that promises more", set(`${calls}/plan/stability`, "release_candidate"), [
    "attribute-stability-changed",
    "cosmetic",
    "additive",
    "minor",
  ]),
  mutation("an attribute that promises less", set(`${calls}/plan/stability`, "alpha"), [
    "attribute-stability-changed",
    "cosmetic",
    "breaking",
    "minor",
  ]),
  mutation("an attribute that promises nothing by itself", unset(`${calls}/plan/stability`), [
    "attribute-stability-changed",
    ...cosmetic,
  ]),
  mutation("an attribute less that promised little", unset(`${calls}/plan`), [
    "attribute-removed",
    "breaking",
    "breaking",
    "minor",
  ]),
  mutation("a value more", set("metrics/young/attributes/step", ["one", "two", "six"]), ["value-added", ...additive]),
  mutation("a value less", set(`${sessions}/values`, ["web"]), ["value-removed", ...breaking]),
  mutation("another value", set(`${sessions}/values`, ["webb", "app"]), ["value-renamed", ...breaking]),
  mutation("a value that is described", set(`${sessions}/values`, { web: "The site.", app: null }), [
    "value-description-changed",
    ...cosmetic,
  ]),
  mutation(
    "another value, described as before",
    set("attributes/status/values", { fine: "It worked.", "error_*": "It failed.", error_late: "It took too long." }),
    ["value-renamed", ...breaking],
  ),
  mutation(
    "a value less that its prefix allows",
    set("attributes/status/values", { ok: "It worked.", "error_*": "It failed." }),
    ["value-removed", ...cosmetic],
  ),
  mutation("a prefix less", set("attributes/status/values", { ok: "It worked.", error_late: "It took too long." }), [
    "value-removed",
    ...breaking,
  ]),
  mutation(
    "a value more that its prefix allowed",
    set("attributes/status/values", {
      ok: "It worked.",
      "error_*": "It failed.",
      error_late: "It took too long.",
      error_lost: null,
    }),
    ["value-added", ...cosmetic],
  ),
  mutation("a known value more", set(`${calls}/kind/values`, ["main", "side"]), ["value-added", ...cosmetic]),
  mutation("another known value", set(`${calls}/kind/values`, ["mains"]), ["value-renamed", ...cosmetic]),
  mutation("a number more", set(`${calls}/tier`, [1, 2, 3, 4]), ["value-added", ...additive]),
  mutation("a number less", set(`${calls}/tier`, [1, 2]), ["value-removed", ...breaking]),
  mutation("a fraction more", set(`${calls}/tier`, [1, 2, 3, 3.5]), ["value-added", ...additive]),
  mutation("a number instead of a list", set(`${calls}/tier`, "int"), ["attribute-opened", ...additive]),
  mutation("an open set", set(`${sessions}/open`, true), ["attribute-opened", ...additive]),
  mutation("a closed set", unset(`${calls}/kind/open`), ["attribute-closed", ...breaking]),
  mutation("a list instead of a string", set("metrics/latency/attributes/route/values", ["a", "b"]), [
    "attribute-closed",
    ...breaking,
  ]),
  mutation("a string instead of a list", set("metrics/young/attributes/step", "string"), [
    "attribute-opened",
    ...additive,
  ]),
  mutation("a string instead of an open set", set(`${calls}/kind`, "string"), ["value-removed", ...cosmetic]),
  mutation("a value less of what is planned", set("metrics/later/attributes/step", ["one"]), [
    "value-removed",
    ...unseen,
  ]),
  mutation("another pattern", set("attributes/tool/pattern", "[a-z]{3}"), [
    "pattern-changed",
    "none",
    "breaking",
    "major",
  ]),
  mutation("no pattern", unset("attributes/tool/pattern"), ["pattern-changed", "none", "additive", "minor"]),
  mutation("a smaller length", set("attributes/tool/max_length", 20), [
    "max-length-changed",
    "none",
    "breaking",
    "major",
  ]),
  mutation("any length", unset("attributes/tool/max_length"), ["max-length-changed", "none", "additive", "minor"]),
  mutation("a greater least number", set(`${calls}/attempt/min`, 2), ["min-changed", "none", "breaking", "major"]),
  mutation("no least number", unset(`${calls}/attempt/min`), ["min-changed", "none", "additive", "minor"]),
  mutation("a smaller greatest number", set(`${calls}/attempt/max`, 8), ["max-changed", "none", "breaking", "major"]),
  mutation("a greater greatest number", set(`${calls}/attempt/max`, 10), ["max-changed", "none", "additive", "minor"]),
  mutation("a greatest number", set(`${calls}/ratio/max`, 1), ["max-changed", "none", "breaking", "major"]),
  mutation("fewer values", set(`${sessions}/max_values`, 10), ["max-values-changed", "none", "breaking", "major"]),
  mutation("any number of values", unset(`${sessions}/max_values`), [
    "max-values-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("values to be treated with more care", set(`${sessions}/sensitivity`, "secret"), [
    "sensitivity-changed",
    ...cosmetic,
  ]),
  mutation("other examples", set("attributes/tool/examples", ["axe"]), ["examples-changed", ...cosmetic]),
  mutation("another description", set("attributes/tool/description", "The tool."), [
    "description-changed",
    ...cosmetic,
  ]),
  mutation(
    "a shared attribute that is written out where it is used",
    all(unset("attributes/size"), set("metrics/starts/attributes", { size: ["small", "large"] })),
    ["values-type-removed", "breaking", "none", "major"],
    all(set("attributes/size", ["small", "large"]), set("metrics/starts/attributes", ["size"])),
  ),
  mutation(
    "an attribute of which others may make use, too",
    all(set("attributes/size", ["small", "large"]), set("metrics/starts/attributes", ["size"])),
    ["values-type-added", "additive", "none", "minor"],
    set("metrics/starts/attributes", { size: ["small", "large"] }),
  ),
  mutation(
    "a shared attribute of nearly the same name",
    set("attributes/parcel.size", ["s", "l"]),
    ["values-type-renamed", "breaking", "none", "major"],
    all(set("attributes/parcel_size", ["small", "large"]), set("metrics/starts/attributes", ["parcel_size"])),
  ),
];
