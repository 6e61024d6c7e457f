import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knownKeys } from "../../generator/document/schema/schema-keys.js";
import { type Completion, type LanguageServer, startLanguageServer } from "./language-server.js";

let server: LanguageServer;
beforeAll(async () => {
  server = await startLanguageServer();
});
afterAll(() => server.stop());

const head = "catalog: 1\nname: shop\nmetrics:\n";
const metric = `${head}  order.placed:\n    instrument: counter\n`;
const attribute = `${metric}    attributes:\n      method:\n`;

function wordsOn({ documentation = "" }: Completion): string {
  return typeof documentation === "string" ? documentation : documentation.value;
}

const keysAt: readonly (readonly [place: string, text: string, path: readonly string[], given: readonly string[]])[] = [
  ["the top", `${head}  order.placed: { instrument: counter }\n|`, [], ["catalog", "name", "metrics"]],
  ["a metric", `${metric}    |`, ["metrics", "order.placed"], ["instrument"]],
  ["an attribute of a metric", `${attribute}        |`, ["metrics", "order.placed", "attributes", "method"], []],
  ["a shared attribute", `${metric}attributes:\n  method:\n    |`, ["attributes", "method"], []],
  ["the context", `${metric}context:\n  region:\n    |`, ["context", "region"], []],
  ["a deprecation", `${metric}    deprecated:\n      |`, ["metrics", "order.placed", "deprecated"], []],
  ["the page", `${metric}page:\n  |`, ["page"], []],
  ["the settings", `${metric}generate:\n  |`, ["generate"], []],
];

describe("an editor completes", () => {
  test.each(keysAt)("the keys of %s, each with its meaning", async (_, text, path, given) => {
    const offered = (await server.open(text).complete()).filter(({ label }) => /^[a-z_]+$/.test(label));
    const wanted = knownKeys(path).filter((key) => !given.includes(key));
    expect(offered.map(({ label }) => label).sort()).toEqual([...wanted].sort());
    expect(offered.filter((item) => wordsOn(item) === "")).toEqual([]);
    expect(offered.filter(({ insertText = "" }) => !insertText.includes(":"))).toEqual([]);
  });

  test.each([
    ["instrument", `${head}  a.b:\n    instrument: |`, ["counter", "up_down_counter", "gauge", "histogram"]],
    ["status", `${metric}    status: |`, ["planned", "active", "deprecated", "removed"]],
    ["stability", `${metric}    stability: |`, ["development", "alpha", "beta", "release_candidate", "stable"]],
    ["value_type", `${metric}    value_type: |`, ["double", "int"]],
    [
      "a type",
      `${attribute}        type: |`,
      ["string", "boolean", "int", "double", "string[]", "boolean[]", "int[]", "double[]"],
    ],
    ["sensitivity", `${attribute}        sensitivity: |`, ["public", "internal", "personal", "secret"]],
    ["language", `${metric}generate:\n  language: |`, ["typescript", "javascript"]],
    ["modules", `${metric}generate:\n  modules: |`, ["esm", "commonjs"]],
    ["import_extension", `${metric}generate:\n  import_extension: |`, ["js", "ts", "none"]],
  ])("the values of %s, each with its meaning", async (_, text, values) => {
    const offered = await server.open(text).complete();
    expect(offered.map(({ label }) => label).sort()).toEqual([...values].sort());
    expect(new Set(offered.map(wordsOn)).size).toBe(values.length);
  });

  test("the keys of a variant, and its attributes", async () => {
    const labelsAt = async (text: string) => (await server.open(text).complete()).map(({ label }) => label);
    const variant = `${metric}    variants:\n      card:\n        `;
    expect((await labelsAt(`${variant}|`)).sort()).toEqual(["attributes", "description", "note", "recorder"]);
    expect(await labelsAt(`${variant}attributes:\n          network:\n            |`)).toContain("values");
  });

  test("the keys of a part, and of its metrics", async () => {
    const labelsAt = async (text: string) => (await server.open(text, "part").complete()).map(({ label }) => label);
    expect((await labelsAt("|")).sort()).toEqual(["attributes", "defaults", "events", "metrics", "spans"]);
    expect(await labelsAt("metrics:\n  a.b:\n    instrument: |")).toContain("histogram");
    const text = "prefix: x\nmetrics:\n  a.b: { instrument: counter }\n";
    expect(await server.open(text, "part").problems()).toHaveLength(1);
  });

  test("a whole metric, where its name is free", async () => {
    const offered = await server.open(`${head}  |`).complete();
    expect(offered.map(({ label }) => label)).toEqual(["new counter", "new histogram"]);
    const written = offered.map(({ insertText = "" }) => insertText.replace(/\$\{\d:([^}]*)\}/g, "$1"));
    for (const text of written) {
      expect(await server.open(`${head}  ${text.replaceAll("\n", "\n  ")}\n`).problems()).toEqual([]);
    }
  });
});

describe("an editor shows", () => {
  test.each([
    ["metrics", `${metric.replace("metrics", "met|rics")}`, "The metrics, by name without the prefix."],
    ["a key of a metric", metric.replace("instrument", "instr|ument"), "The OpenTelemetry instrument."],
    ["its values", metric.replace("counter", "coun|ter"), "`histogram`: The distribution of values"],
    ["a deprecation", `${metric}    depre|cated: {}`, "what to use instead"],
    ["a key of an attribute", `${attribute}        max_val|ues: 3`, "How many different values a process may record"],
    ["the page", `${metric}pa|ge: {}`, "The texts of telemetry.md"],
    ["a setting", `${metric}generate:\n  mark|down: []`, "Markdown files to update between markers."],
  ])("what %s means", async (_, text, words) => {
    expect(await server.open(text).hover()).toContain(words);
  });
});

describe("an editor marks", () => {
  test.each([
    ["a wrong value", metric.replace("counter", "conter"), "conter", /Valid values: "counter"/],
    ["an unknown key", `${metric}    descripton: a\n`, "descripton", /descripton is not allowed/],
    ["an unknown key at the top", `${metric}metricks: {}\n`, "metricks", /metricks is not allowed/],
    ["a number for a text", `${metric}    since: 1.10\n`, "1.10", /Expected "string"/],
    ["a missing instrument", `${head}  a.b: {}\n`, "a.b", /Missing property "instrument"/],
  ])("%s", async (_, text, marked, words) => {
    const problems = await server.open(text).problems();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
    const lines = `modeline\n${text}`.split("\n");
    const [{ start, end } = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }] = problems.map(
      ({ range }) => range,
    );
    expect(lines[start.line]?.slice(start.character, end.character)).toBe(marked);
  });

  const root = fileURLToPath(new URL("../../", import.meta.url));
  const scenarios = readdirSync(`${root}test/fixtures`, { withFileTypes: true, recursive: true })
    .filter(({ name, parentPath }) => name === "catalog.yaml" && !parentPath.includes("expected"))
    .map(({ parentPath, name }) => `${parentPath}/${name}`);

  test.each([`${root}catalog.yaml`, ...scenarios])("nothing in %s", async (path) => {
    const text = readFileSync(path, "utf8").replaceAll("# yaml-language-server", "# of another place");
    expect(await server.open(text).problems()).toEqual([]);
  });
});

test("the server has nothing to complain of, so the schema could be read", () => {
  expect(server.heard.filter((method) => method.startsWith("window/show"))).toEqual([]);
});
