import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { correctnessCodes, diagnosticCodes } from "../generator/diagnostics/codes.js";
import { fixableCodes, type LintCode, lintCodes } from "../generator/diagnostics/lint-codes.js";
import type { CodeDescription } from "../generator/diagnostics/severity.js";
import { readCatalog } from "../generator/pipeline.js";
import type { SourceText } from "../generator/source.js";
import { type Fault, faults, specialFaults } from "./diagnostic-fixtures.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const fixtures = join(root, "test/fixtures/diagnostics");

type Place = { readonly line: number; readonly column: number } | null;
type Finding = {
  readonly code: string;
  readonly severity: string;
  readonly start: Place;
  readonly help: string | null;
};
type Run = { readonly status: number; readonly out: string; readonly err: string };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "meterbook-diagnostics-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function meterbook(command: Fault["command"], catalog: string, format: "json" | "text"): Promise<Run> {
  const words = command === "generate" ? ["generate", "--dry-run"] : ["lint"];
  const argv = [join(root, "generator/meterbook.js"), ...words, "--catalog", catalog, "--format", format];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { cwd: fixtures }, (error, out, err) => {
      if (error !== null && typeof error.code !== "number") reject(error);
      else resolve({ status: Number(error?.code ?? 0), out, err });
    });
  });
}

async function findings(command: Fault["command"], catalog: string): Promise<readonly Finding[]> {
  const { out } = await meterbook(command, catalog, "json");
  const { diagnostics }: { diagnostics: readonly Finding[] } = JSON.parse(out);
  return diagnostics;
}

function severityOf(code: keyof typeof diagnosticCodes): string {
  return diagnosticCodes[code].severity;
}

/** Without advice, which the fixtures are too short to follow. */
async function faultsFound(command: Fault["command"], catalog: string): Promise<readonly Finding[]> {
  return (await findings(command, catalog)).filter(({ code }) => !(code in lintCodes));
}

/** The catalog with its fault mended, beside copies of the files that it names. */
function mended(code: string, [fault, right]: Fault["mend"]): string {
  const text = readFileSync(join(fixtures, `${code}.yaml`), "utf8");
  expect(text.split(fault)).toHaveLength(2);
  for (const file of ["mended.md", "mended.hbs", "included.md"]) copyFileSync(join(fixtures, file), join(folder, file));
  const path = join(folder, `${code}.yaml`);
  writeFileSync(path, text.replace(fault, right));
  return path;
}

function sourceAt(path: string): SourceText {
  return { name: basename(path), text: readFileSync(path, "utf8") };
}

test("every code has a fixture, and every fixture a code", () => {
  const files = readdirSync(fixtures).filter((file) => file.endsWith(".yaml"));
  expect(files.map((file) => basename(file, ".yaml")).sort()).toEqual(Object.keys(faults).sort());
  expect([...Object.keys(faults), ...Object.keys(specialFaults)].sort()).toEqual(Object.keys(correctnessCodes).sort());
});

const codes = Object.entries(faults) as readonly (readonly [keyof typeof faults, Fault])[];

describe.concurrent.each(codes)("%s", (code, { at, mend, command }) => {
  const file = `${code}.yaml`;

  test("is the one finding of its fixture, at its line and column", async () => {
    const start = at === null ? null : { line: at[0], column: at[1] };
    const found = await faultsFound(command, file);
    expect(found.map(({ code, severity, start }) => ({ code, severity, start: place(start) }))).toEqual([
      { code, severity: severityOf(code), start },
    ]);
  });

  test("is told with its place, an excerpt with a caret, and a help line", async () => {
    const { status, err } = await meterbook("generate", file, "text");
    const lines = err.split("\n");
    const where = at === null ? file : `${file}:${at[0]}:${at[1]}`;
    expect(status).toBe(severityOf(code) === "error" ? 1 : 0);
    expect(lines[0]).toContain(`${where}  ${severityOf(code)}[${code}]  `);
    expect(lines.some((line) => /^ *= help: \S/.test(line))).toBe(true);
    if (at === null) return;
    const excerpt = lines.findIndex((line) => new RegExp(`^ *${at[0]} \\|`).test(line));
    const bar = (lines[excerpt] ?? "").indexOf("|");
    expect((lines[excerpt + 1] ?? "").indexOf("^") - bar - 1).toBe(at[1]);
  });

  test("is gone when its fault is mended, and nothing else is found", async () => {
    const catalog = mended(code, mend);
    const isLint = command === undefined;
    expect(isLint ? readCatalog(sourceAt(catalog)).diagnostics : await findings(command, catalog)).toEqual([]);
  });
});

const specialCodes = Object.entries(specialFaults) as readonly (readonly [
  keyof typeof specialFaults,
  (folder: string) => string,
])[];

describe.concurrent.each(specialCodes)("%s", (code, make) => {
  test("is told without a place, with a help line", async () => {
    const catalog = make(folder);
    const found = await findings(undefined, catalog);
    expect(found.map(({ code, start }) => ({ code, start }))).toEqual([{ code, start: null }]);
    const { err } = await meterbook(undefined, catalog, "text");
    expect(err).toContain(`${severityOf(code)}[${code}]`);
    expect(err).toMatch(/^ *= help: \S/m);
  });
});

function place(start: Place): Place {
  return start === null ? null : { line: start.line, column: start.column };
}

/** A table of the README; a cell of it may break no line and hold no bar. */
function wantedTable(codes: Readonly<Record<string, CodeDescription>>, ...more: readonly Column[]): string {
  const own = more.map(([head]) => ` ${head} |`).join("");
  const rows = Object.entries(codes).map(([code, { severity, cause, mend }]) => {
    return `| \`${code}\` | ${severity} | ${cause} | ${mend} |${more.map(([, cell]) => ` ${cell(code)} |`).join("")}`;
  });
  const ruler = `| --- | --- | --- | --- |${more.map(() => " --- |").join("")}`;
  return [`| code | severity | cause | mend |${own}`, ruler, ...rows].join("\n");
}

type Column = readonly [head: string, cell: (code: string) => string];

const isFixable = (code: string) => fixableCodes.includes(code as LintCode);
const fixColumn: Column = ["`--fix`", (code) => (isFixable(code) ? "planned metrics" : "")];

test.each([
  ["diagnostics", wantedTable(correctnessCodes)],
  ["lint", wantedTable(lintCodes, fixColumn)],
])("the README's table of %s says what the codes say", (name, wanted) => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const between = new RegExp(`<!-- ${name} -->\\n+([\\s\\S]*?)\\n+<!-- /${name} -->`);
  const [, table = `no table between <!-- ${name} --> and <!-- /${name} -->`] = between.exec(readme) ?? [];
  const cells = (text: string) => text.split("\n").map((row) => row.replace(/ *\| */g, "|").replace(/-{2,}/g, "--"));
  expect(cells(table), `the README wants this table:\n${wanted}\n`).toEqual(cells(wanted));
});
