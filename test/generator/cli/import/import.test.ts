import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importFormats } from "../../../../generator/cli/import/formats.js";
import { type ImportCode, importCodes } from "../../../../generator/diagnostics/import-codes.js";
import { importExamples } from "../../../../generator/examples/imports.js";
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

const catalog = `# yaml-language-server: $schema=./node_modules/meterbook/catalog.schema.json

catalog: 1
name: shop

attributes:
  channel: { values: [web, app], description: Where it was ordered. }

metrics:
  shop.orders:
    instrument: counter
    description: A customer confirmed.
    unit: "{order}"
    value_type: int
    attributes:
      channel:
      cart: string

  shop.stock:
    instrument: up_down_counter
    observable: true
    unit: "{item}"
    value_type: int
    attributes: [channel]
`;

const textOf = (folder: string, file = "catalog.yaml") => readFileSync(join(folder, file), "utf8");
const run = (folder: string, ...words: readonly string[]) => meterbook(folder, ["import", ...words]);

test("a new catalog is in canonical form, generates, and is not changed by a second import", async () => {
  const folder = temporaryFolder({ "metadata.yaml": metadata });
  const { code, out } = await run(folder, "mdatagen", "metadata.yaml");
  expect([code, out]).toEqual([0, "catalog.yaml: has 2 metrics; nothing is lost; run `npx meterbook generate`\n"]);
  expect(textOf(folder)).toBe(catalog);
  expect((await meterbook(folder, ["format", "--check"])).code).toBe(0);
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
  const again = await run(folder, "mdatagen", "metadata.yaml", "--fail-on", "loss");
  expect([again.code, again.out]).toEqual([0, "catalog.yaml: unchanged; 2 were there already, nothing is lost\n"]);
  expect(textOf(folder)).toBe(catalog);
});

test("a catalog that is there keeps its comments, its order and its attributes", async () => {
  const own = `catalog: 1 # ours
name: shop
prefix: shop.
attributes:
  channel: { values: [web, app], description: Where it was ordered. }
metrics:
  # The one that counts.
  orders: { instrument: gauge, unit: "{order}", attributes: [channel] }
  zebra: { instrument: counter, attributes: [channel] }
`;
  const folder = temporaryFolder({ "metadata.yaml": metadata, "catalog.yaml": own });
  const { out, err } = await run(folder, "mdatagen", "metadata.yaml");
  expect(out).toContain("has 1 new metric; 1 was there already, 1 of them otherwise, 3 losses");
  expect(err).toContain('the instrument of "shop.orders" is "counter" here, and "gauge" in catalog.yaml:8');
  expect(err).toContain('"shop.orders" has the attribute "cart" here, and not in catalog.yaml:8');
  expect(textOf(folder)).toBe(
    `${own}  stock:\n    instrument: up_down_counter\n    observable: true\n    unit: "{item}"\n    value_type: int\n    attributes: [channel]\n`,
  );
});

test("a catalog that includes parts gets each metric in the file of its namespace", async () => {
  const folder = temporaryFolder({
    "catalog.yaml": "catalog: 1\nname: shop\ninclude: [metrics/*.yaml]\n",
    "metrics/shop.yaml": "metrics:\n  shop.carts: { instrument: counter }\n",
    "metadata.yaml": metadata,
  });
  expect((await run(folder, "mdatagen", "metadata.yaml")).code).toBe(0);
  expect(textOf(folder, "metrics/shop.yaml")).toContain("  shop.stock:\n");
  expect(textOf(folder)).toContain("attributes:\n  channel:");
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
});

test("of two parts with a namespace, the one with the nearer one gets the metric", async () => {
  const folder = temporaryFolder({
    "catalog.yaml": "catalog: 1\nname: shop\ninclude: [metrics/*.yaml]\n",
    "metrics/a.yaml": "metrics:\n  shop.web.hits: { instrument: counter }\n",
    "metrics/b.yaml": "metrics:\n  shop.carts: { instrument: counter }\n",
    "metadata.yaml":
      "metrics:\n  shop.web.pages: { sum: { monotonic: true } }\n  shop.new.one: { gauge: { value_type: int } }\n",
  });
  expect((await run(folder, "mdatagen", "metadata.yaml")).code).toBe(0);
  expect(textOf(folder, "metrics/a.yaml")).toContain("  shop.web.pages:\n");
  expect(textOf(folder, "metrics/b.yaml")).toContain("  shop.new.one:\n");
});

