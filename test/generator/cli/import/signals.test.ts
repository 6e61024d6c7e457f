import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const metadata = `type: shop
attributes:
  channel: { type: string, enum: [web, app], description: Where it was ordered. }
  cart: { type: string }
metrics:
  shop.orders:
    description: A customer confirmed.
    unit: "{order}"
    sum: { value_type: int, monotonic: true }
    attributes: [channel, cart]
  shop.stock: { unit: "{item}", sum: { value_type: int, monotonic: false, async: true }, attributes: [channel] }
`;

const textOf = (folder: string, file = "catalog.yaml") => readFileSync(join(folder, file), "utf8");
const run = (folder: string, ...words: readonly string[]) => meterbook(folder, ["import", ...words]);

describe("events and spans", () => {
  const registry = `groups:
  - id: registry.shop
    type: attribute_group
    attributes:
      - { id: shop.channel, type: string, brief: Where., stability: stable }
      - { id: shop.code, type: int, brief: The code. }
  - { id: metric.shop.orders, type: metric, metric_name: shop.orders, instrument: counter, unit: "{order}", brief: Orders., stability: stable, attributes: [{ ref: shop.channel, requirement_level: required }] }
  - { id: event.shop.closed, type: event, name: shop.closed, brief: It closes., attributes: [{ ref: shop.channel, requirement_level: required }] }
  - id: span.shop.order.client
    type: span
    span_kind: client
    brief: An order.
    stability: stable
    events: [event.shop.closed]
    attributes: [{ ref: shop.channel, requirement_level: required, sampling_relevant: true }, { ref: shop.code, requirement_level: required }]
`;
  const written = `attributes:
  shop.channel: { type: string, description: Where., stability: stable }

metrics:
  shop.orders:
    instrument: counter
    description: Orders.
    unit: "{order}"
    attributes: [shop.channel]
    stability: stable

events:
  shop.closed:
    description: It closes.
    attributes: [shop.channel]

spans:
  shop.order.client:
    description: An order.
    kind: client
    attributes:
      shop.channel:
      shop.code:
        type: int
        required: { when: the span ends }
        description: The code.
    events: [shop.closed]
    stability: stable
    annotations:
      otel: { sampling_relevant: [shop.channel] }
`;

  test("stand in sections of their own, share attributes with metrics, generate, and come over once", async () => {
    const folder = temporaryFolder({ "registry.yaml": registry });
    const { out, err } = await run(folder, "otel", "registry.yaml");
    expect([out, err]).toEqual([
      "catalog.yaml: has 1 metric, 1 event and 1 span; nothing is lost; run `npx meterbook generate`\n",
      "",
    ]);
    const text = textOf(folder);
    expect(text.slice(text.indexOf("attributes:"))).toBe(written);
    expect((await meterbook(folder, ["format", "--check"])).code).toBe(0);
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
    const again = await run(folder, "otel", "registry.yaml", "--fail-on", "loss", "--format", "json");
    expect(JSON.parse(again.out)).toMatchObject({ status: "unchanged", added: [], events: [], spans: [], known: 3 });
    expect(textOf(folder)).toBe(text);
  });

  test("go into a catalog that is there, beside the entries of their namespace, and are compared", async () => {
    const own = `catalog: 1 # ours
name: shop
attributes: { shop.channel: { type: string, description: Where., stability: stable } }
include: [parts/*.yaml]
`;
    const part = `events: # of the shop
  shop.closed: { severity: warn, attributes: [shop.channel] }
metrics:
  shop.orders: { instrument: counter, unit: "{order}", attributes: [shop.channel] }
`;
    const more = registry.replace(
      "brief: It closes.,",
      `brief: It closes., note: "set the severity to ERROR (severity number 17)",`,
    );
    const folder = temporaryFolder({ "catalog.yaml": own, "parts/shop.yaml": part, "registry.yaml": more });
    const { out, err } = await run(folder, "otel", "registry.yaml");
    expect(out).toContain("catalog.yaml: has 1 new span; 2 were there already, 1 of them otherwise, 2 losses");
    expect(err).toContain('the severity of "shop.closed" is "error" here, and "warn" in parts/shop.yaml:2');
    expect(textOf(folder)).toBe(own);
    expect(textOf(folder, "parts/shop.yaml")).toBe(part + written.slice(written.indexOf("spans:")));
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
  });

  test("of two files of a catalog, what one gets may refer to what the other gets", async () => {
    const folder = temporaryFolder({
      "catalog.yaml": "catalog: 1\nname: shop\ninclude: [parts/*.yaml]\n",
      "parts/a.yaml": "metrics:\n  a.x: { instrument: gauge }\n",
      "parts/b.yaml": "metrics:\n  b.x: { instrument: gauge }\n",
      "registry.yaml": `groups:
  - { id: event.a.old, type: event, name: a.old, brief: Old., deprecated: { reason: renamed, renamed_to: b.new } }
  - { id: event.b.new, type: event, name: b.new, brief: New. }
`,
    });
    expect((await run(folder, "otel", "registry.yaml")).out).toContain("has 2 new events; nothing is lost");
    expect(textOf(folder, "parts/a.yaml")).toContain("renamed_to: b.new");
    expect(textOf(folder, "parts/b.yaml")).toContain("  b.new:\n");
  });

  test("--kind and --only leave out what is not wanted, with its losses", async () => {
    const more = `${registry}  - { id: event.shop.body, type: event, name: shop.body, body: { type: string } }\n`;
    const folder = temporaryFolder({ "registry.yaml": more });
    const spans = await run(
      folder,
      "otel",
      "registry.yaml",
      "--kind",
      "span",
      "--kind",
      "metric",
      "--only",
      "*.client",
    );
    expect(spans.out).toContain("has 1 span; 1 loss;");
    expect(spans.err).toContain(
      'the span "shop.order.client" attaches the event "shop.closed", which the catalog does not',
    );
    expect((await run(folder, "otel", "registry.yaml", "--kind", "entity")).err).toContain("metric, event, span");
    expect((await run(folder, "prometheus", "registry.yaml", "--kind", "event")).err).toContain("is for 'import otel'");
  });

  test("of a component are events, and one that is off is a loss", async () => {
    const events = `events:
  shop.opened: { enabled: true, description: It opens., attributes: [channel], warnings: { if_enabled: Soon gone. } }
  shop.closed: { enabled: false, description: It closes., stability: { level: beta } }
`;
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}${events}` });
    const { out, err } = await run(folder, "mdatagen", "metadata.yaml");
    expect(out).toContain("has 2 metrics and 2 events; 1 loss;");
    expect(err).toContain('"shop.closed" is off unless it is asked for, and a catalog has no such events; it is on');
    expect(textOf(folder)).toContain(`events:
  shop.closed:
    description: It closes.
    stability: beta

  shop.opened:
    description: It opens.
    attributes: [channel]
    annotations:
      mdatagen:
        warnings: { if_enabled: Soon gone. }
`);
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
  });

  test("a metric whose recorder would be theirs gets another, and so does the second of two spans", async () => {
    const more = `${registry}  - { id: metric.emit, type: metric, metric_name: emit, instrument: counter, unit: "1", brief: Emitted. }
  - { id: span.shop.order_client, type: span, brief: Old., deprecated: Gone. }
`;
    const folder = temporaryFolder({ "registry.yaml": more });
    expect((await run(folder, "otel", "registry.yaml")).out).toContain(
      "has 2 metrics, 1 event and 2 spans; nothing is lost",
    );
    expect(textOf(folder)).toContain("    recorder: emit2\n");
    expect(textOf(folder)).toContain("    recorder: shopOrderClientOld\n");
  });
});
