import { createHash } from "node:crypto";
import type { MetricFacts } from "../../../../generator/exported/metric-facts.js";

/** What the oracle says of one metric: its name by the four strategies, its name as a label, escaped and not. */
export type OracleRow = readonly string[];

export const rowCount = 10_000;
const shown = 300;
const chunk = 100;

/** Compact: the first rows in full, and a hash of each hundred rows. */
type OracleTable = { readonly rows: readonly (readonly string[])[]; readonly hashes: readonly string[] };

export function oracleTable(inputs: readonly MetricFacts[], answers: readonly OracleRow[]): OracleTable {
  const rows = inputs.map(({ name, unit, instrument }, index) => [name, unit, instrument, ...(answers[index] ?? [])]);
  const starts = Array.from({ length: Math.ceil(rows.length / chunk) }, (_, index) => index * chunk);
  const hashes = starts.map((start) => hash(JSON.stringify(rows.slice(start, start + chunk))));
  return { rows: rows.slice(0, shown), hashes };
}

/** One row a line, so that a change of the table can be read; the hashes stand in the last one. */
export function tableText({ rows, hashes }: OracleTable): string {
  return [...rows, hashes].map((row) => `${JSON.stringify(row)}\n`).join("");
}

export function parseTable(text: string): OracleTable {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as readonly string[]);
  return { rows: lines.slice(0, -1), hashes: lines.at(-1) ?? [] };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
