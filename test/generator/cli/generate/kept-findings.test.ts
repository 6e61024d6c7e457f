import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type * as FromSource from "../../../../generator/cli/generate/from-source.js";
import { sha256 } from "../../../../generator/write/hash.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { doubtful } from "../catalogs.js";
import { type Ending, meterbook } from "../meterbook.js";
import { readings } from "./counted-readings.js";
import { forge, recordOf } from "./remembered-run.js";

vi.mock("../../../../generator/cli/generate/from-source.js", async (load: () => Promise<typeof FromSource>) => {
  return (await import("./counted-readings.js")).counted(await load());
});

/** What rings, moves and names a terminal. */
const [bell, sequence] = ["\u0007", "\u001b"];

async function run(folder: string, ...words: readonly string[]): Promise<Ending & { readonly isShort: boolean }> {
  const { count } = readings;
  const ending = await meterbook(folder, ["generate", ...words], { host: { elapsed: () => 5 } });
  return { ...ending, isShort: readings.count === count };
}

/** A folder whose run found something, and what a run says there that remembers nothing. */
async function generated(...words: readonly string[]) {
  const folder = temporaryFolder({ "catalog.yaml": doubtful, "node_modules/placeholder": "" });
  await run(folder);
  const { code, out, err } = await run(folder, "--dry-run", ...words);
  rmSync(recordOf(folder));
  expect(await run(folder, ...words)).toEqual({ code, out, err, isShort: false });
  return { folder, fresh: { code, out, err } };
}

describe("a catalog with a warning is not read again where nothing changed", () => {
  test.each(["text", "json", "sarif", "github"])("and as %s its warning is what it was", async (format) => {
    const { folder, fresh } = await generated("--format", format);
    expect(fresh.out + fresh.err).toContain("unused-suppression");
    expect(await run(folder, "--format", format)).toEqual({ ...fresh, isShort: true });
  });

  test("and `--check` finds it, too", async () => {
    const { folder } = await generated();
    expect(await run(folder, "--check")).toMatchObject({
      code: 0,
      err: expect.stringContaining("catalog.yaml:8:13  warning[unused-suppression]"),
      isShort: true,
    });
  });

  test("unless it is seen from another folder, whence its name is another", async () => {
    const { folder } = await generated();
    mkdirSync(join(folder, "inner"));
    const words = ["--catalog", join(folder, "catalog.yaml")];
    const { isShort, err } = await run(join(folder, "inner"), ...words);
    expect({ isShort, err }).toEqual({ isShort: false, err: expect.stringContaining(`${folder}/catalog.yaml:8:13`) });
    expect((await run(join(folder, "inner"), ...words)).isShort).toBe(true);
  });

  test("unless its line ends are others, which move places", async () => {
    const { folder } = await generated("--format", "json");
    writeFileSync(join(folder, "catalog.yaml"), doubtful.replaceAll("\n", "\r\n"));
    const { isShort, out } = await run(folder, "--format", "json");
    const [{ start }] = JSON.parse(out).diagnostics;
    expect({ isShort, offset: start.offset }).toEqual({ isShort: false, offset: doubtful.indexOf("invalid-unit") + 7 });
  });
});

test("a catalog with other line ends is not read again either, until they change places", async () => {
  const crlf = doubtful.replaceAll("\n", "\r\n");
  const { folder } = await generated();
  writeFileSync(join(folder, "catalog.yaml"), crlf);
  await run(folder);
  expect((await run(folder)).isShort).toBe(true);
  writeFileSync(join(folder, "catalog.yaml"), crlf.replace("\r\n", "\n"));
  expect((await run(folder)).isShort).toBe(false);
});

const sharedMetrics = "catalog: 1\nname: acme\nmetrics:\n  size: { instrument: gauge, unit: MB }\n";

test("warnings in parts, and beside imports, are printed again as well", async () => {
  const part = "metrics:\n  length:\n    instrument: histogram\n    unit: kB\n";
  const catalog = `${doubtful}include: [parts/*.yaml]\nimports: [{ from: ./acme/catalog.yaml, metrics: { size: } }]\n`;
  const files = { "parts/one.yaml": part, "acme/catalog.yaml": sharedMetrics, "node_modules/placeholder": "" };
  const folder = temporaryFolder({ "catalog.yaml": catalog, ...files });
  await run(folder);
  const { err } = await run(folder, "--dry-run");
  expect(await run(folder)).toMatchObject({ err, isShort: true });
  expect(err).toContain("parts/one.yaml:4:11  warning[mistaken-unit]");
});

