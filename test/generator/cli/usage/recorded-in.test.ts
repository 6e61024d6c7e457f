import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, description: A customer confirmed. }
  sales: { instrument: counter, description: Old., deprecated: { renamed_to: orders, emit: both, until: "2099-01-31" } }
  carts: { instrument: counter, description: A cart was made. }
  stock: { instrument: gauge, description: What can be sold., status: planned }
generate: { recorded_in: usage.json, outputs: { dictionary: true }, source_link: "https://example.com/{path}#L{line}" }
`;
const importing = 'import { createRecorders } from "../generated/recorders.js";\nconst record = createRecorders();\n';
const empty = '{ "format": 1, "recorded_in": {} }\n';
const files = {
  "catalog.yaml": catalog,
  "usage.json": empty,
  "src/b.ts": `${importing}record.orders();\nrecord.orders();\n`,
  "src/a.ts": `${importing}\nrecord.orders();\n`,
  "src/a.test.ts": `${importing}record.carts();\n`,
};
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

async function recorded() {
  const folder = programFolder(files);
  expect((await meterbook(folder, ["generate"])).err).toBe("");
  expect((await meterbook(folder, ["usage", "--write"])).code).toBe(0);
  return folder;
}

describe("generate: { recorded_in }", () => {
  test("keeps the files of the program that record each metric, without lines and without tests", async () => {
    const folder = await recorded();
    const both = ["src/a.ts", "src/b.ts"];
    const expected = { "shop.carts": [], "shop.orders": both, "shop.sales": both };
    expect(JSON.parse(read(folder, "usage.json"))).toEqual({ format: 1, recorded_in: expected });
  });

  test("shows them in the reference and in the page, which stay current while calls move in a file", async () => {
    const folder = await recorded();
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(1);
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
    const reference = read(folder, "generated/metrics.md");
    expect(reference).toContain("- **Recorded in:** `src/a.ts`, `src/b.ts`");
    expect(reference).toContain("- **Recorded in:** no code");
    expect(read(folder, "generated/dictionary.html")).toContain(
      '"recordedIn":[{"file":"src/a.ts"},{"file":"src/b.ts"}]',
    );
    expect(read(folder, "generated/dictionary.html")).toContain('"isUnrecorded":true');
    writeFileSync(join(folder, "src/a.ts"), `// moved\n${files["src/a.ts"]}`);
    expect((await meterbook(folder, ["usage", "--fail-on", "none"])).err).not.toContain("usage/outdated-places");
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(0);
  });

  test("is a finding of usage when another file records a metric, until it is written again", async () => {
    const folder = await recorded();
    writeFileSync(join(folder, "src/c.ts"), `${importing}record.carts();\n`);
    const { err, code } = await meterbook(folder, ["usage", "--fail-on", "warning"]);
    expect(err).toContain('"usage.json" has other files than those that record metric "shop.carts"');
    expect(code).toBe(1);
    expect((await meterbook(folder, ["usage", "--write"])).err).not.toContain("usage/outdated-places");
    expect((await meterbook(folder, ["usage"])).err).not.toContain("usage/outdated-places");
  });

  test("is an error of generate where there is no such file, which usage --write makes", async () => {
    const folder = programFolder({ ...files, "catalog.yaml": catalog.replace("usage.json", "places/none.json") });
    const { code, err } = await meterbook(folder, ["generate"]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('error[recorded-in-failed]  "places/none.json" does not exist'),
    ]);
    expect((await meterbook(folder, ["usage", "--write"])).code).toBe(0);
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
  });

  test("overwrites no other file, and needs one to be named", async () => {
    const folder = programFolder({ ...files, "catalog.yaml": catalog.replace("usage.json", "package.json") });
    const before = read(folder, "package.json");
    const { code, err } = await meterbook(folder, ["usage", "--write"]);
    expect([code, err]).toEqual([2, expect.stringContaining("would be overwritten")]);
    expect(read(folder, "package.json")).toBe(before);
    const plain = programFolder({ "catalog.yaml": catalog.replace("recorded_in: usage.json, ", ""), "a.ts": "" });
    const none = await meterbook(plain, ["usage", "--write"]);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("`generate: { recorded_in: usage.json }`")]);
    expect(existsSync(join(plain, "usage.json"))).toBe(false);
  });

  test("is checked as it is staged", async () => {
    const { folder, git } = repository({ "catalog.yaml": catalog, "usage.json": empty });
    await meterbook(folder, ["generate"]);
    git("add", "-A");
    writeFileSync(join(folder, "usage.json"), '{ "format": 1, "recorded_in": { "shop.orders": ["a.ts"] } }');
    expect((await meterbook(folder, ["generate", "--check", "--staged"])).code).toBe(0);
    git("add", "-A");
    expect((await meterbook(folder, ["generate", "--check", "--staged"])).code).toBe(1);
  });
});

describe("meterbook dictionary --usage", () => {
  test("shows the first line of each file, in place of the file that the catalog names", async () => {
    const folder = await recorded();
    const { out } = await meterbook(folder, ["usage", "--format", "json"]);
    writeFileSync(join(folder, "report.json"), out);
    expect((await meterbook(folder, ["dictionary", "--out", ".", "--usage", "report.json"])).err).toBe("");
    const expected = '"recordedIn":[{"file":"src/a.ts","line":4},{"file":"src/b.ts","line":3}]';
    expect(read(folder, "dictionary.html")).toContain(expected);
    const check = await meterbook(folder, ["dictionary", "--out", ".", "--check"]);
    expect([check.code, check.err]).toEqual([1, expect.stringContaining("shop.orders, shop.sales")]);
  });

  test.each(["{}", "not json", '{"format":1,"command":"lint","metrics":[]}'])("takes no %s", async (text) => {
    const folder = programFolder({ ...files, "report.json": text });
    const { code, err } = await meterbook(folder, ["dictionary", "--out", ".", "--usage", "report.json"]);
    expect([code, err]).toEqual([2, expect.stringContaining('"report.json" is no report of usage')]);
  });
});
