import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { meterbook } from "./meterbook.js";

/** What every object of JavaScript has, or gives a meaning. */
const names = ["__proto__", "constructor", "prototype", "toString"];

const shop = "catalog: 1\nname: shop\nmetrics:\n  order.placed: { instrument: counter, description: Placed orders. }\n";

/** A catalog that says it wherever a text may stand. */
const asText = (name: string, segment = name.replaceAll("_", "")) => `catalog: 1
name: shop
metrics:
  x.${segment}:
    instrument: counter
    description: ${name}
    owner: ${name}
    tags: [${name}]
    attributes: { x.${segment}: [${name}, other], y: { values: [${name}] } }
events:
  done.${segment}: { description: ${name}, attributes: { x.${segment}: string } }
spans:
  work.${segment}: { description: ${name} }
`;

/** The sections and maps of a catalog, each with a key that is called so. */
const asKey = (name: string): readonly string[] => [
  `metrics: { ${name}: { instrument: counter } }`,
  `metrics: { a: { instrument: counter, attributes: { ${name}: string } } }`,
  `attributes: { ${name}: string }\nmetrics: { a: { instrument: counter, attributes: [${name}] } }`,
  `context: { ${name}: string }\nmetrics: { a: { instrument: counter } }`,
  `metrics: {}\nevents: { ${name}: {} }`,
  `metrics: {}\nspans: { ${name}: {} }`,
  `metrics: { a: { instrument: counter, recorder: ${name} } }`,
  `lint: { rules: { ${name}: error } }\nmetrics: {}`,
];

const point = (name: string) => ({ asInt: "1", attributes: [{ key: name, value: { stringValue: name } }] });

/** What other tools write, with such names in all places. */
const foreign = (name: string) => ({
  "rules.yaml": `groups: [{ name: ${name}, rules: [{ alert: ${name}, expr: 'sum by (${name}) (${name}_total{${name}="${name}"})' }] }]`,
  "scrape.txt": `# TYPE ${name} counter\n${name}_total{${name}="${name}"} 1\n`,
  "sent.jsonl": JSON.stringify({
    resourceMetrics: [
      {
        scopeMetrics: [
          {
            scope: { name },
            metrics: [{ name, sum: { isMonotonic: true, aggregationTemporality: 2, dataPoints: [point(name)] } }],
          },
        ],
      },
    ],
  }),
  "metadata.yaml": `type: x\nattributes: { ${name}: { type: string, enum: [${name}], description: d } }\nmetrics:\n  ${name}: { enabled: true, description: d, unit: "1", sum: { value_type: int, monotonic: true, aggregation_temporality: cumulative }, attributes: [${name}] }\n`,
  "model/a.yaml": `groups:
  - { id: m, type: metric, metric_name: ${name}, brief: b, instrument: counter, unit: "1", stability: stable, attributes: [{ id: ${name}, type: string, brief: b, stability: stable }] }
  - { id: event.${name}, type: event, name: ${name}, brief: b, stability: stable, attributes: [{ id: ${name}, type: { members: [{ id: ${name}, value: ${name}, brief: b, stability: stable }] }, brief: b, stability: stable }] }
`,
});

describe.each(names)("%s", (name) => {
  test("as a key is a finding with a place, whatever it is the key of", async () => {
    for (const section of asKey(name)) {
      const folder = temporaryFolder({ "catalog.yaml": `catalog: 1\nname: shop\n${section}\n` });
      const { code, out } = await meterbook(folder, ["lint", "--format", "json"]);
      const found: readonly { readonly severity: string }[] = JSON.parse(out).diagnostics;
      const first = found.find(({ severity }) => severity === "error");
      const start = { line: expect.any(Number), column: expect.any(Number) };
      expect({ code, first }, section).toMatchObject({ code: 1, first: { start } });
      expect((await meterbook(folder, ["generate"])).code, section).toBe(1);
    }
  });

  test("in texts passes through every command", async () => {
    const folder = temporaryFolder({ "catalog.yaml": asText(name), "before.yaml": shop, ...foreign(name) });
    for (const line of [
      "generate",
      "generate --check --format github",
      "lint --format sarif --fail-on error",
      "format",
      "diff before.yaml --format markdown --fail-on none",
      "diff before.yaml --format json --fail-on none",
      "dictionary --out page",
      "__complete entries promote",
    ]) {
      const { code, err } = await meterbook(folder, line.split(" "));
      expect({ code, err }, line).toMatchObject({ code: 0 });
    }
  });

  test("in what other tools write is read, and leaves a catalog without errors", async () => {
    const files = { "catalog.yaml": shop, ...foreign(name) };
    for (const line of ["queries check rules.yaml", "live-check scrape.txt", "live-check sent.jsonl --format json"]) {
      expect((await meterbook(temporaryFolder(files), line.split(" "))).code, line).toBeLessThan(2);
    }
    for (const source of ["prometheus scrape.txt", "mdatagen metadata.yaml", "otel model"]) {
      const folder = temporaryFolder(files);
      expect((await meterbook(folder, ["import", ...source.split(" ")])).code, source).toBe(0);
      expect((await meterbook(folder, ["lint", "--fail-on", "error"])).code, source).toBe(0);
    }
  });

  test("is no name for the editing commands, which change nothing", async () => {
    for (const line of [
      `add ${name} --instrument counter`,
      `add ${name} --kind event`,
      `add ${name} --kind span`,
      `add a --instrument counter --attribute ${name}:string`,
      `rename order.placed ${name}`,
      `deprecate order.placed --renamed-to ${name}`,
      `promote ${name}`,
      `remove ${name}`,
      `rename --attribute ${name} b`,
      `explain ${name}`,
    ]) {
      const folder = temporaryFolder({ "catalog.yaml": shop });
      const { code, err } = await meterbook(folder, line.split(" "));
      expect([1, 2], line).toContain(code);
      expect(err, line).toContain(name);
    }
  });
});
