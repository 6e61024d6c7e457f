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
  - { id: entity.c, type: entity }
  - { id: entity.a, type: resource }
  - { id: entity.b, type: entity }
  - { id: profile.a, type: profile }
  - { id: old }
`;
    expect(linesOf([others, others.split("\n").slice(0, 2).join("\n")])).toEqual([
      '0.yaml:2 3 entities have no place in a catalog, and are left out: "entity.c", "entity.a", "entity.b"',
      '0.yaml:5 the profile group "profile.a" has no place in a catalog, and is left out',
      '0.yaml:6 the untyped group "old" has no place in a catalog, and is left out',
      '1.yaml:2 the entity "entity.c" has no place in a catalog, and is left out',
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
      '0.yaml:3 2 attribute groups are used by no metric, event or span, and are left out: "none", "other"',
      '0.yaml:8 2 attributes are used by no metric, event or span, and are left out: "b", "c"',
    ]);
  });

  test("what a dependency has beside is none of the registry's", () => {
    const dependency = `groups:
  - { id: registry, type: attribute_group, attributes: [{ id: a, type: string }, { id: b, type: string }] }
  - { id: entity.a, type: entity }
`;
    expect(linesOf([metric("{ ref: a }")], [dependency])).toEqual([]);
  });
});

test("an attribute that only a span or an event uses is used", () => {
  const text = `groups:
  - { id: registry, type: attribute_group, attributes: [{ id: a, type: string }, { id: b, type: string }, { id: c, type: string }] }
  - { id: span.s, type: span, attributes: [{ ref: a }] }
  - { id: event.e, type: event, name: e, attributes: [{ ref: b }] }
`;
  expect(linesOf([text])).toEqual(['0.yaml:2 the attribute "c" is used by no metric, event or span, and is left out']);
});

test("sections of definition/2 are listed, with what is imported beside entries", () => {
  const text = `file_format: definition/2
attributes: [{ key: a, type: string }, { key: b, type: string }]
attribute_groups: [{ id: common, attributes: [{ ref: a }] }, { id: none, attributes: [{ ref: b }] }]
metrics: [{ name: orders, instrument: counter, unit: "1", brief: Orders., stability: stable, attributes: [{ ref_group: common }] }]
entities: [{ type: host }]
entity_refinements: [{ id: host.more, ref: host }]
imports: { entities: [x.*] }
`;
  expect(linesOf([text])).toEqual([
    '0.yaml:5 the entity "host" has no place in a catalog, and is left out',
    '0.yaml:6 the entity refinement "host.more" has no place in a catalog, and is left out',
    '0.yaml:7 the import "entities" has no place in a catalog, and is left out',
    '0.yaml:3 the attribute group "none" is used by no metric, event or span, and is left out',
    '0.yaml:2 the attribute "b" is used by no metric, event or span, and is left out',
  ]);
});

test("of a published registry, entities count once, and attributes that nothing refers to are listed", () => {
  const text = `file_format: resolved/2.0
schema_url: https://example.com/1.0.0
attribute_catalog:
  - { key: a, type: string }
  - { key: b, type: string }
  - { key: c, type: string }
registry: { spans: [{ type: s, kind: client, attributes: [{ base: 0 }] }], events: [], entities: [{ type: host }], attribute_groups: [{ id: g }] }
refinements: { spans: [{ id: s, type: s }, { id: s.more, type: s, attributes: [{ base: 1 }] }], entities: [{ id: host, type: host }, { id: host.more, type: host }] }
`;
  expect(linesOf([text])).toEqual([
    '0.yaml:7 the entity "host" has no place in a catalog, and is left out',
    '0.yaml:8 the entity refinement "host.more" has no place in a catalog, and is left out',
    '0.yaml:7 the attribute group "g" is used by no metric, event or span, and is left out',
    '0.yaml:6 the attribute "c" is used by no metric, event or span, and is left out',
  ]);
});

test.each([
  ["groups", "groups: []\npanels: []\n"],
  ["definition/2", "file_format: definition/2\nmetrics: []\npanels: []\n"],
  ["resolved/2.0", "file_format: resolved/2.0\nregistry: {}\npanels: []\n"],
])("a key at the top that %s does not have is a loss with its place", (_, text) => {
  expect(linesOf([text])).toEqual([
    `0.yaml:${text.split("\n").length - 1} "panels" of the file has no place in a catalog`,
  ]);
});
