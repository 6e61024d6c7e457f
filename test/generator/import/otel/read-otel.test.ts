import { describe, expect, test } from "vitest";
import { isLoss } from "../../../../generator/diagnostics/import-codes.js";
import { readOtel } from "../../../../generator/import/otel/read-otel.js";

const source = (text: string, name = "model.yaml") => ({ name, text });
/** Without the lines about what a catalog has no place for (left-out.test.ts). */
function read(...texts: readonly string[]) {
  const { metrics, losses, ...others } = readOtel(texts.map((text, index) => source(text, `${index}.yaml`)));
  return { ...others, metrics, losses: losses.filter(isLoss) };
}
const codes = (...texts: readonly string[]) => read(...texts).losses.map(({ code }) => code);

const attributes = `groups:
  - id: registry.shop
    type: attribute_group
    prefix: shop
    attributes:
      - id: channel
        type:
          members:
            - { id: web, value: web, brief: The page., stability: stable }
            - { id: old, value: wap, stability: development, deprecated: { reason: obsoleted, note: Gone. } }
        brief: Where it was ordered.
        examples: [web]
        stability: stable
      - { id: code, type: { members: [{ id: ok, value: 0 }, { id: bad, value: 3 }] }, brief: The code. }
      - { id: sizes, type: "int[]", brief: Sizes., examples: [[1, 2]] }
`;

describe("groups", () => {
  const metric = (more: string) => `groups:
  - id: metric.shop.orders
    type: metric
    metric_name: shop.orders
    instrument: counter
    unit: "{order}"
    brief: Orders.
    stability: experimental
${more}`;

  test("a metric has its own attributes before those that it extends, and both before the registry", () => {
    const base = `groups:
  - { id: base.deep, type: attribute_group, attributes: [{ ref: shop.code, requirement_level: required, note: Deep. }] }
  - id: base
    type: attribute_group
    extends: base.deep
    attributes:
      - { ref: shop.channel, requirement_level: { conditionally_required: if it is known } }
      - { ref: shop.code, note: Base. }
`;
    const own = metric(
      "    extends: base\n    attributes: [{ ref: shop.channel, brief: Own. }, { ref: shop.sizes, requirement_level: opt_in }]\n",
    );
    const { metrics, losses } = read(attributes, base, own);
    expect(losses).toEqual([]);
    expect(metrics).toHaveLength(1);
    expect(metrics[0]).toMatchObject({
      name: "shop.orders",
      instrument: "counter",
      unit: "{order}",
      description: "Orders.",
      stability: "development",
      attributes: [
        { key: "shop.code", type: "int", open: true, requirement: "required", note: "Base.", description: "The code." },
        {
          key: "shop.channel",
          type: "string",
          open: true,
          requirement: { when: "if it is known" },
          description: "Own.",
          examples: ["web"],
          values: [
            { value: "web", description: "The page.", stability: "stable" },
            { value: "wap", stability: "development", deprecated: { reason: "Gone." } },
          ],
        },
        { key: "shop.sizes", type: "int[]", requirement: "opt_in", examples: [[1, 2]] },
      ],
    });
  });

  test("deprecations in both forms, value types, entities and annotations are read", () => {
    const more = `    deprecated: { reason: renamed, renamed_to: shop.sales, note: Say sales. }
    entity_associations: [service, host]
    annotations: { code_generation: { metric_value_type: int }, more: [1] }
`;
    expect(read(metric(more)).metrics[0]).toMatchObject({
      valueType: "int",
      entities: ["service", "host"],
      annotations: { code_generation: { metric_value_type: "int" }, more: [1] },
      deprecated: { reason: "Say sales.", renamedTo: "shop.sales" },
    });
    expect(read(metric("    deprecated: Gone.\n")).metrics[0]?.deprecated).toEqual({ reason: "Gone." });
  });

  test.each([
    ["import/unknown-reference", "    attributes: [{ ref: nowhere }]\n"],
    ["import/unknown-reference", "    extends: nowhere\n"],
    ["import/unknown-reference", "    extends: metric.shop.orders\n"],
    ["import/unknown-key", "    display_name: Orders\n"],
    ["import/unknown-key", "    attributes: [{ id: a, type: string, tag: b }]\n"],
    ["import/unsupported-type", "    attributes: [{ id: a, type: any }]\n"],
    ["import/unsupported-type", '    attributes: [{ id: a, type: "template[string]" }]\n'],
    ["import/unsupported-type", "    attributes: [{ id: a, type: { members: [{ id: t, value: true }] } }]\n"],
    ["import/unreadable", "    attributes: [{ id: a, type: string, stability: eternal }]\n"],
  ])("%s: %s", (code, more) => {
    const found = codes(metric(more));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([code]));
  });

  test("an instrument that OpenTelemetry has not, and a file of something else, are losses", () => {
    expect(codes("groups: [{ id: a, type: metric, metric_name: a, instrument: summary }]\n")).toEqual([
      "import/unsupported-instrument",
    ]);
    expect(codes("panels: []\n")).toEqual(["import/unreadable"]);
    expect(codes("a: [\n")).toEqual(["import/unreadable"]);
  });
});

