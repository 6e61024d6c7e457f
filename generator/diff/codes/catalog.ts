import { type ChangeDescription, change, wording } from "./description.js";

export const catalogCodes = {
  "catalog-renamed": change(
    "The catalog has another name, which is the Meter's and begins the names of the generated types.",
    "breaking when the types are called otherwise",
    "breaking: the instrumentation scope is another",
  ),
  "prefix-changed": change(
    "Another prefix stands before the metric names.",
    "none",
    "breaking when a recorded metric is exported under another name",
  ),
  "meter-changed": wording("The version or the schema of the instrumentation scope is another."),
  "output-changed": change("The generated files lie in another folder.", "breaking: imports lead nowhere", "none"),
  "outputs-changed": change(
    "Other outputs are generated.",
    "breaking when the recorders or the validators are generated no more; else cosmetic",
    "none",
  ),
  "language-changed": change("The generated files are in another language.", "breaking", "none"),
  "modules-changed": change("The generated JavaScript is loaded in another way.", "breaking", "none"),
  "import-extension-changed": change(
    "The generated files import each other in another way.",
    "breaking; cosmetic for `js`, and for `ts` while one file holds all recorders, which every compiler resolves",
    "none",
  ),
  "source-link-changed": wording("The catalog's files are linked to at another address."),
  "recorded-in-changed": wording("Another file says where metrics, events and spans are recorded."),
  "command-changed": wording("The headers name another command."),
  "markdown-changed": wording("Other Markdown files are updated."),
  "templates-changed": wording("Other templates of one's own are rendered."),
  "lint-changed": wording("Rules of lint count otherwise."),
  "prometheus-changed": change(
    "The metrics come into Prometheus on another way, or are named by another strategy.",
    "none",
    "breaking when a recorded metric has another name in Prometheus",
  ),
  "queries-changed": wording("Other dashboards and rules, or other names in them, are those of the catalog."),
  "page-changed": wording("The texts of the reader's page are others."),
  "context-key-added": change(
    "Every metric carries another attribute.",
    "breaking when it is required or the first; else additive",
    "breaking when it is required, as each series ends and others begin; else additive",
  ),
  "context-key-removed": change("The metrics lose a context key.", "breaking", "breaking"),
  "context-key-renamed": change("A context key has another name.", "breaking", "breaking"),
} as const satisfies Readonly<Record<string, ChangeDescription>>;
