import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
context:
  region: [eu, us]
metrics:
  orders:
    instrument: counter
    attributes:
      channel: [web, app]
  stock: { instrument: gauge }
`;

function lineOf(channel: string, region = "eu"): string {
  const attributes = Object.entries({ channel, region }).map(([key, stringValue]) => ({ key, value: { stringValue } }));
  const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ attributes, asDouble: 1 }] };
  const metrics = [{ name: "shop.orders", sum }];
  return `${JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope: { name: "shop" }, metrics }] }] })}\n`;
}

function shop(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({
    "catalog.yaml": catalog,
    "web.jsonl": lineOf("web"),
    "wrong.jsonl": lineOf("<w&p>"),
    "app.jsonl": lineOf("app", "us"),
    ...more,
  });
}

async function outOf(format: string, file = "wrong.jsonl"): Promise<string> {
  return (await meterbook(shop(), ["live-check", file, "--format", format])).out;
}

test("as JUnit, each metric is a case, which fails, passes or was never received", async () => {
  const xml = await outOf("junit");
  expect(xml).toContain('<testsuite name="live-check shop" tests="3" failures="1" skipped="1" errors="0">');
  expect(xml).toContain('name="shop.orders">\n      <failure type="live/unknown-value" message="');
  expect(xml).toContain("&lt;w&amp;p&gt;");
  expect(xml).toContain('name="shop.stock"><skipped message="never received"/>');
});

test("as lcov, metrics are functions, attributes lines and allowed values branches of the catalog", async () => {
  expect((await outOf("lcov", "web.jsonl")).split("\n")).toEqual([
    "SF:catalog.yaml",
    "FN:7,shop.orders",
    "FNDA:1,shop.orders",
    "FN:11,shop.stock",
    "FNDA:0,shop.stock",
    "FNF:2",
    "FNH:1",
    "BRDA:10,0,0,1",
    "BRDA:10,0,1,0",
    "BRDA:5,0,2,1",
    "BRDA:5,0,3,0",
    "BRF:4",
    "BRH:2",
    "DA:5,1",
    "DA:7,1",
    "DA:10,1",
    "DA:11,0",
    "LF:4",
    "LH:3",
    "end_of_record",
    "",
  ]);
});

test("as Markdown and for GitHub, the figures stand beside the findings", async () => {
  const markdown = await outOf("markdown");
  expect(markdown).toContain("| metrics | 1 of 2 | 50 % |");
  expect(markdown).toContain("`live/unknown-value`");
  expect(await outOf("github")).toContain("::error file=catalog.yaml,line=10");
  expect(JSON.parse(await outOf("sarif")).runs[0].results[0].ruleId).toBe("live/unknown-value");
});

test("files get the report, too, in the format of their names", async () => {
  const folder = shop();
  const words = ["live-check", "web.jsonl", "--report", "a.json", "b.xml", "c.md", "d.info", "e.sarif", "f.txt"];
  const { code, out } = await meterbook(folder, words);
  expect([code, out.split("\n")[0]]).toEqual([0, "no findings"]);
  expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8"))).toMatchObject({
    command: "live-check",
    status: "valid",
  });
  expect(readFileSync(join(folder, "f.txt"), "utf8")).toBe(out);
  for (const name of ["b.xml", "c.md", "d.info", "e.sarif"]) expect(existsSync(join(folder, name))).toBe(true);
  expect((await meterbook(folder, ["live-check", "web.jsonl", "--report", "a.doc"])).code).toBe(2);
});

test("runs merge into one, with what each found and saw", async () => {
  const folder = shop();
  for (const name of ["web", "wrong", "app"])
    await meterbook(folder, ["live-check", `${name}.jsonl`, "--report", `${name}.json`]);
  const merged = await meterbook(folder, ["live-check", "--merge", "web.json", "wrong.json", "app.json", "wrong.json"]);
  expect(merged.code).toBe(1);
  expect(merged.err).toContain('"<w&p>" (2 times');
  expect(merged.out).toContain("received: 4 payloads, 4 of 4 points checked");
  expect(merged.out).toContain("allowed values 4 of 4 (100 %)");
  const sound = ["live-check", "--merge", "web.json", "app.json", "--min-value-coverage", "100%"];
  expect((await meterbook(folder, sound)).code).toBe(0);
  writeFileSync(join(folder, "none.json"), '{"format":1,"command":"lint"}');
  expect(await meterbook(folder, ["live-check", "--merge", "none.json"])).toMatchObject({
    code: 2,
    err: expect.stringContaining('"none.json" is no JSON report of live-check'),
  });
});

test("a baseline accepts what is found, a metric what it allows, and a catalog sets the severity", async () => {
  const folder = shop();
  expect((await meterbook(folder, ["live-check", "wrong.jsonl", "--write-baseline"])).code).toBe(0);
  const listed = await meterbook(folder, ["live-check", "wrong.jsonl"]);
  expect([listed.code, listed.out.split("\n")[0]]).toEqual([0, "no findings; 1 in the baseline"]);
  expect((await meterbook(folder, ["live-check", "wrong.jsonl", "--no-baseline"])).code).toBe(1);
  const allowed = catalog.replace("instrument: counter", "instrument: counter\n    allow: [live/unknown-value]");
  const allows = await meterbook(shop({ "catalog.yaml": allowed }), ["live-check", "wrong.jsonl"]);
  expect([allows.code, allows.out.split("\n")[0]]).toEqual([0, "no findings; 1 allowed"]);
  expect((await meterbook(shop({ "catalog.yaml": allowed }), ["lint"])).err).not.toContain("suppression");
  const milder = `${catalog}lint: { rules: { live/unknown-value: warning } }\n`;
  const run = (words: readonly string[]) =>
    meterbook(shop({ "catalog.yaml": milder }), ["live-check", "wrong.jsonl", ...words]);
  expect((await run([])).code).toBe(0);
  expect((await run(["--fail-on", "warning"])).code).toBe(1);
});
