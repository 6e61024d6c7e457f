import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { exportedLabel, exportedName } from "../../../generator/exported/exported-name.js";
import type { MetricFacts } from "../../../generator/exported/metric-facts.js";
import { otlpRoute, translationStrategies } from "../../../generator/exported/route.js";
import { oracleInputs } from "./oracle/inputs.js";
import { type OracleRow, oracleTable, parseTable, rowCount, tableText } from "./oracle/table.js";

// Prometheus' own translator in Go answers, where Go and its module can be had; everywhere else its pinned answers do.
// `METERBOOK_UPDATE=1` pins them again.

const folder = fileURLToPath(new URL("oracle", import.meta.url));
const pinned = fileURLToPath(new URL("oracle/pinned.jsonl", import.meta.url));
const inputs = oracleInputs(rowCount);

function ours(facts: MetricFacts): OracleRow {
  const names = translationStrategies.map((strategy) => exportedName(facts, otlpRoute(strategy)));
  const labels = (["UnderscoreEscapingWithSuffixes", "NoTranslation"] as const).map((strategy) =>
    exportedLabel(facts.name, otlpRoute(strategy)),
  );
  return [...names, ...labels].map((name) => name ?? "");
}

function answersOfGo(): readonly OracleRow[] {
  const input = inputs.map(({ name, unit, instrument }) => JSON.stringify([name, unit, instrument])).join("\n");
  const output = execFileSync("go", ["run", "."], { cwd: folder, input, encoding: "utf8", maxBuffer: 2 ** 26 });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as OracleRow);
}

/** `npm run test:oracle` asks the translator itself, which the pinned answers stand for otherwise. */
const asksGo = process.env["METERBOOK_ORACLE"] === "1";
const hasGo = asksGo && spawnSync("go", ["mod", "download"], { cwd: folder, timeout: 60_000 }).status === 0;

test("names equal those that are pinned of Prometheus' own translator", () => {
  const { rows, hashes } = parseTable(readFileSync(pinned, "utf8"));
  expect(rows).toHaveLength(300);
  const made = oracleTable(inputs, inputs.map(ours));
  expect(made.rows).toEqual(rows);
  expect(made.hashes).toEqual(hashes);
});

test.skipIf(!hasGo)(
  "10 000 names equal those of Prometheus' own translator (needs Go and its module)",
  { timeout: 300_000 },
  () => {
    const answers = answersOfGo();
    if (process.env["METERBOOK_UPDATE"] === "1") writeFileSync(pinned, tableText(oracleTable(inputs, answers)));
    const wrong = inputs.flatMap((facts, index) => {
      const [made, wanted] = [JSON.stringify(ours(facts)), JSON.stringify(answers[index])];
      return made === wanted ? [] : [{ facts, made, wanted }];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(answers).toHaveLength(rowCount);
    expect(tableText(oracleTable(inputs, answers))).toBe(readFileSync(pinned, "utf8"));
  },
);
