import { describe, expect, test } from "vitest";
import { readOtel } from "../../../../generator/import/otel/read-otel.js";
import { positionOf } from "../../../../generator/source.js";

const source = (text: string, index = 0) => ({ name: `${index}.yaml`, text });

/** `file:line message` of each line, in which the name of the code is left out. */
function linesOf(texts: readonly string[], dependencies: readonly string[] = []): readonly string[] {
  const { losses } = readOtel(texts.map(source), [dependencies.map((text) => source(text, 9))]);
  return losses.map(({ at, message }) => {
    return "source" in at ? `${at.source.name}:${positionOf(at).line} ${message}` : `${at.name} ${message}`;
  });
}

const orders =
  "id: metric.orders, type: metric, metric_name: orders, instrument: counter, brief: Orders., stability: stable";
const metric = (attributes: string) => `groups:\n  - { ${orders}, unit: "1", attributes: [${attributes}] }\n`;

describe("groups", () => {
  test("each type is a line for each file", () => {
    const others = `groups:
  - { id: span.a, type: span }
  - { id: span.b, type: span }
  - { id: event.a, type: event }
  - { id: entity.a, type: resource }
  - { id: entity.b, type: entity }
  - { id: profile.a, type: profile }
  - { id: old }
`;
    expect(linesOf([others, others.split("\n").slice(0, 2).join("\n")])).toEqual([
      '0.yaml:2 2 spans are no metrics, and are left out: "span.a", "span.b"',
      '0.yaml:4 the event "event.a" is no metric, and is left out',
      '0.yaml:5 2 entities are no metrics, and are left out: "entity.a", "entity.b"',
      '0.yaml:7 the profile group "profile.a" is no metric, and is left out',
      '0.yaml:8 the untyped group "old" is no metric, and is left out',
      '1.yaml:2 the span "span.a" is no metric, and is left out',
    ]);
  });

  test("a group counts as used when it is extended, or when one of its attributes is", () => {
    const used = `groups:
  - { id: base, type: attribute_group, attributes: [{ ref: a }] }
  - { id: none, type: attribute_group, attributes: [{ ref: a }] }
  - id: registry
    type: attribute_group
    attributes:
      - { id: a, type: string }
      - { id: b, type: string }
      - { id: c, type: string }
  - { id: other, type: attribute_group, attributes: [{ id: d, type: string }, { id: e, type: string }] }
`;
    const extending = `groups:\n  - { ${orders}, unit: "1", extends: base }\n`;
    expect(linesOf([used, extending])).toEqual([
      '0.yaml:3 2 attribute groups are used by no metric, and are left out: "none", "other"',
      '0.yaml:8 2 attributes are used by no metric, and are left out: "b", "c"',
    ]);
  });

  test("what a dependency has beside is none of the registry's", () => {
    const dependency = `groups:
  - { id: registry, type: attribute_group, attributes: [{ id: a, type: string }, { id: b, type: string }] }
  - { id: span.a, type: span }
`;
    expect(linesOf([metric("{ ref: a }")], [dependency])).toEqual([]);
  });
});

test("sections of definition/2 are listed, with what is imported beside metrics", () => {
  const text = `file_format: definition/2
attributes: [{ key: a, type: string }, { key: b, type: string }]
attribute_groups: [{ id: common, attributes: [{ ref: a }] }, { id: none, attributes: [{ ref: b }] }]
metrics: [{ name: orders, instrument: counter, unit: "1", brief: Orders., stability: stable, attributes: [{ ref_group: common }] }]
spans: [{ type: s, kind: client }]
span_refinements: [{ id: s.more, ref: s }]
events: [{ name: e }]
entities: [{ type: host }]
imports: { events: [x.*] }
`;
  expect(linesOf([text])).toEqual([
    '0.yaml:5 the span "s" is no metric, and is left out',
    '0.yaml:6 the span refinement "s.more" is no metric, and is left out',
    '0.yaml:7 the event "e" is no metric, and is left out',
    '0.yaml:8 the entity "host" is no metric, and is left out',
    '0.yaml:9 the import "events" is no metric, and is left out',
    '0.yaml:3 the attribute group "none" is used by no metric, and is left out',
    '0.yaml:2 the attribute "b" is used by no metric, and is left out',
  ]);
});

test("a published registry repeats its signals as refinements, and each is listed once", () => {
  const text = `file_format: resolved/2.0
attribute_catalog: []
registry: { spans: [{ type: s }], events: [{ name: e }], entities: [] }
refinements: { spans: [{ id: s, type: s }, { id: s.more, type: s }] }
`;
  expect(linesOf([text])).toEqual([
    '0.yaml:3 the span "s" is no metric, and is left out',
    '0.yaml:4 the span refinement "s.more" is no metric, and is left out',
    '0.yaml:3 the event "e" is no metric, and is left out',
  ]);
});
