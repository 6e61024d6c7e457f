import { expect, test } from "vitest";
import { lintSource } from "../../../generator/lint/lint-source.js";

const long = 300_000;
const given = { today: "2026-11-22", release: null, warnDays: 14 };

/** So long that a rule whose time grows with the square of it would run into the time limit of the tests. */
test.each([
  ["capitals", "A".repeat(long)],
  ["letters", "a".repeat(long)],
  ["dots", "a.".repeat(long / 2)],
  ["underscores", `a${"_".repeat(long)}`],
  ["digits", `a${"1".repeat(long)}`],
])("names and texts of very many %s are checked", async (_, text) => {
  const name = JSON.stringify(text);
  const metric = `{ instrument: histogram, unit: s, description: ${name}, attributes: { ? ${name} : { type: string, pattern: ${name} } } }`;
  const catalog = `catalog: 1\nname: shop\nprefix: ${name}\nmetrics:\n  ? ${name}\n  : ${metric}\n  orders: ${metric}\n`;
  const { findings, faults } = await lintSource({ name: "catalog.yaml", text: catalog }, given);
  expect(faults.map(({ code }) => code)).toContain("invalid-name");
  expect(findings.map(({ code }) => code)).toContain("unfit-buckets");
});