test("many metrics without a namespace in the catalog get a part for each of theirs, which is included", async () => {
  const many = ["one", "two", "shop"].flatMap((namespace) =>
    Array.from({ length: 60 }, (_, index) => {
      return `  ${namespace}.m${index}: { sum: { monotonic: true }, attributes: [channel] }\n`;
    }),
  );
  const own = "catalog: 1 # ours\nname: shop\nmetrics:\n  shop.orders: { instrument: counter }\n";
  const attributes = "attributes: { channel: { type: string, description: Where. } }\n";
  const folder = temporaryFolder({ "catalog.yaml": own, "metadata.yaml": `${attributes}metrics:\n${many.join("")}` });
  expect((await run(folder, "mdatagen", "metadata.yaml")).out).toContain("has 180 new metrics; nothing is lost");
  const text = textOf(folder);
  expect(text).toContain("include:\n  - metrics/one.yaml\n  - metrics/two.yaml\n");
  expect(text).toContain("  shop.orders: { instrument: counter }\n  shop.m0:\n");
  expect(text).not.toContain("one.m0:");
  expect(textOf(folder, "metrics/two.yaml")).toContain("metrics:\n  two.m0:\n");
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
  expect((await meterbook(folder, ["format", "--check"])).code).toBe(0);
  expect((await run(folder, "mdatagen", "metadata.yaml")).out).toContain("unchanged; 180 were there already");
});

test("a metric with the namespace of an imported catalog goes to the catalog itself, which alone is written", async () => {
  const shared = "catalog: 1\nname: base\nmetrics:\n  shop.base: { instrument: counter }\n";
  const own =
    "catalog: 1\nname: shop\nimports:\n  - from: ./base/catalog.yaml\n    metrics: { shop.base: }\nmetrics:\n  mine: { instrument: counter }\n";
  const folder = temporaryFolder({ "base/catalog.yaml": shared, "catalog.yaml": own, "metadata.yaml": metadata });
  const { code, err } = await run(folder, "mdatagen", "metadata.yaml");
  expect([code, err]).toEqual([0, ""]);
  expect(textOf(folder, "base/catalog.yaml")).toBe(shared);
  expect(textOf(folder)).toContain("  shop.stock:\n");
});

