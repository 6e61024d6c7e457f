import { describe, expect, test } from "vitest";
import { isLoss } from "../../../../generator/diagnostics/import-codes.js";
import type { ImportedSignal } from "../../../../generator/import/imported-catalog.js";
import { readOtel } from "../../../../generator/import/otel/read-otel.js";
import { positionOf } from "../../../../generator/source.js";

const source = (text: string, index = 0) => ({ name: `${index}.yaml`, text });

function read(texts: readonly string[], dependencies: readonly string[] = []) {
  const { signals = [], losses } = readOtel(texts.map(source), [dependencies.map((text) => source(text, 9))]);
  const lines = losses.filter(isLoss).map(({ code, at, message }) => {
    return `${"source" in at ? `${at.source.name}:${positionOf(at).line}` : at.name} ${code} ${message}`;
  });
  return { signals, lines };
}

/** Without what is undefined, as a person would write it. */
function plain(signal: ImportedSignal | undefined): unknown {
  const { at: _, ...said } = signal ?? { at: null };
  return JSON.parse(JSON.stringify(said));
}

const registry = `groups:
  - id: registry.shop
    type: attribute_group
    attributes:
      - { id: shop.channel, type: string, brief: Where., stability: stable }
      - { id: shop.code, type: int, brief: The code. }
      - { id: shop.payload, type: any, brief: All., examples: [x, 3, true] }
      - { id: shop.header, type: "template[string]", brief: Each. }
      - { id: shop.tables, type: "string[]", examples: [a, b] }
`;

describe("an event of groups", () => {
  test("has its name, texts, attributes, entities and annotations", () => {
    const text = `groups:
  - id: event.closed
    name: shop.closed
    type: event
    brief: It closes.
    note: Every night.
    stability: beta
    deprecated: { reason: renamed, renamed_to: shop.shut, note: Say shut. }
    entity_associations: [{ type: service }, host]
    annotations: { more: [1] }
    attributes: [{ ref: shop.channel, requirement_level: required }, { ref: shop.code, requirement_level: { conditionally_required: if known } }]
`;
    const { signals, lines } = read([registry, text]);
    expect(lines).toEqual([]);
    expect(plain(signals[0])).toEqual({
      kind: "event",
      name: "shop.closed",
      description: "It closes.",
      note: "Every night.",
      stability: "beta",
      deprecated: { reason: "Say shut.", renamedTo: "shop.shut" },
      entities: ["service", "host"],
      annotations: { more: [1] },
      attributes: [
        { key: "shop.channel", type: "string", requirement: "required", description: "Where.", stability: "stable" },
        { key: "shop.code", type: "int", requirement: { when: "if known" }, description: "The code." },
      ],
    });
  });

  test("is called by its id where it has no name", () => {
    expect(read(["groups: [{ id: event.shop.old, type: event, brief: Old. }]\n"]).signals[0]?.name).toBe("shop.old");
  });

  test.each([
    ["TRACE (severity number 1)", "trace"],
    ["INFO (severity number 12)", "info"],
    ["WARN (severity number 13)", "warn"],
    ["FATAL4 (severity number 24)", "fatal"],
  ])("takes its severity from the words of its note: %s", (words, severity) => {
    const note = `Instrumentations SHOULD set the severity to ${words} when recording it, or to DEBUG (severity number 5).`;
    const { signals, lines } = read([`groups:\n  - { id: event.e, name: e, type: event, note: "${note}" }\n`]);
    expect(signals[0]).toMatchObject({ severity });
    expect(lines).toEqual([
      `0.yaml:2 import/guessed the severity "${severity}" of the event "e" is taken from the words of its note`,
    ]);
  });

  test("with a body, an unknown number of attributes, or one that is off, is a loss each", () => {
    const text = `groups:
  - id: event.e
    name: e
    type: event
    requirement_level: opt_in
    body: { id: e, type: map }
    tone: grave
    attributes: [{ ref: shop.header }, { ref: shop.payload }]
`;
    const { signals, lines } = read([registry, text]);
    expect(signals[0]?.attributes).toMatchObject([
      { key: "shop.payload", type: "string", examples: ["x", "3", "true"] },
    ]);
    expect(lines).toEqual([
      '0.yaml:8 import/unsupported-type the attribute "shop.header" of the type "template[string]" stands for any number of attributes, and is left out',
      '0.yaml:7 import/unsupported-type the attribute "shop.payload" of the type "any" becomes a string',
      '1.yaml:7 import/unknown-key "tone" of the event "e" has no place in a catalog',
      '1.yaml:5 import/unknown-key "e" is off unless it is asked for, and a catalog has no such events and spans; it is on',
      '1.yaml:6 import/unknown-key the event "e" has a body, and those of a catalog have attributes only; it is left out',
    ]);
  });
});

