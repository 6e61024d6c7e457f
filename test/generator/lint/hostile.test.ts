import { expect, test } from "vitest";
import { lintSource } from "../../../generator/lint/lint-source.js";

const given = { today: "2026-11-22", release: null, warnDays: 14 };

/** What the checks find in a catalog of names and texts like this one, and the milliseconds of the processor that they take. */
async function check(text: string) {
  const name = JSON.stringify(text);
  const metric = `{ instrument: histogram, unit: s, description: ${name}, attributes: { ? ${name} : { type: string, pattern: ${name} } } }`;
  const catalog = `catalog: 1\nname: shop\nprefix: ${name}\nmetrics:\n  ? ${name}\n  : ${metric}\n  orders: ${metric}\n`;
  const before = process.cpuUsage();
  const found = await lintSource({ name: "catalog.yaml", text: catalog }, given);
  return { ...found, time: process.cpuUsage(before).user / 1000 };
}

test.each([
  ["capitals", "A"],
  ["letters", "a"],
  ["dots", "a."],
  ["underscores", "_"],
  ["digits", "1"],
])("names and texts of very many %s are checked in time linear to their length", async (_, piece) => {
  const [long, short] = [await check(`a${piece.repeat(48_000)}`), await check(`a${piece.repeat(6_000)}`)];
  expect(long.faults.map(({ code }) => code)).toContain("invalid-name");
  expect(long.findings.map(({ code }) => code)).toContain("unfit-buckets");
  // Eight times the length takes eight times as long; a rule that reads again for each piece would take 64 times.
  expect(long.time).toBeLessThan(24 * short.time + 100);
});
