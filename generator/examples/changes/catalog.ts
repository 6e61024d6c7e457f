import type { catalogCodes } from "../../diff/codes/catalog.js";
import {
  breaking,
  type ChangeExample,
  changed,
  cosmetic,
  type Assessment,
  onlyConsumers,
  orders,
} from "./change-example.js";

/** A line of the catalog besides its metric. */
function ofLine(impacts: Assessment, before: string, after: string): ChangeExample {
  return changed(impacts, `${before}\n${orders}`, `${after}\n${orders}`);
}

export const catalogExamples: Readonly<Record<keyof typeof catalogCodes, ChangeExample>> = {
  "catalog-renamed": ofLine(breaking, "name: shop", "name: store"),
  "prefix-changed": ofLine(onlyConsumers, "prefix: shop.", "prefix: store."),
  "meter-changed": ofLine(cosmetic, 'meter: { version: "1.4.0" }', 'meter: { version: "1.5.0" }'),
  "output-changed": ofLine(
    ["breaking", "none"],
    "generate: { output: src/generated }",
    "generate: { output: src/metrics }",
  ),
  "outputs-changed": ofLine(
    ["breaking", "none"],
    "generate: { command: npm run generate }",
    "generate: { command: npm run generate, outputs: { validators: false } }",
  ),
  "language-changed": ofLine(
    ["breaking", "none"],
    "generate: { language: typescript }",
    "generate: { language: javascript }",
  ),
  "modules-changed": ofLine(
    ["breaking", "none"],
    "generate: { language: javascript, modules: esm }",
    "generate: { language: javascript, modules: commonjs }",
  ),
  "import-extension-changed": ofLine(
    ["breaking", "none"],
    "generate: { import_extension: js }",
    "generate: { import_extension: none }",
  ),
  "source-link-changed": ofLine(
    cosmetic,
    'generate: { source_link: "https://example.com/blob/main/{path}" }',
    'generate: { source_link: "https://example.com/blob/main/{path}#L{line}" }',
  ),
  "recorded-in-changed": ofLine(
    cosmetic,
    "generate: { recorded_in: usage.json }",
    "generate: { recorded_in: code/usage.json }",
  ),
  "command-changed": ofLine(
    cosmetic,
    "generate: { command: npm run generate }",
    "generate: { command: npm run metrics }",
  ),
  "markdown-changed": ofLine(
    cosmetic,
    "generate: { markdown: [README.md] }",
    "generate: { markdown: [docs/metrics.md] }",
  ),
  "templates-changed": ofLine(
    cosmetic,
    "generate: { templates: { names.txt: names.hbs } }",
    "generate: { templates: { names.csv: names.hbs } }",
  ),
  "lint-changed": ofLine(
    cosmetic,
    "lint: { rules: { missing-owner: warning } }",
    "lint: { rules: { missing-owner: error } }",
  ),
  "prometheus-changed": ofLine(
    onlyConsumers,
    "prometheus: { translation_strategy: UnderscoreEscapingWithSuffixes, exporter: otlp }",
    "prometheus: { translation_strategy: NoTranslation, exporter: otlp }",
  ),
  "queries-changed": ofLine(
    cosmetic,
    "queries: { files: [dashboards/*.json] }",
    "queries: { files: [dashboards/*.json, rules/*.yaml] }",
  ),
  "page-changed": ofLine(cosmetic, "page: { title: Our shop }", "page: { title: What our shop counts }"),
  "context-key-added": ofLine(
    breaking,
    "context: { region: [eu, us] }",
    "context: { region: [eu, us], channel: [web, app] }",
  ),
  "context-key-removed": ofLine(
    breaking,
    "context: { region: [eu, us], channel: [web, app] }",
    "context: { region: [eu, us] }",
  ),
  "context-key-renamed": ofLine(breaking, "context: { region: [eu, us] }", "context: { cloud_region: [eu, us] }"),
};
