import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CorrectnessCode, correctnessCodes } from "../generator/diagnostics/codes.js";
import { fixableCodes, type LintCode, lintCodes } from "../generator/diagnostics/lint-codes.js";
import { liveCodes } from "../generator/diagnostics/live-codes.js";
import type { CodeDescription } from "../generator/diagnostics/severity.js";
import { correctnessExamples } from "../generator/examples/correctness.js";
import { enact, type Side } from "./diagnostic-examples.js";

const root = fileURLToPath(new URL("..", import.meta.url));

type Position = { readonly line: number; readonly column: number } | null;
type Finding = { readonly code: string; readonly severity: string; readonly file: string; readonly start: Position };

type ExpectedPlace = readonly [line: number, column: number, file?: string] | null;

/** Where the wrong examples are wrong: in the whole catalog unless a file is named; null where all of a file is meant. */
const places: Readonly<Record<CorrectnessCode, ExpectedPlace>> = {
  "file-unreadable": null,
  "file-too-large": null,
  "file-not-text": null,
  "catalog-empty": null,
  "foreign-format": null,
  "yaml-syntax": [5, 1],
  "yaml-feature": [4, 11],
  "nested-too-deep": [3, 38],
  "duplicate-key": [8, 5],
  "dangerous-key": [8, 7],
  "key-not-text": [8, 60],
  "unknown-key": [6, 5],
  "missing-key": [4, 3],
  "wrong-type": [7, 18],
  "unknown-value": [5, 17],
  "wrong-value": [7, 18],
  "number-text": [7, 34],
  "unknown-attribute": [8, 27],
  "unused-attribute": [3, 15],
  "name-collision": [5, 3],
  "invalid-name": [4, 3],
  "prefix-separator": [3, 9],
  "reserved-name": [4, 3],
  "buckets-not-ascending": [7, 23],
  "buckets-without-histogram": [7, 5],
  "observable-histogram": [6, 5],
  "duplicate-attribute": [8, 27],
  "context-attribute": [8, 19],
  "attribute-values": [7, 19],
  "attribute-constraint": [7, 41],
  "invalid-pattern": [7, 53],
  "dangerous-pattern": [7, 53],
  "example-not-allowed": [7, 62],
  "unknown-metric": [10, 31],
  "unknown-event": [11, 46],
  "record-mismatch": [13, 25],
  "redact-mismatch": [11, 44],
  "rename-cycle": [7, 31],
  "no-recorder": [7, 15],
  "contradictory-status": [7, 13],
  "invalid-end": [7, 14],
  "life-order": [8, 26],
  "emission-window": [10, 39],
  "emission-mismatch": [11, 39],
  "invalid-unit": [6, 11],
  "mistaken-unit": [7, 11],
  "cardinality-budget": [7, 5],
  "unknown-suppression": [7, 13],
  "unused-suppression": [8, 13],
  "unknown-part": [5, 11],
  "unknown-import": [5, 11],
  "import-cycle": [8, 5, "shared.yaml"],
  "unknown-imported-metric": [8, 7],
  "unknown-imported-event": [7, 15],
  "unknown-imported-span": [7, 14],
  "import-clash": [9, 16],
  "import-contradiction": [8, 43],
  "ambiguous-attribute": [5, 78],
  "contradictory-outputs": [3, 35],
  "contradictory-language": [3, 22],
  "unsafe-path": [3, 21],
  "markdown-markers": [3, 1, "README.md"],
  "include-failed": [1, 1, "docs/config.md"],
  "template-failed": [5, 37],
  "recorded-in-failed": [5, 26],
  "invalid-baseline": [2, 1, "catalog.baseline.json"],
  "unused-baseline-entry": [1, 30, "catalog.baseline.json"],
};

/** Looked for when generating only: it takes the files that the catalog names. */
const ofGenerate: readonly CorrectnessCode[] = [
  "markdown-markers",
  "include-failed",
  "template-failed",
  "recorded-in-failed",
];
/** Looked for by lint only. */
const ofLint: readonly CorrectnessCode[] = ["invalid-baseline", "unused-baseline-entry"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "meterbook-diagnostics-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findings(code: CorrectnessCode, side: Side): Promise<readonly Finding[]> {
  const words = ofGenerate.includes(code) ? ["generate", "--dry-run"] : ["lint"];
  const { out } = await enact(code, side, [...words, "--format", "json"], folder);
  const { diagnostics }: { diagnostics: readonly Finding[] } = JSON.parse(out);
  return diagnostics;
}

