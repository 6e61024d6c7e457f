import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { floorRules } from "./architecture-floors.js";
import { besideUser, shortWithOneUser, useRules } from "./architecture-uses.js";
import { houseRules } from "./architecture-rules.js";
import { nodes, parseSource, readSources } from "./architecture-sources.js";
import ts from "typescript-6.0";
import { emitCatalog, readCatalog } from "../generator/pipeline.js";

const sources = readSources(["generator", "src", "generated", "test"]);

test("the sources of all packages are looked at", () => {
  for (const path of [
    "generator/main.ts",
    "src/runtime/contract.ts",
    "generated/recorders.ts",
    "test/architecture.test.ts",
  ]) {
    expect(sources.map((source) => source.path)).toContain(path);
  }
});

describe.each([...houseRules, ...floorRules, ...useRules])("$holds", ({ violations, planted }) => {
  test("everywhere", () => {
    expect(violations(sources)).toEqual([]);
  });

  test("or it is found", () => {
    const files = planted.map(([path, text]) => parseSource(path, text));
    const named = new Set(violations(files).map((violation) => violation.replace(/:.*/, "")));
    expect(named).toEqual(new Set(planted.map(([path]) => path)));
    for (const file of files) {
      if (!/planted-/.test(file.path)) expect(violations([file])).toHaveLength(1);
    }
  });
});

test("what stays beside its user is short and has no other", () => {
  const short = shortWithOneUser(sources);
  expect(Object.keys(besideUser).filter((path) => !short.has(path))).toEqual([]);
});

const map = readFileSync(new URL("../docs/architecture.md", import.meta.url), "utf8");

test("the map names every room", () => {
  const rooms = sources.flatMap(({ path }) => /^(?:generator|src\/\w+)\/([\w-]+)(?=\/)/.exec(path)?.[1] ?? []);
  expect([...new Set(rooms)].filter((room) => !map.includes(`\`${room}/`))).toEqual([]);
});

test("every path of the map is there", () => {
  const paths = sources.map(({ path }) => `/${path}`);
  const named = Array.from(map.matchAll(/`([\w./-]+(?:\/|\.ts))`/g), ([, path = ""]) => `/${path}`);
  expect(named.filter((path) => !paths.some((each) => each.includes(path)))).toEqual([]);
});

function exportsOf(path: string): readonly string[] {
  const source = sources.find((each) => each.path === path);
  if (source === undefined) throw new Error(`no source "${path}"`);
  return nodes(source.tree).flatMap((node) => {
    if (ts.isExportSpecifier(node)) return [node.name.text];
    const isExported =
      ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const isNamed = ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);
    return isExported && isNamed && node.name !== undefined ? [node.name.text] : [];
  });
}

/** What generated code imports from a package: a catalog of every kind of metric, with every number of attributes, and end. */
async function importedFrom(target: string): Promise<readonly string[]> {
  const instruments = ["counter", "up_down_counter", "gauge", "histogram"];
  const metrics = instruments.flatMap((instrument) => [
    ...Array.from({ length: 10 }, (_, count) => {
      const attributes = Array.from({ length: count }, (_, index) => `a${index}: int`).join(", ");
      return `  ${instrument}.with_${count}: { instrument: ${instrument}, unit: s, attributes: { ${attributes} } }`;
    }),
    instrument === "histogram" ? "" : `  ${instrument}.observed: { instrument: ${instrument}, observable: true }`,
  ]);
  const names = await Promise.all(
    [
      `metrics:\n${[...metrics, ...ending].join("\n")}\n${signals}`,
      `metrics:\n${[...metrics, ...more()].join("\n")}\n${signals}`,
      `events:\n${["a", "b"].flatMap((room) => Array.from({ length: 31 }, (_, at) => `  ${room}.e${at}: {}\n`)).join("")}`,
    ].map(async (entries) => {
      const text = `catalog: 1\nname: all\n${entries}`;
      const { catalog } = readCatalog({ name: "catalog.yaml", text });
      if (catalog === undefined) throw new Error("the catalog has errors");
      const none = { templates: new Map(), markdown: new Map(), included: new Map() };
      const side = { origin: { catalog: "catalog.yaml", command: "" }, ...none };
      const { artifacts } = await emitCatalog(catalog, side);
      return artifacts
        .filter(({ path }) => path.endsWith(".ts"))
        .flatMap(({ path, text }) => specifiers(parseSource(path, text).tree, target));
    }),
  );
  return [...new Set(names.flat())];
}

/** An old name of an observed metric, a metric that expires, arrays, variants, and what attributes may have besides. */
const ending: readonly string[] = [
  '  old: { instrument: gauge, observable: true, deprecated: { renamed_to: gauge.observed, emit: both, until: "2.0" } }',
  '  brief: { instrument: counter, expires: "2.0" }',
  '  arrays: { instrument: counter, attributes: { codes: "int[]" } }',
  "  limited: { instrument: counter, attributes: { code: { type: string, max_length: 3, max_values: 9 } } }",
  "  closing: { instrument: counter, attributes: { region: { values: { eu: , us: { deprecated: { reason: closed } } } } } }",
  "  forms: { instrument: counter, variants: { card: , cash: { attributes: { till: int } } } }",
];

/** An event and a span that record. */
const signals = `events:
  done:
    attributes: { ok: boolean, took_ms: double }
    records: { counter.with_1: { a0: { from: ok, values: { true: 1, false: 2 } } }, gauge.with_0: { value: took_ms } }
spans:
  work: { records: { histogram.with_0: { value: duration } } }
`;

/** So many that the catalog is divided. */
function more(): readonly string[] {
  return Array.from({ length: 60 }, (_, index) => `  more.m${index}: { instrument: counter }`);
}

function specifiers(tree: ts.SourceFile, target: string): readonly string[] {
  return nodes(tree).flatMap((node) => {
    if (!ts.isImportSpecifier(node)) return [];
    const { moduleSpecifier } = node.parent.parent.parent as ts.ImportDeclaration;
    return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === target ? [node.name.text] : [];
  });
}

test("every name that generated code imports is exported by the contract, and each of its functions is imported", async () => {
  const imported = await importedFrom("@meterbook/runtime/contract");
  const exported = exportsOf("src/runtime/contract.ts");
  expect(imported.filter((name) => !exported.includes(name))).toEqual([]);
  const functions = exported.filter((name) => /^[a-z]/.test(name));
  expect(functions.filter((name) => !imported.includes(name))).toEqual([]);
});

test("every name that recorders of arrays import is exported by the runtime's entry for them, and the other way round", async () => {
  const functions = exportsOf("src/runtime/arrays.ts").filter((name) => /^[a-z]/.test(name));
  expect([...(await importedFrom("@meterbook/runtime/arrays"))].sort()).toEqual([...functions].sort());
});

test("every name that recorders of events and spans import is exported by their entry, and its functions the other way round", async () => {
  const imported = await importedFrom("@meterbook/runtime/events");
  const exported = exportsOf("src/runtime/events.ts");
  expect(imported.filter((name) => !exported.includes(name))).toEqual([]);
  const values = exported.filter((name) => /^[a-z]/.test(name));
  expect(values.filter((name) => !imported.includes(name))).toEqual([]);
});

test("every name that validators import is exported by the runtime's zod entry, and the other way round", async () => {
  const imported = await importedFrom("@meterbook/runtime/zod");
  expect([...imported].sort()).toEqual([...exportsOf("src/runtime/zod.ts")].sort());
});
