import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { loadConventions } from "../../../../generator/lint/semconv/conventions.js";
import { renamedAttributes } from "../../../../generator/lint/semconv/renamed-attributes.js";
import { renamedMetrics } from "../../../../generator/lint/semconv/renamed-metrics.js";

const folder = dirname(createRequire(import.meta.url).resolve("@opentelemetry/semantic-conventions"));
const declaration = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*declare const (ATTR|METRIC)_\w+: "([^"]+)"/g;

/** The declarations of the package say of a former name what replaced it. Names of one word could mean anything. */
function replacements(kind: "ATTR" | "METRIC"): readonly (readonly [string, string])[] {
  const texts = ["experimental_attributes", "experimental_metrics", "stable_attributes", "stable_metrics"].map((name) =>
    readFileSync(join(folder, `${name}.d.mts`), "utf8"),
  );
  const found = texts.flatMap((text) => [...text.matchAll(declaration)]);
  return found.flatMap(([, comment = "", of, name = ""]) => {
    const [, replacement] = /@deprecated Replaced by `([^`]+)`(?: with unit `[^`]+`)?\.?$/m.exec(comment) ?? [];
    return of === kind && replacement !== undefined && name.includes(".") ? [[name, replacement] as const] : [];
  });
}

test.each([
  ["attributes", renamedAttributes, "ATTR"],
  ["metrics", renamedMetrics, "METRIC"],
] as const)("the former names of %s are those of the package, with what it says replaced them", (_, renamed, kind) => {
  const wanted = replacements(kind);
  expect(wanted.length).toBeGreaterThan(50);
  expect(Object.fromEntries(renamed)).toEqual(Object.fromEntries(wanted));
});

test("no former name is replaced by another former name", () => {
  for (const renamed of [renamedAttributes, renamedMetrics]) {
    expect([...renamed.values()].filter((name) => renamed.has(name))).toEqual([]);
  }
});

test("the conventions know the names of attributes and metrics", async () => {
  const { attributes, metrics } = await loadConventions();
  expect([attributes.has("http.request.method"), metrics.has("http.server.request.duration")]).toEqual([true, true]);
  expect([...renamedAttributes.keys()].filter((name) => !attributes.has(name))).toEqual([]);
  expect([...renamedMetrics.keys()].filter((name) => !metrics.has(name))).toEqual([]);
});
