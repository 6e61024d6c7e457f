import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CarrierName, codesFound, sentMetrics, startCarriers } from "./mutants/carriers.js";
import { type Mutant, mutantsOf, mutated } from "./mutants/mutants.js";
import { codexCatalog, emitted } from "./mutants/program.js";

const catalog = codexCatalog();
const mutants = mutantsOf(catalog);
let metrics: ResourceMetrics;
let changed: ReadonlyMap<Mutant, ResourceMetrics>;
let started: Awaited<ReturnType<typeof startCarriers>>;

beforeAll(async () => {
  started = await startCarriers();
  metrics = await emitted(catalog);
  changed = new Map(mutants.map((mutant) => [mutant, mutated(metrics, mutant)]));
});
afterAll(() => started.close());

const names = [
  "HTTP protobuf",
  "HTTP JSON",
  "gRPC",
  "JSON lines",
  "exposition",
] as const satisfies readonly CarrierName[];

function expectedOf({ codes, exposition }: Mutant, carrier: string): readonly string[] | null {
  return carrier === "exposition" ? exposition : codes;
}

test("there are at least 150 mutants", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(150);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

describe.each(names)("over %s", (name) => {
  test("nothing is found where nothing is changed", async () => {
    expect(await codesFound(catalog, [sentMetrics(metrics)], started.carriers[name])).toEqual([]);
  });

  test("each change that it can carry is found under its code, and nothing else", async () => {
    const wrong: unknown[] = [];
    let count = 0;
    for (const [mutant, sent] of changed) {
      const expected = expectedOf(mutant, name);
      if (expected === null) continue;
      count += 1;
      const found = await codesFound(catalog, [sentMetrics(sent)], started.carriers[name]);
      if (JSON.stringify(found) !== JSON.stringify([...expected].sort())) wrong.push([mutant.name, expected, found]);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(name === "exposition" ? 80 : 150);
  });
});