test("every code has an example, and every example a code", () => {
  expect(Object.keys(correctnessExamples).sort()).toEqual(Object.keys(correctnessCodes).sort());
});

const codes = Object.entries(places) as readonly (readonly [CorrectnessCode, (typeof places)[CorrectnessCode]])[];

describe.each(codes)("%s", (code, at) => {
  const { severity } = correctnessCodes[code];

  test("is all that is found in its wrong example, at its line and column", async () => {
    const found = await findings(code, "wrong");
    expect(new Set(found.map((each) => each.code))).toEqual(new Set([code]));
    expect(found[0]?.severity).toBe(severity);
    if (at === null) expect(found[0]?.start).toBeNull();
    else expect(found[0]).toMatchObject({ start: { line: at[0], column: at[1] }, file: at[2] ?? "catalog.yaml" });
  });

  test("is reported with its place, an excerpt with a caret, and a help line", async () => {
    const words = ofLint.includes(code) ? ["lint"] : ["generate", "--dry-run"];
    const { status, err } = await enact(code, "wrong", [...words, "--format", "text"], folder);
    const lines = err.split("\n");
    const where = at === null ? "" : `${at[2] ?? "catalog.yaml"}:${at[0]}:${at[1]}`;
    // A file that is named and not there is wrong use.
    expect(status).toBe(code === "file-unreadable" ? 2 : severity === "error" ? 1 : 0);
    expect(lines[0]).toContain(`${where}  ${severity}[${code}]  `);
    expect(lines.some((line) => /^ *= help: \S/.test(line))).toBe(true);
    if (at === null) return;
    const excerpt = lines.findIndex((line) => new RegExp(`^ *${at[0]} \\|`).test(line));
    const bar = (lines[excerpt] ?? "").indexOf("|");
    expect((lines[excerpt + 1] ?? "").indexOf("^") - bar - 1).toBe(at[1]);
  });

  test("is not found in its right example, nor anything else", async () => {
    expect(await findings(code, "right")).toEqual([]);
  });
});

/** A table of docs/findings.md; a cell of it may break no line and hold no bar. */
function wantedTable(codes: Readonly<Record<string, CodeDescription>>, ...more: readonly Column[]): string {
  const own = more.map(([head]) => ` ${head} |`).join("");
  const rows = Object.entries(codes).map(([code, { severity, cause, fix }]) => {
    return `| \`${code}\` | ${severity} | ${cause} | ${fix} |${more.map(([, cell]) => ` ${cell(code)} |`).join("")}`;
  });
  const ruler = `| --- | --- | --- | --- |${more.map(() => " --- |").join("")}`;
  return [`| code | severity | cause | fix |${own}`, ruler, ...rows].join("\n");
}

type Column = readonly [head: string, cell: (code: string) => string];

const isFixable = (code: string) => fixableCodes.includes(code as LintCode);
const fixColumn: Column = ["`--fix`", (code) => (isFixable(code) ? "what is planned" : "")];

test.each([
  ["docs/findings.md", "diagnostics", wantedTable(correctnessCodes)],
  ["docs/findings.md", "lint", wantedTable(lintCodes, fixColumn)],
  ["docs/live-check.md", "live", wantedTable(liveCodes)],
])("in %s, the table of %s says what the codes say", (file, name, wanted) => {
  const page = readFileSync(join(root, file), "utf8");
  const between = new RegExp(`<!-- ${name} -->\\n+([\\s\\S]*?)\\n+<!-- /${name} -->`);
  const [, table = `no table between <!-- ${name} --> and <!-- /${name} -->`] = between.exec(page) ?? [];
  const cells = (text: string) => text.split("\n").map((row) => row.replace(/ *\| */g, "|").replace(/-{2,}/g, "--"));
  expect(cells(table), `${file} wants this table:\n${wanted}\n`).toEqual(cells(wanted));
});