describe("definition/2", () => {
  const definitions = `file_format: definition/2
attributes:
  - { key: shop.kind, type: string, brief: Kind., stability: stable }
attribute_groups:
  - { id: inner, visibility: internal, attributes: [{ ref: shop.kind, note: Inner. }] }
  - { id: outer, visibility: internal, attributes: [{ ref_group: inner }, { ref: shop.channel }] }
metrics:
  - name: shop.carts
    instrument: updowncounter
    unit: "{cart}"
    brief: Carts.
    stability: stable
    requirement_level: opt_in
    attributes: [{ ref: shop.kind, requirement_level: required }, { ref_group: outer }]
metric_refinements:
  - { id: metric.shop.carts.web, ref: shop.carts, brief: On the page., attributes: [{ ref: shop.kind, note: Page. }] }
spans: [{ type: shop, kind: client, brief: A span., attributes: [{ ref: shop.kind }] }]
`;

  test("refs count before groups in any order, groups nest, v1 attributes are found, refinements are variants", () => {
    const { metrics, losses } = read(definitions, attributes);
    expect(losses).toEqual([]);
    expect(metrics[0]).toMatchObject({
      name: "shop.carts",
      instrument: "up_down_counter",
      enabled: false,
      attributes: [
        { key: "shop.kind", requirement: "required", note: "Inner." },
        { key: "shop.channel", requirement: "recommended" },
      ],
      variants: [
        {
          key: "shop.carts.web",
          description: "On the page.",
          attributes: [{ key: "shop.kind", requirement: "required", note: "Page.", description: "Kind." }],
        },
      ],
    });
  });

  test("two groups with one attribute, and a refinement of nothing, are losses", () => {
    expect(
      codes(definitions.replace("{ ref_group: outer }]", "{ ref_group: outer }, { ref_group: inner }]"), attributes),
    ).toEqual(["import/duplicate"]);
    expect(codes("file_format: definition/2\nmetric_refinements: [{ id: a, ref: b }]\n")).toEqual([
      "import/unknown-reference",
    ]);
  });

  test("what a registry refers to and imports is found in another one, and its other metrics are not taken", () => {
    const own = `file_format: definition/2
imports: { metrics: [shop.c*] }
metrics: [{ name: my.own, instrument: gauge, unit: "1", brief: Own., attributes: [{ ref: shop.kind }] }]
`;
    const other = `${definitions}${""}`;
    const { metrics, losses } = readOtel(
      [source(own)],
      [[source(other, "other.yaml"), source(attributes, "more.yaml")]],
    );
    expect(losses).toEqual([]);
    expect(metrics.map(({ name }) => name)).toEqual(["my.own", "shop.carts"]);
    expect(metrics[0]?.attributes?.[0]).toMatchObject({ key: "shop.kind", description: "Kind." });
    expect(
      readOtel([source(own)])
        .losses.map(({ code }) => code)
        .sort(),
    ).toEqual(["import/unknown-reference", "import/unknown-reference"]);
  });
});

test("a published registry refers to its own catalog of attributes by numbers", () => {
  const text = `file_format: resolved/2.0
schema_url: https://example.com/schemas/1.0.0
attribute_catalog:
  - { key: shop.kind, type: string, brief: Kind., stability: stable }
  - { key: shop.kind, type: string, brief: Of the page., stability: stable }
registry:
  attributes: [0]
  metrics:
    - name: shop.carts
      instrument: updowncounter
      unit: "{cart}"
      brief: Carts.
      stability: stable
      attributes: [{ base: 0, requirement_level: { conditionally_required: if known } }]
    - { name: shop.lost, instrument: gauge, unit: "1", brief: Lost., stability: stable, attributes: [{ base: 7 }] }
refinements:
  metrics:
    - { id: shop.carts, name: shop.carts, instrument: updowncounter, unit: "{cart}", brief: Carts., stability: stable, attributes: [{ base: 0 }] }
    - { id: shop.carts.web, name: shop.carts, instrument: updowncounter, unit: "{cart}", brief: Carts., stability: stable, attributes: [{ base: 1 }] }
`;
  const { metrics, losses } = read(text);
  expect(losses.map(({ code }) => code)).toEqual(["import/unknown-reference"]);
  expect(metrics.map(({ name }) => name)).toEqual(["shop.carts", "shop.lost"]);
  expect(metrics[0]).toMatchObject({
    instrument: "up_down_counter",
    attributes: [{ key: "shop.kind", requirement: { when: "if known" }, description: "Kind." }],
    variants: [{ key: "shop.carts.web", attributes: [{ key: "shop.kind", description: "Of the page." }] }],
  });
});

test("a manifest names the registry, and is no loss", () => {
  const { name, losses } = read(
    "name: shop\nschema_base_url: https://example.com\n",
    "file_format: manifest/2.0\nschema_url: x\n",
  );
  expect([name, losses]).toEqual(["shop", []]);
});
