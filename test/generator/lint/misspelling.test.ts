import { expect, test } from "vitest";
import { loadConventions, noConventions } from "../../../generator/lint/semconv/conventions.js";
import { CatalogsBefore } from "../../../generator/lint/catalogs-before.js";
import { NearWords, slipBetween } from "../../../generator/lint/misspelling.js";
import { likelyMisspelling } from "../../../generator/lint/rules/likely-misspelling.js";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { parseCatalog } from "../../../generator/document/parse.js";
import { resolve } from "../../../generator/model/resolve.js";

test.each([
  ["custmer", "customer", "left out"],
  ["custtomer", "customer", "too many"],
  ["cusotmer", "customer", "swapped"],
  ["custamer", "customer", "another"],
  ["ustomer", "customer", "left out"],
  ["custome", "customer", "left out"],
  ["customer", "customer", undefined],
  ["cstmer", "customer", undefined],
  ["custoemrs", "customer", undefined],
  ["", "", undefined],
])("between %j and %j is: %s", (word, meant, slip) => {
  expect(slipBetween(word, meant)).toBe(slip);
  expect(new NearWords([meant]).near(word)).toEqual(slip === undefined ? [] : [meant]);
});

test("of the names of the semantic conventions, none looks misspelt beside the others", async () => {
  const conventions = await loadConventions();
  const [attributes, metrics] = [[...conventions.attributes.keys()], [...conventions.metrics.keys()]];
  const keys = (names: readonly string[], entry: string) =>
    names.filter((name) => !name.startsWith("otel.")).map((name) => `  ${JSON.stringify(name)}: ${entry}\n`);
  const users = `  all: { instrument: counter, attributes: ${JSON.stringify(attributes.filter((name) => !name.startsWith("otel.")))} }\n`;
  const text = `catalog: 1\nname: conventions\nattributes:\n${keys(attributes, "string").join("")}metrics:\n${keys(metrics, "{ instrument: counter }").join("")}${users}`;
  const found = new DiagnosticCollector();
  const located = parseCatalog({ name: "catalog.yaml", text }, found);
  if (located === undefined) throw new Error(JSON.stringify(found.sorted()));
  const resolution = resolve(located);
  const { document } = located;
  const subject = {
    ...resolution,
    document,
    today: "2026-11-22",
    release: null,
    warnDays: 14,
    conventions: noConventions,
    before: new CatalogsBefore(),
    recorded: resolution.catalog,
  };
  expect(resolution.catalog.metrics.length).toBeGreaterThan(500);
  expect([...likelyMisspelling.check(subject)].map(({ message }) => message)).toEqual([]);
});
