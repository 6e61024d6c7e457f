import { parse } from "yaml";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { readVersion, type Version } from "../../../generator/diff/read-version.js";
import type { CatalogText } from "../../../generator/sources/catalog-text.js";

/** A catalog as a person writes it, in the shape that YAML has in JavaScript. */
export type Written = { readonly [key: string]: unknown };
export type Edit = (document: Written) => Written;

/** Every field of the format, and every kind of metric with and without attributes. Most of it is stable. */
export const richText = `
catalog: 1
name: shop
prefix: shop.
meter: { version: "1.4.0", schema_url: "https://example.com/schemas/1.4.0" }
context:
  region: { values: [eu, us], description: Where it runs. }
  canary: { type: boolean, required: false }
  tenant: { type: string, max_values: 10 }
attributes:
  tool: { type: string, description: Name of the tool., max_length: 40, pattern: "[a-z]+", examples: [axe, saw] }
  status: { values: { ok: It worked., error_*: It failed., error_late: It took too long. }, description: How it ended. }
defaults: { value_type: double }
metrics:
  tool.calls:
    instrument: counter
    stability: stable
    description: Calls of a tool.
    unit: "{call}"
    value_type: int
    note: Retries count.
    recorder: toolCalls
    owner: tools
    since: "1.0"
    links: ["https://example.com/1", "https://example.com/2"]
    tags: [tools, calls]
    entities: [host]
    annotations: { board: 7, panels: [one, two] }
    enabled: true
    cardinality: 3000
    allow: [cardinality-budget]
    attributes:
      tool:
      status:
      kind: { values: [main], open: true }
      tier: { values: [1, 2, 3] }
      attempt: { type: int, min: 1, max: 9 }
      ratio: { type: double, required: false }
      dry: boolean
      mode: { values: { old: , new: { description: Since May., note: Mostly., stability: beta }, last: } }
      site: { type: int, open: true, values: { 1: The shop., 2: The store. }, required: { when: there are two } }
      area: { type: string, required: { recommended: it is cheap } }
      plan: { type: boolean, stability: beta, note: By hand., annotations: { from: survey } }
      flags: { type: "string[]", max_items: 5 }
  paid:
    instrument: counter
    stability: stable
    description: Payments.
    attributes: { region.code: string }
    variants:
      card: { description: By card., attributes: { network: [one, two] } }
      cash: { attributes: { till: int }, note: Coins., recorder: paidInCash }
  starts: { instrument: counter, stability: stable, description: Starts. }
  open.sessions:
    instrument: up_down_counter
    stability: stable
    description: Sessions.
    attributes: { kind: { values: [web, app], required: false, sensitivity: internal, max_values: 20 } }
  level: { instrument: gauge, stability: stable, description: Level. }
  temperature: { instrument: gauge, stability: stable, unit: Cel, attributes: { core: { type: int } } }
  latency:
    instrument: histogram
    stability: release_candidate
    description: Time to answer.
    unit: ms
    buckets: [1, 10, 100]
    expires: "2031-01-31"
    attributes:
      route: { type: string, deprecated: { since: "1.1", reason: Too many., renamed_to: tool } }
      cached: { type: boolean, required: false }
      status: { ref: status, required: false }
  wait: { instrument: histogram, stability: stable, description: Waiting., unit: s }
  size: { instrument: histogram, stability: stable, description: Size., unit: By }
  queue: { instrument: gauge, stability: stable, observable: true, attributes: { queue: [fast, slow] } }
  uptime: { instrument: counter, stability: stable, observable: true, unit: s }
  old.calls:
    instrument: counter
    stability: stable
    description: As calls were counted once.
    deprecated: { since: "1.2", reason: Counted twice., renamed_to: tool.calls }
  sent: { instrument: counter, stability: stable, description: Messages. }
  mails:
    instrument: counter
    stability: stable
    description: As messages were called once.
    deprecated: { renamed_to: sent, emit: both, until: "2031-01-31", convert: false }
  young: { instrument: counter, stability: alpha, description: New., attributes: { step: [one, two] } }
  grown: { instrument: counter, stability: beta, description: Not so new. }
  later: { instrument: counter, status: planned, stability: stable, description: To come., attributes: { step: [one, two] } }
  gone: { instrument: counter, status: removed, description: No more. }
  notes: { instrument: counter, stability: stable, description: Notes., attributes: { step: [one, two] } }
  notes.time: { instrument: histogram, stability: stable, description: Long., unit: ms, attributes: { step: [one, two], by: string } }
events:
  tool.done:
    description: A tool is done.
    severity: warn
    stability: stable
    attributes: { tool: , success: boolean, took_s: double, comment: { type: string, required: false, sensitivity: secret, redact: length, content: tool_content } }
    records:
      notes: { step: { from: success, values: { true: one, false: two } } }
      notes.time: { value: { from: took_s, unit: s }, by: { from: tool }, step: { constant: one } }
    recorder: toolDone
  tool.begun: { stability: stable, description: A tool began. }
spans:
  work:
    description: A piece of work.
    kind: client
    stability: stable
    attributes: { tool: , end: { values: [good, bad], required: { when: the span ends } } }
    events: [tool.done]
    records: { notes.time: { value: duration, by: { constant: all }, step: { constant: two } } }
  rest: { stability: stable, description: No work. }
page:
  title: The shop
  introduction: What it measures.
  context_title: On each
  catalog_text: All of them.
  attributes_title: Fields
  sections: [{ title: Privacy, text: Nothing leaves. }, { title: Config, include: config.md, after_metrics: true }]
generate:
  output: generated
  outputs: { recorders: true, validators: true, metrics: true, telemetry: false, catalog: true, dictionary: false }
  language: typescript
  modules: esm
  import_extension: js
  command: npm run generate
  source_link: "https://example.com/{path}"
  recorded_in: usage.json
  markdown: [README.md]
  templates: { names.txt: names.hbs }
lint:
  rules: { missing-owner: error }
prometheus: { translation_strategy: UnderscoreEscapingWithSuffixes, exporter: otlp }
queries: { files: [dashboards/*.json], owns: ["shop_*"], labels: [cluster], in_reference: false }
`;

