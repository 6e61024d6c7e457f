import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as published from "@opentelemetry/semantic-conventions/incubating";
import { expect, test } from "vitest";
import { loadConventions } from "../../../../generator/lint/semconv/conventions.js";

const exported = Object.entries<unknown>({ ...published }).flatMap(([key, value]): readonly [string, string][] => {
  return typeof value === "string" || typeof value === "number" ? [[key, String(value)]] : [];
});

function named(prefix: string): ReadonlyMap<string, string> {
  return new Map(exported.flatMap(([key, name]) => (key.startsWith(prefix) ? [[name, key]] : [])));
}

const table = new URL("../../../../generator/lint/semconv/table.json", import.meta.url);
const { version } = await loadConventions();
const model = new URL(`../../../../../shared/data/otel-semconv-${version}/model`, import.meta.url).pathname;

test.skipIf(!existsSync(model))("the table is what the script makes of the model", () => {
  const script = fileURLToPath(new URL("../../../registries/conventions-table.mjs", import.meta.url));
  expect(execFileSync(process.execPath, [script, model, version, "--print"], { encoding: "utf8" })).toBe(
    readFileSync(table, "utf8"),
  );
});

test("the table is at most 120 kB", () => {
  expect(statSync(table).size).toBeLessThanOrEqual(120_000);
});

test("all current names of the table but templates are known to the published package", async () => {
  const { attributes, metrics } = await loadConventions();
  expect(attributes.size).toBeGreaterThan(900);
  expect(metrics.size).toBe(541);
  const known = { attributes: named("ATTR_"), metrics: named("METRIC_") };
  const plain = [...attributes].filter(([, { type, replacedBy, isObsolete }]) => {
    return replacedBy === null && !isObsolete && !type.startsWith("template[");
  });
  const unknown = plain.map(([name]) => name).filter((name) => !known.attributes.has(name));
  // Former names of `faas.invocation.id` in two spellings, of which the package exports one.
  expect(unknown).toEqual(["faas.invocation_id", "faas.time"]);
  const current = [...metrics].filter(([, { replacedBy }]) => replacedBy === null);
  expect(current.map(([name]) => name).filter((name) => !known.metrics.has(name))).toEqual([]);
});

test("the values of each attribute are those of the published package", async () => {
  const { attributes } = await loadConventions();
  const keys = named("ATTR_");
  const wrong = [...attributes].flatMap(([name, { values, replacedBy }]) => {
    if (replacedBy !== null) return [];
    const prefix = `${keys.get(name)?.slice("ATTR_".length)}_VALUE_`;
    const known = exported.flatMap(([key, value]) => (key.startsWith(prefix) ? [value] : []));
    return values.filter((value) => !known.includes(value)).map((value) => `${name}: ${value}`);
  });
  expect(wrong).toEqual([]);
});

test("a former name leads to a current one", async () => {
  const { attributes, metrics } = await loadConventions();
  for (const known of [attributes, metrics]) {
    const successors = [...known.values()].flatMap(({ replacedBy }) => replacedBy ?? []);
    expect(successors.length).toBeGreaterThan(70);
    expect(successors.filter((name) => (known.get(name)?.replacedBy ?? null) !== null)).toEqual([]);
  }
  expect(attributes.get("db.client.connections.state")?.replacedBy).toBe("db.client.connection.state");
  expect(attributes.get("state")?.replacedBy).toBeNull();
});
