import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sarifLog } from "../../../../generator/diagnostics/render-sarif.js";
import { sarifResults } from "../../../../generator/diagnostics/sarif-results.js";
import { documentExamples } from "../../../../generator/examples/correctness/document.js";
import { modelExamples } from "../../../../generator/examples/correctness/model.js";
import { readCatalog } from "../../../../generator/pipeline.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { doubtful, faulty, grown, shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";
import { outline, sarifRun } from "./sarif-schema.js";

const sarif = ["--format", "sarif"];

describe("SARIF", () => {
  test("of lint and of generate has rule, level and place of each finding", async () => {
    const folder = temporaryFolder({ "catalog.yaml": faulty });
    for (const command of ["lint", "generate"]) {
      const { code, out, err } = await meterbook(folder, [command, ...sarif]);
      expect([code, err]).toEqual([1, ""]);
      expect(outline(out)).toEqual(["error unknown-key catalog.yaml:7:5-7:15"]);
      expect(sarifRun(out)).toMatchObject({
        automationDetails: { id: `meterbook/${command}/catalog.yaml/` },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true }],
        tool: { driver: { semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+/) } },
        results: [
          { message: { text: expect.stringMatching(/^Unknown key "descripton".*\. Did you mean "description"\?/) } },
        ],
      });
    }
  });

  test("has warnings as such, and no results for a catalog without findings", async () => {
    const folder = temporaryFolder({ "a.yaml": doubtful, "b.yaml": shop });
    const warned = await meterbook(folder, ["lint", "--catalog", "a.yaml", ...sarif]);
    expect([warned.code, ...outline(warned.out)]).toEqual([0, "warning unused-suppression a.yaml:8:13-8:25"]);
    const clean = await meterbook(folder, ["lint", "--catalog", "b.yaml", ...sarif]);
    expect([clean.code, ...outline(clean.out)]).toEqual([0]);
  });

  test("of every diagnostic is what the published schema asks for", () => {
    const counts = Object.values({ ...documentExamples, ...modelExamples }).map(({ wrong }) => {
      const name = "catalog.yaml";
      const source = { name, text: `catalog: 1\nname: shop\n${wrong}` };
      const results = sarifResults(readCatalog(source).diagnostics);
      const run = { command: "lint", catalog: name, version: "1.2.3", results, failure: null };
      return sarifRun(JSON.stringify(sarifLog({ ...run, hash: () => "0" }))).results.length;
    });
    expect(counts.length).toBeGreaterThan(30);
    expect(counts).not.toContain(0);
  });

  test("of a check lists the files that are not up to date", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop });
    await meterbook(folder, []);
    appendFileSync(join(folder, "generated/recorders.ts"), "mine\n");
    rmSync(join(folder, "generated/metrics.md"));
    const { code, out } = await meterbook(folder, ["--check", ...sarif]);
    expect([code, ...outline(out)]).toEqual([
      1,
      "error not-up-to-date generated/recorders.ts:1",
      "error not-up-to-date generated/metrics.md:1",
    ]);
  });

  test("of a diff has each change at its line of the head", async () => {
    const folder = temporaryFolder({ "a.yaml": grown, "b.yaml": shop.replace("unit: ms", "unit: s") });
    const { out } = await meterbook(folder, ["diff", "a.yaml", "b.yaml", ...sarif]);
    expect(outline(out)).toEqual(["warning unit-changed b.yaml:10:5", "warning metric-removed b.yaml:1"]);
    expect(sarifRun(out).results[0]?.message.text).toMatch(/^Checkout\.duration_ms: "unit" changes from "ms" to "s"/);
    const same = await meterbook(folder, ["diff", "b.yaml", "b.yaml", "--quiet", ...sarif]);
    expect(outline(same.out)).toEqual([]);
  });

  test("of an invalid side of a diff has its findings", async () => {
    const folder = temporaryFolder({ "a.yaml": shop, "b.yaml": faulty });
    const { code, out } = await meterbook(folder, ["diff", "a.yaml", "b.yaml", ...sarif]);
    expect([code, ...outline(out)]).toEqual([1, "error unknown-key b.yaml:7:5-7:15"]);
  });

  test("names files from the root of the repository, percent-encoded", async () => {
    const { folder } = repository({ "apps/my shop/mé#tric.yaml": faulty });
    const cwd = join(folder, "apps/my shop");
    const { out } = await meterbook(cwd, ["lint", "--catalog", "mé#tric.yaml", ...sarif]);
    expect(outline(out)).toEqual(["error unknown-key apps/my%20shop/m%C3%A9%23tric.yaml:7:5-7:15"]);
    const { out: annotated } = await meterbook(cwd, ["lint", "--catalog", "mé#tric.yaml", "--format", "github"]);
    expect(annotated).toMatch(/^::error file=apps\/my shop\/mé#tric\.yaml,line=7,/);
  });

  test("names a file outside by its address", async () => {
    const outside = temporaryFolder({ "catalog.yaml": faulty });
    const { out } = await meterbook(temporaryFolder(), ["lint", "--catalog", join(outside, "catalog.yaml"), ...sarif]);
    expect(outline(out)).toEqual([`error unknown-key file://${outside}/catalog.yaml:7:5-7:15`]);
  });

  test("of a rejected run says why in the invocation, and on stderr", async () => {
    const { code, out, err } = await meterbook(temporaryFolder({ "catalog.yaml": shop, generated: "" }), sarif);
    expect(code).toBe(2);
    expect(err).toContain("error: ");
    expect(sarifRun(out)).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{ level: "error" }] }],
    });
  });

  test("gives a finding the same fingerprint when its line moves, and alike findings different ones", async () => {
    const twice = `${shop}attributes:\n  lost: string\n`;
    const first = await fingerprints(twice);
    expect(await fingerprints(`# a comment\n\n${twice}`)).toEqual(first);
    expect(await fingerprints(`${twice}  found: string\n`)).toEqual([
      ...first,
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
    const alike = await fingerprints(doubtful.replace("[invalid-unit]", "[invalid-unit, invalid-unit]"));
    expect([alike.length, new Set(alike).size]).toEqual([2, 2]);
  });

  test("shows what a viewer would take for a link or a control as it is written", async () => {
    const hostile = shop.replace("card", '"[x](javascript:1)\\e[1m", "[x](javascript:1)\\e[1m"');
    const { out } = await meterbook(temporaryFolder({ "catalog.yaml": hostile }), ["lint", ...sarif]);
    const [result] = sarifRun(out).results;
    expect(result?.message.text).toContain("\\[x\\](javascript:1)");
    expect(result?.message.text).not.toContain("\u001b");
  });
});

async function fingerprints(catalog: string): Promise<readonly string[]> {
  const { out } = await meterbook(temporaryFolder({ "catalog.yaml": catalog }), ["lint", ...sarif]);
  return sarifRun(out).results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
}

test("annotations name files from GitHub's workspace when that is around the current folder", async () => {
  const folder = temporaryFolder({ "checkout/catalog.yaml": faulty });
  mkdirSync(join(folder, "elsewhere"));
  const run = async (workspace: string) =>
    (
      await meterbook(join(folder, "checkout"), ["lint", "--format", "github"], {
        variables: { GITHUB_WORKSPACE: workspace },
      })
    ).out;
  expect(await run(folder)).toMatch(/^::error file=checkout\/catalog\.yaml,/);
  expect(await run(join(folder, "elsewhere"))).toMatch(/^::error file=catalog\.yaml,/);
  writeFileSync(join(folder, "checkout/catalog.yaml"), doubtful);
  expect(await run(folder)).toMatch(/^::warning file=checkout\/catalog\.yaml,line=8,col=13,endLine=8,endColumn=24,/);
});
