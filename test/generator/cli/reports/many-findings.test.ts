import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const many = Array.from({ length: 300 }, (_, index) => index);

const files = {
  "before.yaml": "catalog: 1\nname: shop\nmetrics:\n  one: { instrument: counter, description: One thing. }\n",
  "catalog.yaml": `catalog: 1\nname: shop\nmetrics:\n${many.map((index) => `  a.m${index}: { instrument: counter, description: m, attributes: { u: string } }\n`).join("")}`,
  "rules.yaml": `groups:\n  - name: g\n    rules:\n${many.map((index) => `      - { record: "r:r${index}", expr: "sum by (nope) (rate(a_m${index}_total[5m]))" }\n`).join("")}`,
  "scrape.txt": many.map((index) => `# TYPE z${index} counter\nz${index}_total{x="y"} 1\n`).join(""),
  // What is wrong behind the anchor is wrong with each alias.
  "bomb.yaml": `catalog: 1\nname: shop\nattributes:\n  first: &a { typ: string }\n${many.map((index) => `  other${index}: *a\n`).join("")}metrics: {}\n`,
};

/** No list is longer than people read; what is left out is counted. */
test.each([
  "lint",
  "lint --format github",
  "lint --catalog bomb.yaml",
  "lint --catalog bomb.yaml --format github",
  "lint --fix",
  "generate --catalog bomb.yaml",
  "format --catalog bomb.yaml",
  "diff before.yaml",
  "diff before.yaml --format github",
  "diff before.yaml --format markdown",
  "diff before.yaml bomb.yaml",
  "queries check rules.yaml",
  "queries check rules.yaml --format github",
  "import prometheus scrape.txt",
  "import prometheus scrape.txt --format github",
])("%s of three hundred findings prints no more than a person reads", async (line) => {
  const { out, err } = await meterbook(temporaryFolder(files), line.split(" "));
  expect((out + err).length).toBeLessThan(32_000);
  expect(out + err).toMatch(/\bmore\b|\d{3} (errors?|warnings?)/);
});
