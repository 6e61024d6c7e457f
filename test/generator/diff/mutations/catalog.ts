import { all, type Edit, rename, set, unset } from "../rich-catalog.js";
import { type Mutation, mutation } from "./mutation.js";

/** So many metrics that they are divided into files. */
const crowd = Object.fromEntries(
  Array.from({ length: 62 }, (_, index) => [`${index % 2 === 0 ? "a" : "b"}.m${index}`, { instrument: "counter" }]),
);
const onlyConsumers = ["none", "cosmetic", "patch"] as const;
const cosmetic = ["cosmetic", "cosmetic", "patch"] as const;

/** These metrics, and neither events nor spans. */
function only(metrics: object): Edit {
  return all(set("metrics", metrics), unset("events"), unset("spans"));
}

export const catalogMutations: readonly Mutation[] = [
  mutation("another name", set("name", "store"), ["catalog-renamed", "breaking", "breaking", "major"]),
  mutation("another case of the name", set("name", "Shop"), ["catalog-renamed", "none", "breaking", "major"]),
  mutation("another prefix", set("prefix", "store."), ["prefix-changed", "none", "breaking", "major"]),
  mutation("no prefix", unset("prefix"), ["prefix-changed", "none", "breaking", "major"]),
  mutation(
    "another prefix of metrics that are planned",
    set("prefix", "store."),
    ["prefix-changed", "none", "cosmetic", "patch"],
    only({ later: { instrument: "counter", status: "planned" } }),
  ),
  mutation("another version of the scope", set("meter/version", "1.5.0"), ["meter-changed", ...cosmetic]),
  mutation("no schema of the scope", unset("meter/schema_url"), ["meter-changed", ...cosmetic]),
  mutation("another folder", set("generate/output", "metrics"), ["output-changed", "breaking", "none", "major"]),
  mutation("fewer outputs for programs", set("generate/outputs/validators", false), [
    "outputs-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation("no code at all", all(set("generate/outputs/recorders", false), set("generate/outputs/validators", false)), [
    "outputs-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation("more outputs", unset("generate/outputs/telemetry"), ["outputs-changed", "cosmetic", "none", "patch"]),
  mutation("another language", set("generate/language", "javascript"), [
    "language-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation(
    "other modules",
    set("generate/modules", "commonjs"),
    ["modules-changed", "breaking", "none", "major"],
    set("generate/language", "javascript"),
  ),
  mutation("the dictionary", set("generate/outputs/dictionary", true), [
    "outputs-changed",
    "cosmetic",
    "none",
    "patch",
  ]),
  mutation("extension ts", set("generate/import_extension", "ts"), [
    "import-extension-changed",
    "cosmetic",
    "none",
    "patch",
  ]),
  mutation(
    "extension ts of a divided catalog",
    set("generate/import_extension", "ts"),
    ["import-extension-changed", "breaking", "none", "minor"],
    only(crowd),
  ),
  mutation("no extension", set("generate/import_extension", "none"), [
    "import-extension-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation(
    "extension js again",
    unset("generate/import_extension"),
    ["import-extension-changed", "cosmetic", "none", "patch"],
    set("generate/import_extension", "none"),
  ),
  mutation("another link", set("generate/source_link", "https://example.com/{path}#L{line}"), [
    "source-link-changed",
    ...cosmetic,
  ]),
  mutation("another file of the places", set("generate/recorded_in", "code.json"), [
    "recorded-in-changed",
    ...cosmetic,
  ]),
  mutation("another command", set("generate/command", "make"), ["command-changed", ...cosmetic]),
  mutation("another Markdown file", set("generate/markdown", ["README.md", "B.md"]), ["markdown-changed", ...cosmetic]),
  mutation("another template", set("generate/templates", { "names.txt": "b.hbs" }), ["templates-changed", ...cosmetic]),
  mutation("another level of a rule", set("lint/rules", { "missing-owner": "warning" }), ["lint-changed", ...cosmetic]),
  mutation("another strategy of Prometheus", set("prometheus/translation_strategy", "NoTranslation"), [
    "prometheus-changed",
    "none",
    "breaking",
    "major",
  ]),
  mutation("another exporter", set("prometheus/exporter", "javascript"), [
    "prometheus-changed",
    "none",
    "breaking",
    "major",
  ]),
  mutation("an exporter left open", unset("prometheus/exporter"), ["prometheus-changed", ...onlyConsumers]),
  mutation("another dashboard", set("queries/files", ["rules/*.yaml"]), ["queries-changed", ...cosmetic]),
  mutation("uses in the reference", set("queries/in_reference", true), ["queries-changed", ...cosmetic]),
  mutation("other names that are answered for", set("queries/owns", ["store_*"]), ["queries-changed", ...cosmetic]),
  mutation("another label of the way", unset("queries/labels"), ["queries-changed", ...cosmetic]),
  mutation("another title", set("page/title", "Our shop"), ["page-changed", ...cosmetic]),
  mutation("another introduction", unset("page/introduction"), ["page-changed", ...cosmetic]),
  mutation("another heading of common attributes", unset("page/context_title"), ["page-changed", ...cosmetic]),
  mutation("another text ahead of the tables", unset("page/catalog_text"), ["page-changed", ...cosmetic]),
  mutation("another heading of attributes", set("page/attributes_title", "Labels"), ["page-changed", ...cosmetic]),
  mutation("another section", set("page/sections", [{ title: "Privacy", text: "All." }]), [
    "page-changed",
    ...cosmetic,
  ]),
  mutation(
    "another file of a section",
    set("page/sections", [{ title: "Config", include: "settings.md" }]),
    ["page-changed", ...cosmetic],
    set("page/sections", [{ title: "Config", include: "config.md" }]),
  ),
  mutation(
    "a section that moves below the metrics",
    set("page/sections", [{ title: "Config", include: "config.md", after_metrics: true }]),
    ["page-changed", ...cosmetic],
    set("page/sections", [{ title: "Config", include: "config.md" }]),
  ),
  mutation("a required context key", set("context/zone", "string"), [
    "context-key-added",
    "breaking",
    "breaking",
    "major",
  ]),
  mutation("an optional context key", set("context/zone", { type: "string", required: false }), [
    "context-key-added",
    "additive",
    "additive",
    "minor",
  ]),
  mutation(
    "a first context key, which is optional",
    set("context", { zone: { type: "string", required: false } }),
    ["context-key-added", "breaking", "additive", "major"],
    unset("context"),
  ),
  mutation("a context key less", unset("context/tenant"), ["context-key-removed", "breaking", "breaking", "major"]),
  mutation("an optional context key less", unset("context/canary"), [
    "context-key-removed",
    "breaking",
    "breaking",
    "major",
  ]),
  mutation("another context key", rename("context/tenant", "tenant_id"), [
    "context-key-renamed",
    "breaking",
    "breaking",
    "major",
  ]),
  mutation("a context value more", set("context/region/values", ["eu", "us", "asia"]), [
    "value-added",
    "additive",
    "additive",
    "minor",
  ]),
  mutation("a context value less", set("context/region/values", ["eu"]), [
    "value-removed",
    "breaking",
    "breaking",
    "major",
  ]),
  mutation("a context key that is required now", unset("context/canary/required"), [
    "attribute-required",
    "breaking",
    "breaking",
    "major",
  ]),
  mutation("a context key that is optional now", set("context/tenant/required", false), [
    "attribute-optional",
    "additive",
    "additive",
    "minor",
  ]),
  mutation("a context key that is described otherwise", set("context/region/description", "Where."), [
    "description-changed",
    ...cosmetic,
  ]),
  mutation(
    "a context value less where nothing is promised",
    set("context/region/values", ["eu"]),
    ["value-removed", "breaking", "breaking", "minor"],
    only({ young: { instrument: "counter" } }),
  ),
];
