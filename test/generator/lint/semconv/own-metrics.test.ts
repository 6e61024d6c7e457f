import { expect, test } from "vitest";
import { lintSource } from "../../../../generator/lint/lint-source.js";
import { semconvConformance } from "../../../../generator/lint/rules/semconv-conformance.js";
import { conventionsCatalog } from "../../../registries/conventions-catalog.js";

test("the conventions' own metrics are as the conventions define them", async () => {
  const source = { name: "catalog.yaml", text: await conventionsCatalog() };
  const given = { today: "2026-11-22", release: null, warnDays: 14 };
  const { findings, resolution } = await lintSource(source, given, [semconvConformance]);
  expect(resolution?.catalog.metrics.length).toBe(541);
  expect(findings.map(({ diagnostic }) => diagnostic.message)).toEqual([]);
});
