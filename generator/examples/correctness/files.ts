import type { FileExample, Files } from "../example.js";

const counter =
  "catalog: 1\nname: shop\nmetrics:\n  orders: { instrument: counter, description: A customer confirmed. }\n";

/** Another file, beside a catalog with these settings. */
function ofFile(path: string, settings: string, wrong: string, right: string): FileExample {
  const around = (text: string): Files => ({ "catalog.yaml": `${counter}${settings}`, [path]: text });
  return { wrong: around(wrong), right: around(right) };
}

function ofBaseline(wrong: string, right: string): FileExample {
  return ofFile("catalog.baseline.json", "", wrong, right);
}

const shared = `catalog: 1
name: shared
attributes:
  queue: [urgent, later]
metrics:
  queue.depth: { instrument: gauge, description: Messages that wait., attributes: [queue] }
`;

/** A catalog that lists a metric of another. */
function imported(wrong: string, right: string): FileExample {
  const around = (listed: string): Files => ({
    "catalog.yaml": `${counter}imports:\n  - from: ./shared.yaml\n    metrics:\n      ${listed}\n`,
    "shared.yaml": shared,
  });
  return { wrong: around(wrong), right: around(right) };
}

const signals = `${shared}events:
  queue.stuck: { description: Nothing moves., attributes: [queue] }
spans:
  queue.drain: { description: The queue is emptied. }
`;

/** A catalog that lists an event or a span of another. */
function importedSignal(wrong: string, right: string): FileExample {
  const around = (listed: string): Files => ({
    "catalog.yaml": `${counter}imports:\n  - from: ./shared.yaml\n    ${listed}\n`,
    "shared.yaml": signals,
  });
  return { wrong: around(wrong), right: around(right) };
}

function twoImports(second: string): string {
  const first = "  - from: ./shared.yaml\n    metrics: { queue.depth: }\n";
  const entry = second === "" ? "  - ./old.yaml\n" : `  - from: ./old.yaml\n    metrics: { ${second} }\n`;
  return `${counter}imports:\n${first}${entry}`;
}

function twoNames(use: string): string {
  const metric = `  messages: { instrument: counter, description: What came in., attributes: { queue: ${use} } }\n`;
  return `${counter}${metric}imports: [./shared.yaml, ./old.yaml]\n`;
}

const none = '{ "version": 1, "findings": [] }\n';

/** What is found in files beside the catalog, or in the whole of it. */
export const fileExamples = {
  "catalog-empty": {
    wrong: { "catalog.yaml": "# To be written.\n" },
    right: { "catalog.yaml": "catalog: 1\nname: shop\nmetrics: {}\n" },
  },
  "unknown-part": {
    wrong: { "catalog.yaml": `${counter}include: [checkout.yaml]\n` },
    right: {
      "catalog.yaml": `${counter}include: [checkout.yaml]\n`,
      "checkout.yaml": "metrics:\n  checkouts: { instrument: counter, description: A customer paid. }\n",
    },
  },
  "unknown-import": {
    wrong: { "catalog.yaml": `${counter}imports: [./shared.yaml]\n` },
    right: { "catalog.yaml": `${counter}imports: [./shared.yaml]\n`, "shared.yaml": shared },
  },
  "import-cycle": ofFile(
    "shared.yaml",
    "imports: [./shared.yaml]\n",
    `${shared}imports:\n  - ./catalog.yaml\n`,
    shared,
  ),
  "unknown-imported-metric": imported("queue.depht:", "queue.depth:"),
  "unknown-imported-event": importedSignal("events: { queue.stuk: }", "events: { queue.stuck: }"),
  "unknown-imported-span": importedSignal("spans: { queue.drian: }", "spans: { queue.drain: }"),
  "import-clash": {
    wrong: { "catalog.yaml": twoImports("queue.depth:"), "shared.yaml": shared, "old.yaml": shared },
    right: { "catalog.yaml": twoImports(""), "shared.yaml": shared, "old.yaml": shared },
  },
  "import-contradiction": imported(
    "queue.depth: { attributes: { queue: [batch, urgent] } }",
    "queue.depth: { attributes: { queue: [urgent] } }",
  ),
  "ambiguous-attribute": {
    wrong: { "catalog.yaml": twoNames(""), "shared.yaml": shared, "old.yaml": shared },
    right: { "catalog.yaml": twoNames('{ from: "./shared.yaml" }'), "shared.yaml": shared, "old.yaml": shared },
  },
  "foreign-format": {
    wrong: {
      "catalog.yaml":
        "groups:\n  - id: metric.orders\n    type: metric\n    metric_name: orders\n    instrument: counter\n",
    },
    right: { "catalog.yaml": counter },
  },
  "markdown-markers": ofFile(
    "README.md",
    "generate: { markdown: [README.md] }\n",
    "# Shop\n\n<!-- meterbook:begin metrics -->\n",
    "# Shop\n\n<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n",
  ),
  "include-failed": ofFile(
    "docs/config.md",
    "page: { sections: [{ title: Configuration, include: docs/config.md }] }\n",
    "# Keys\n\nThere are none.\n",
    "### Keys\n\nThere are none.\n",
  ),
  "template-failed": ofFile(
    "names.hbs",
    "generate: { templates: { names.txt: names.hbs } }\n",
    "{{#each metrics}}{{name}}\n",
    "{{#each metrics}}{{name}}\n{{/each}}\n",
  ),
  "recorded-in-failed": ofFile(
    "usage.json",
    "generate: { recorded_in: usage.json }\n",
    "[]\n",
    '{ "format": 1, "recorded_in": { "orders": ["src/shop.ts"] } }\n',
  ),
  "invalid-baseline": ofBaseline('{ "version": 1, "findings": [\n', none),
  "unused-baseline-entry": ofBaseline(
    '{ "version": 1, "findings": [{ "code": "missing-description", "at": ["metrics", "orders"] }] }\n',
    none,
  ),
} as const satisfies Readonly<Record<string, FileExample>>;