export const rich: Written = parse(richText);

/** In YAML, a metric on a line, which the reader of plain YAML takes: reading and writing are most of what these tests do. */
export function textOf(document: Written): string {
  return entriesOf(document)
    .map(([key, value]) => `${key}:${isMap(value) ? below(value) : ` ${inBrackets(value)}`}\n`)
    .join("");
}

function below(map: Written): string {
  const lines = entriesOf(map).map(([key, value]) => `\n  ${key}: ${inBrackets(value)}`);
  return lines.length === 0 ? " {}" : lines.join("");
}

const texts = new WeakMap<object, string>();

/** An edit leaves most objects as they are. */
function inBrackets(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const text = texts.get(value) ?? (Array.isArray(value) ? listInBrackets(value) : mapInBrackets(value as Written));
  texts.set(value, text);
  return text;
}

function listInBrackets(list: readonly unknown[]): string {
  return `[${list.map(inBrackets).join(", ")}]`;
}

function mapInBrackets(map: Written): string {
  const entries = entriesOf(map).map(([key, value]) => `${key}: ${inBrackets(value)}`);
  return `{${entries.join(", ")}}`;
}

function entriesOf(map: Written): readonly (readonly [string, unknown])[] {
  return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[JSON.stringify(key), value]]));
}

function isMap(value: unknown): value is Written {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const known = new Map<string, Version>();

/** What a text means, which is read once; the findings of its rules are of no interest here. */
export function versionOf(text: string, name = "catalog.yaml"): Version {
  const key = `${name}\n${text}`;
  const version = known.get(key) ?? read({ name, text });
  known.set(key, version);
  return version;
}

function read(source: CatalogText): Version {
  const found = new DiagnosticCollector();
  const version = readVersion(source, found);
  if (version === undefined) throw new Error(`not a catalog: ${found.sorted().map(({ message }) => message)}`);
  return version;
}

/** The value of a key, whose path is written with `/`. */
export function set(path: string, value: unknown): Edit {
  return (document) => changed(document, path.split("/"), () => value);
}

export function unset(path: string): Edit {
  return set(path, undefined);
}

/** Another name for a key, in its place. */
export function rename(path: string, name: string): Edit {
  const steps = path.split("/");
  const last = steps.pop() ?? "";
  const renamed = (parent: Written) =>
    Object.fromEntries(Object.entries(parent).map(([key, value]) => [key === last ? name : key, value]));
  return (document) => changed(document, steps, (parent) => renamed(parent as Written));
}

export function all(...edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((edited, edit) => edit(edited), document);
}

function changed(
  document: Written,
  [step = "", ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): Written {
  const inner = document[step];
  const value = rest.length === 0 ? change(inner) : changed((inner ?? {}) as Written, rest, change);
  const { [step]: _, ...others } = document;
  return value === undefined ? others : { ...document, [step]: value };
}