describe("a span of groups", () => {
  test("is called by its type; what it requires is known at its end, and at its start where sampling needs it", () => {
    const text = `groups:
  - { id: base, type: attribute_group, attributes: [{ ref: shop.channel, requirement_level: required }] }
  - id: span.shop.order.client
    type: span
    extends: base
    span_kind: client
    brief: An order.
    note: "**Span name** is the channel."
    events: [event.shop.closed]
    attributes: [{ ref: shop.channel, sampling_relevant: true }, { ref: shop.header, sampling_relevant: true }, { ref: shop.code, requirement_level: required }, { ref: shop.tables }]
  - { id: event.shop.closed, name: shop.closed, type: event }
`;
    const { signals, lines } = read([registry, text]);
    expect(lines).toHaveLength(1);
    expect(plain(signals.find(({ kind }) => kind === "span"))).toEqual({
      kind: "span",
      name: "shop.order.client",
      description: "An order.",
      note: "**Span name** is the channel.",
      spanKind: "client",
      events: ["shop.closed"],
      entities: [],
      annotations: { otel: { sampling_relevant: ["shop.channel"] } },
      attributes: [
        { key: "shop.channel", type: "string", requirement: "required", description: "Where.", stability: "stable" },
        { key: "shop.code", type: "int", requirement: { when: "the span ends" }, description: "The code." },
        { key: "shop.tables", type: "string[]", requirement: "recommended", examples: [["a", "b"]] },
      ],
    });
  });

  test("with a kind that is none, an event that is not there, or without an id, is a loss", () => {
    const text = `groups:
  - { id: span.s, type: span, span_kind: sideways, events: [nothing] }
  - { type: span }
`;
    expect(read([text]).lines).toEqual([
      '0.yaml:2 import/unreadable OpenTelemetry has no spans of the kind "sideways", so that "s" is internal',
      '0.yaml:2 import/unknown-reference the span "s" refers to the event "nothing", which none of the files defines',
      "0.yaml:3 import/unreadable a span without a type is left out",
    ]);
  });
});

const definitions = `file_format: definition/2
attribute_groups: [{ id: common, attributes: [{ ref: shop.channel, requirement_level: required }] }]
spans:
  - type: shop.order
    kind: producer
    name: { note: "{shop.channel}" }
    brief: An order.
    stability: stable
    attributes: [{ ref_group: common }, { ref: shop.code, note: Base. }]
span_refinements:
  - { id: span.shop.web.order, ref: shop.order, brief: On the page., attributes: [{ ref: shop.channel, sampling_relevant: true, examples: [web] }] }
  - { id: span.shop.web.fast, ref: span.shop.web.order, attributes: [{ ref: shop.code, brief: Fast. }] }
events: [{ name: shop.closed, brief: It closes., attributes: [{ ref_group: common }] }]
event_refinements: [{ id: shop.closed.web, ref: shop.closed }]
`;

test("a refinement of a span is a span with all that it inherits; that of an event is a loss, as both have one name", () => {
  const { signals, lines } = read([registry, definitions]);
  expect(lines).toEqual([
    '1.yaml:14 import/name-collision "shop.closed.web" is recorded as the event "shop.closed", which stands in the catalog itself; it is left out',
  ]);
  expect(signals.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "event shop.closed",
    "span shop.order",
    "span shop.web.order",
    "span shop.web.fast",
  ]);
  expect(plain(signals[1])).toMatchObject({
    spanKind: "producer",
    annotations: { otel: { span_name: "{shop.channel}" } },
    attributes: [
      { key: "shop.channel", requirement: { when: "the span ends" } },
      { key: "shop.code", note: "Base." },
    ],
  });
  expect(plain(signals[3])).toMatchObject({
    description: "On the page.",
    spanKind: "producer",
    stability: "stable",
    annotations: { otel: { span_name: "{shop.channel}", sampling_relevant: ["shop.channel"] } },
    attributes: [
      { key: "shop.channel", requirement: "required", examples: ["web"] },
      { key: "shop.code", note: "Base.", description: "Fast." },
    ],
  });
});

test("what refines nothing, and what is imported from nowhere, is a loss; from a dependency it comes over", () => {
  const own = "file_format: definition/2\nimports: { events: [shop.*], spans: [shop.order] }\n";
  const names = read([own], [registry, definitions]).signals.map(({ name }) => name);
  expect(names).toEqual(["shop.closed", "shop.order"]);
  const lost =
    "file_format: definition/2\nspan_refinements: [{ id: a, ref: b }]\nevent_refinements: [{ id: c, ref: d }]\n";
  expect(read([own, lost]).lines.map((line) => line.split(" ")[1])).toEqual(Array(4).fill("import/unknown-reference"));
});

test("a published registry has its events and spans in full, each once", () => {
  const text = `file_format: resolved/2.0
schema_url: https://example.com/1.0.0
attribute_catalog: [{ key: shop.channel, type: string, brief: Where. }]
registry:
  spans: [{ type: shop.order, kind: client, name: { note: n }, brief: An order., attributes: [{ base: 0, requirement_level: required, sampling_relevant: true, odd: 1 }] }]
  events: [{ name: shop.closed, brief: It closes., attributes: [{ base: 0, requirement_level: opt_in }] }]
refinements:
  spans: [{ id: shop.order, type: shop.order, kind: client }, { id: shop.web, type: shop.order, kind: client, attributes: [{ base: 0, requirement_level: required }] }]
  events: [{ id: shop.closed, name: shop.closed }, { id: shop.closed.web, name: shop.closed }]
`;
  const { signals, lines } = read([text]);
  expect(lines).toEqual([
    '0.yaml:9 import/name-collision "shop.closed.web" is recorded as the event "shop.closed", which stands in the catalog itself; it is left out',
    '0.yaml:5 import/unknown-key "odd" of an attribute of "shop.order" has no place in a catalog',
  ]);
  expect(signals.map(({ name, attributes = [] }) => [name, attributes[0]?.requirement])).toEqual([
    ["shop.closed", "opt_in"],
    ["shop.order", "required"],
    ["shop.web", { when: "the span ends" }],
  ]);
  expect(signals[1]?.annotations).toEqual({ otel: { span_name: "n", sampling_relevant: ["shop.channel"] } });
});

test("what is not wanted is not read, and none of its losses is reported", () => {
  const { metrics, signals, losses } = readOtel([registry, definitions].map(source), [], (kind) => kind === "span");
  expect([metrics, signals?.map(({ kind }) => kind)]).toEqual([[], ["span", "span", "span"]]);
  expect(losses.filter(isLoss)).toEqual([]);
});
