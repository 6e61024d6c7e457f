import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lintSource } from "../../../../generator/lint/lint-source.js";
import { semconvConformance } from "../../../../generator/lint/rules/semconv-conformance.js";

const registries = new URL("../../../registries/", import.meta.url);

type Reader = { readFacts(path: string): unknown };
type Writer = { catalogText(name: string, registry: unknown): string };

test("the conventions' own metrics are as the conventions define them", async () => {
  const { readFacts }: Reader = await import(new URL("facts.mjs", registries).href);
  const { catalogText }: Writer = await import(new URL("write-catalog.mjs", registries).href);
  const registry = readFacts(fileURLToPath(new URL("facts/conventions.tsv", registries)));
  const source = { name: "catalog.yaml", text: catalogText("conventions", registry) };
  const given = { today: "2026-11-22", release: null, warnDays: 14 };
  const { findings, resolution } = await lintSource(source, given, [semconvConformance]);
  expect(resolution?.catalog.metrics.length).toBe(541);
  expect(findings.map(({ diagnostic }) => diagnostic.message)).toEqual([]);
});