describe("options", () => {
  test("--only takes patterns, and leaves the losses of other metrics out", async () => {
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}  shop.none: {}\n` });
    const { out } = await run(folder, "mdatagen", "metadata.yaml", "--only", "*.ord*s", "--only", "x");
    expect(out).toContain("has 1 metric; nothing is lost");
    expect(textOf(folder)).not.toContain("shop.stock");
  });

  test("--status planned and --prefix hold for a new catalog", async () => {
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}  other: { gauge: { value_type: int } }\n` });
    const { err } = await run(folder, "mdatagen", "metadata.yaml", "--status", "planned", "--prefix", "shop.");
    expect(err).toMatch(/metadata\.yaml:\d+:3 {2}warning\[import\/outside-prefix\]/);
    expect(textOf(folder)).toContain("\nprefix: shop.\n");
    expect(textOf(folder)).toMatch(/\n {2}stock:\n(?: {4}.*\n)* {4}status: planned\n/);
  });

  test("--dry-run prints the change, and writes nothing", async () => {
    const folder = temporaryFolder({ "metadata.yaml": metadata });
    const { out } = await run(folder, "mdatagen", "metadata.yaml", "--dry-run");
    expect(out).toContain("+  shop.orders:\n");
    expect(existsSync(join(folder, "catalog.yaml"))).toBe(false);
  });

  test("--fail-on loss exits with 1, and what can be carried over is written", async () => {
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}  shop.none: {}\n` });
    expect((await run(folder, "mdatagen", "metadata.yaml", "--fail-on", "loss")).code).toBe(1);
    expect(textOf(folder)).toBe(catalog);
  });
});

describe("what a catalog has no place for", () => {
  const entities = Array.from({ length: 7 }, (_, index) => `  - { type: shop.entity${index} }\n`).join("");
  const others = `entities:\n${entities}resource_attributes:\n  shop.id: { type: string }\n`;

  test("is a line for each kind, and no loss", async () => {
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}${others}` });
    const { code, out, err } = await run(folder, "mdatagen", "metadata.yaml", "--fail-on", "loss");
    expect(code).toBe(0);
    expect(out).toContain("has 2 metrics; nothing is lost, what a catalog has no place for is left out; run");
    expect(err).toMatch(
      /metadata\.yaml:13:7 {2}warning\[import\/other-signal\] {2}7 entities have no place in a catalog, and are left/,
    );
    expect(err).toContain('"shop.entity3", "shop.entity4" and 2 more');
    expect(err).toContain('the resource attribute "shop.id" has no place in a catalog, and is left out');
  });

  test("comes behind losses, and is not counted with them", async () => {
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}  shop.none: {}\n${others}` });
    const { out } = await run(folder, "mdatagen", "metadata.yaml", "--format", "json");
    const report: { losses: number; leftOut: number; diagnostics: readonly { code: string }[] } = JSON.parse(out);
    expect([report.losses, report.leftOut]).toEqual([1, 2]);
    expect(report.diagnostics.map(({ code }) => code)).toEqual([
      "import/unsupported-instrument",
      "import/other-signal",
      "import/other-signal",
    ]);
  });

  test("of many files is shown in part, and is in JSON", async () => {
    const files = Array.from({ length: 12 }, (_, index) => {
      return [`model/${index}.yaml`, `groups:\n  - { id: entity.s${index}, type: entity, name: s${index} }\n`] as const;
    });
    const folder = temporaryFolder(Object.fromEntries(files));
    const { out, err } = await run(folder, "otel", "model", "--dry-run");
    expect(err.match(/has no place in a catalog/g)).toHaveLength(10);
    expect(out).toContain("(2 more lines in `--format json`)");
    const json = await run(folder, "otel", "model", "--dry-run", "--format", "json");
    expect(JSON.parse(json.out).diagnostics).toHaveLength(12);
  });

  test("is not mentioned where only some metrics are wanted", async () => {
    const folder = temporaryFolder({ "metadata.yaml": `${metadata}${others}` });
    const { err, out } = await run(folder, "mdatagen", "metadata.yaml", "--only", "shop.*");
    expect([err, out]).toEqual(["", expect.stringContaining("has 2 metrics; nothing is lost; run")]);
  });
});

test("a source without metrics that a catalog can have makes no catalog", async () => {
  const folder = temporaryFolder({ "metadata.yaml": "metrics:\n  _a: { gauge: { value_type: int } }\n" });
  const { code, out } = await run(folder, "mdatagen", "metadata.yaml");
  expect([code, out]).toEqual([0, "catalog.yaml: not written, as there is nothing to write; 1 loss\n"]);
  expect(existsSync(join(folder, "catalog.yaml"))).toBe(false);
});

describe("what is wrong is reported, and nothing is written", () => {
  test.each([
    ["a file that is not there", ["nowhere.yaml"], 2, "nowhere.yaml"],
    ["a glob without files", ["none/*.yaml"], 2, "correct the pattern"],
    ["a folder without files of the format", ["empty"], 2, "**/metadata.yaml"],
    ["a prefix that cannot begin a name", ["metadata.yaml", "--prefix", "1"], 1, '"1" cannot begin a metric name'],
    ["another prefix than the catalog has", ["metadata.yaml", "--catalog", "mine.yaml", "--prefix", "x."], 2, "x"],
    ["a catalog with errors", ["metadata.yaml", "--catalog", "wrong.yaml"], 1, "missing-key"],
  ])("%s", async (_, words, code, text) => {
    const files = {
      "metadata.yaml": metadata,
      "empty/readme.txt": "",
      "mine.yaml": "catalog: 1\nname: x\nprefix: y.\nmetrics: {}\n",
      "wrong.yaml": "catalog: 1\nmetrics: {}\n",
    };
    const folder = temporaryFolder(files);
    const ending = await run(folder, "mdatagen", ...words);
    expect(ending.code).toBe(code);
    expect(ending.err).toContain(text);
    expect(existsSync(join(folder, "catalog.yaml"))).toBe(false);
  });
});

const formatOf: Readonly<Record<string, string>> = {
  "metadata.yaml": "mdatagen",
  "registry.yaml": "otel",
  "metrics.txt": "prometheus",
};

describe.each(Object.keys(importCodes) as readonly ImportCode[])("the example of %s", (code) => {
  const { wrong, right } = importExamples[code];
  const [source = ""] = Object.keys(wrong).filter((name) => name !== "catalog.yaml");
  const format = formatOf[source] ?? "";

  test.runIf(importFormats.some(({ name }) => name === format))(
    "is found where it is wrong, and only there",
    async () => {
      const codes = async (files: Readonly<Record<string, string>>) => {
        const { out } = await run(temporaryFolder(files), format, source, "--format", "json");
        const { diagnostics }: { diagnostics: readonly { code: string }[] } = JSON.parse(out);
        return new Set(diagnostics.map((each) => each.code));
      };
      expect(await codes(wrong)).toEqual(new Set([code]));
      expect(await codes(right)).toEqual(new Set());
    },
  );
});

test("the table of docs/import.md says what the codes say", () => {
  const page = readFileSync(new URL("../../../../docs/import.md", import.meta.url), "utf8");
  const [, table = ""] = /<!-- import codes -->\n\n.*\n.*\n([\s\S]*?)\n\n<!-- \/import codes -->/.exec(page) ?? [];
  const rows = Object.entries(importCodes).map(([code, { cause, fix }]) => `| \`${code}\` | ${cause} | ${fix} |`);
  expect(table.split("\n"), `docs/import.md wants this table:\n${rows.join("\n")}\n`).toEqual(rows);
});
