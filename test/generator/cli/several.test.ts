import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { faulty, grown, shop } from "./catalogs.js";
import { meterbook } from "./meterbook.js";
import { repository } from "./repository.js";
import { startWatching } from "./generate/watching.js";

const services = { "services/a/catalog.yaml": shop, "services/b/catalog.yaml": grown };
const broken = { ...services, "services/c/catalog.yaml": faulty };
const glob = ["--catalog", "services/*/catalog.yaml"];

describe("several catalogs", () => {
  test("are generated from in one run, with a heading each and one summary", async () => {
    const folder = temporaryFolder(services);
    const { code, out, err } = await meterbook(folder, ["generate", ...glob]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.match(/^(?:──|generated|\d+ catalogs).*/gm)?.map((line) => line.replace(/ in \d+ ms/, ""))).toEqual([
      "── services/a/catalog.yaml",
      "generated 6 files from services/a/catalog.yaml: 6 created",
      "── services/b/catalog.yaml",
      "generated 6 files from services/b/catalog.yaml: 6 created",
      "2 catalogs: 2 fine",
    ]);
    expect(readFileSync(join(folder, "services/b/generated/recorders.ts"), "utf8")).toContain("orderCancelled");
    expect((await meterbook(folder, ["generate", "--check", ...glob])).code).toBe(0);
  });

  test("end with the worst code of all, and none keeps another from being done", async () => {
    const folder = temporaryFolder(broken);
    const { code, out, err } = await meterbook(folder, ["generate", ...glob]);
    expect(code).toBe(1);
    expect(err).toMatch(/^── services\/c\/catalog\.yaml\nservices\/c\/catalog\.yaml:7:5 {2}error\[unknown-key\]/);
    expect(out).toContain("3 catalogs: 2 fine, 1 with findings\n");
    const missing = await meterbook(folder, ["lint", "--catalog", "no.yaml", "--catalog", "services/a/catalog.yaml"]);
    expect(missing.code).toBe(2);
    expect(missing.out).toContain("2 catalogs: 1 fine, 1 failed\n");
  });

  test.each([
    ["a glob of one", ["--catalog", "services/a/*.yaml"], 1],
    ["the flag twice", ["--catalog", "services/b/catalog.yaml", "--catalog", "services/a/catalog.yaml"], 2],
    ["a file that a glob finds, too", [...glob, "--catalog", "services/a/catalog.yaml"], 2],
  ])("are an array in JSON: %s", async (_, words, length) => {
    const { out } = await meterbook(temporaryFolder(services), ["lint", "--format", "json", ...words]);
    expect(JSON.parse(out)).toHaveLength(length);
    expect(JSON.parse(out)[0]).toMatchObject({ format: 1, command: "lint", status: "valid" });
  });

  test("named once by its path is one, as it was", async () => {
    const words = ["lint", "--format", "json", "--catalog", "services/a/catalog.yaml"];
    expect(JSON.parse((await meterbook(temporaryFolder(services), words)).out)).toMatchObject({ command: "lint" });
  });

  test("are runs of one log in SARIF, each under its own name", async () => {
    const { out } = await meterbook(temporaryFolder(broken), ["lint", "--format", "sarif", ...glob]);
    const { runs } = JSON.parse(out);
    expect(runs.map((run: { automationDetails: { id: string } }) => run.automationDetails.id)).toEqual(
      ["a", "b", "c"].map((name) => `meterbook/lint/services/${name}/catalog.yaml/`),
    );
  });

  test("are formatted, and compared with a revision, each with its own", async () => {
    const { folder } = repository({ ...services });
    writeFileSync(join(folder, "services/a/catalog.yaml"), grown);
    const { out } = await meterbook(folder, ["diff", "HEAD", "--format", "json", ...glob]);
    expect(JSON.parse(out).map(({ changes }: { changes: readonly object[] }) => changes.length)).toEqual([1, 0]);
    expect((await meterbook(folder, ["diff", "HEAD", ...glob])).out).toContain("── services/b/catalog.yaml\n");
    expect((await meterbook(folder, ["format", ...glob])).out).toContain("2 catalogs: 2 fine\n");
    expect((await meterbook(folder, ["format", "--check", ...glob])).code).toBe(0);
  });

  test.each([
    [["generate", ...glob, "--out", "x"], "--out names one folder, and each catalog needs its own"],
    [["lint", "--catalog", "nothing/*.yaml"], 'no file is as "nothing/*.yaml"'],
  ])("%j is an error", async (words, message) => {
    const { code, err } = await meterbook(temporaryFolder(services), words);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

test("a watch follows each of several catalogs", async () => {
  const folder = temporaryFolder(services);
  const { seen, end } = startWatching(folder, glob);
  await seen("Ctrl-C ends it\n");
  await seen("Ctrl-C ends it\n");
  writeFileSync(join(folder, "services/a/catalog.yaml"), grown);
  await seen("generated 6 files from services/a/catalog.yaml");
  writeFileSync(join(folder, "services/b/catalog.yaml"), shop);
  await seen("generated 6 files from services/b/catalog.yaml");
  expect(await end()).toMatchObject({ code: 0, err: "" });
});