test("a run with `--only` counts the files that it compares", async () => {
  const { folder, fresh } = await generated("--only", "recorders");
  expect(await run(folder, "--only", "recorders")).toEqual({ ...fresh, isShort: true });
  expect((await run(folder, "--only", "manifest")).code).toBe(2);
});

type Kept = { readonly texts: readonly unknown[]; readonly list: readonly Record<string, unknown>[] };

function changed(change: (finding: Record<string, unknown>, kept: Kept) => object) {
  return (folder: string) =>
    forge(folder, (record) => {
      const findings = record["findings"] as Kept;
      return { findings: { ...findings, ...change(findings.list[0] ?? {}, findings) } };
    });
}

const at = (file: unknown, span: unknown) => changed((finding) => ({ list: [{ ...finding, at: { file, span } }] }));

test.each<[string, (folder: string) => void]>([
  ["an unknown code", changed((finding) => ({ list: [{ ...finding, code: "toString" }] }))],
  ["a message that is none", changed((finding) => ({ list: [{ ...finding, message: 1 }] }))],
  ["a file that the run did not read", at(1, [0, 1])],
  ["a file by its path", at("/etc/passwd", [0, 1])],
  ["a place behind the end", at(0, [0, 1_000_000])],
  ["a place that ends before it begins", at(0, [5, 4])],
  ["a place between characters", at(0, [0.5, 4])],
  ["a text that was another", changed(() => ({ texts: [[0, sha256("")]] }))],
  ["a hash that is none", changed(() => ({ texts: [[0, 1]] }))],
  ["no text", changed(() => ({ texts: [] }))],
  ["more findings than are kept", changed((finding) => ({ list: Array(1_001).fill(finding) }))],
  ["longer findings than are kept", changed((finding) => ({ list: [{ ...finding, message: "x".repeat(600_000) }] }))],
  ["findings that are no list", changed(() => ({ list: {} }))],
  ["no findings at all", (folder) => forge(folder, () => ({ findings: undefined }))],
])("%s in the record makes it worthless", async (_, change) => {
  const { folder, fresh } = await generated();
  change(folder);
  expect(await run(folder)).toEqual({ ...fresh, isShort: false });
});

test("what is kept reaches no terminal and no log as it is", async () => {
  const { folder } = await generated();
  const text = `${sequence}]0;title${bell}${sequence}[2J\n::error::here`;
  changed((finding) => ({ list: [{ ...finding, message: text, help: text }] }))(folder);
  for (const format of ["text", "github", "json", "sarif"]) {
    const { out, err, isShort } = await run(folder, "--format", format);
    expect(isShort).toBe(true);
    const said = out + err;
    expect([bell, sequence, "\n::error::"].filter((each) => said.includes(each))).toEqual([]);
  }
});

test("a record that comes with a clone proves nothing, even where nothing is generated yet", async () => {
  const { folder } = await generated();
  const path = recordOf(folder);
  forge(folder, () => ({ folder: "", artifacts: [], printed: [] }));
  const record = readFileSync(path);
  rmSync(join(folder, "generated"), { recursive: true });
  expect(await run(folder, "--check")).toMatchObject({ code: 1, isShort: false });
  expect(readFileSync(path)).toEqual(record);
});

test("many findings are found again, and the record stays small", async () => {
  const metrics = Array.from({ length: 1_001 }, (_, index) => `  n${index}: { instrument: counter, unit: MB }\n`);
  const catalog = `catalog: 1\nname: shop\nmetrics:\n${metrics.join("")}`;
  const folder = temporaryFolder({ "catalog.yaml": catalog, "node_modules/placeholder": "" });
  expect((await run(folder)).err).toContain("1001 warnings");
  expect(await run(folder)).toMatchObject({ isShort: false, err: expect.stringContaining("1001 warnings") });
  expect(statSync(recordOf(folder)).size).toBeLessThan(10_000);
});

test("of where a run takes place the record keeps no path", async () => {
  const { folder } = await generated();
  expect(readFileSync(recordOf(folder), "utf8")).not.toContain(folder);
});
