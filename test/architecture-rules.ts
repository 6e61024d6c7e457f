import ts from "typescript-6.0";
import { neighbours, packageHomes } from "./architecture-rooms.js";
import { type Import, linesOf, nodes, type Source } from "./architecture-sources.js";

/** A house rule: what it holds, a sentence for each place that breaks it, and a file that would. */
export type HouseRule = {
  readonly holds: string;
  readonly violations: (sources: readonly Source[]) => readonly string[];
  readonly planted: readonly (readonly [path: string, text: string])[];
};

/** The words that the format knows, what characters look like, how words differ, what is worked out once: for every stage of the generator. */
const vocabulary: readonly string[] = [
  "vocabulary",
  "unseen",
  "display-width",
  "edit-distance",
  "remembered",
  "flat-map",
  "import-module",
].map((name) => `generator/${name}.ts`);

/** Packages for programs on Node; recorders run in browsers, too. */
const needsNode = /^src\/(telemetry|feedback)\//;
/** What recorders report, where the host has somebody to read it. */
const reportsToHost = /^src\/runtime\/(catalog\/warn|series\/unbound|memory\/test-run)\.ts$/;
const emitters = /^generator\/emit\/(catalog-json|metrics-page|recorders|telemetry-page|validators)\.ts$/;
const emitterList = /^generator\/emit\/emitters\.ts$/;
const entry =
  /^generator\/(main\.ts|testing\/|meterbook\.cjs|(build|chunks|commonjs|page-bundle|templates|shape|shorten)\.mjs|cli\/|write\/|observe\/|older-node\/)/;

export const houseRules: readonly HouseRule[] = [
  {
    holds: "a package is imported in its own place only",
    violations: eachImport((path, { target, kind }) => {
      const isOfNode = target.startsWith("node:") && (entry.test(path) || needsNode.test(path));
      return isLocal(target) || isOfNode || isHome(path, target, kind);
    }),
    planted: [
      ["generator/model/planted.ts", 'import { z } from "zod";'],
      ["src/runtime/planted.ts", 'import { MeterProvider } from "@opentelemetry/sdk-metrics";'],
      ["generator/emit/planted.ts", 'import { Project } from "ts-morph";'],
      ["src/telemetry/planted.ts", 'import { LoggerProvider } from "@opentelemetry/sdk-logs";'],
      ["generator/cli/planted.ts", 'import { parse } from "yaml";'],
      ["generator/cli/planted.ts", 'import { add } from "@meterbook/runtime/contract";'],
      ["generator/pipeline.ts", 'import { readFileSync } from "node:fs";'],
    ],
  },
  {
    holds: "what a stage needs comes from the stages before it",
    violations: eachImport((path, { target, kind }) => {
      const rule = neighbours.find(([home]) => home.test(path));
      if (rule === undefined || !isLocal(target)) return true;
      const [, allowed, allowedTypes] = rule;
      if (vocabulary.includes(target) && path.startsWith("generator/")) return true;
      return allowed.test(target) || (kind === "type" && (allowedTypes?.test(target) ?? false));
    }),
    planted: [
      ["generator/document/planted.ts", 'import type { Catalog } from "../model/catalog.js";'],
      ["generator/document/schema/planted.ts", 'import { parseCatalog } from "../parse.js";'],
      ["generator/document/yaml/planted.ts", 'import { explainShape } from "../explain/explain-shape.js";'],
      ["generator/document/plain/planted.ts", 'import { compose } from "../yaml/compose.js";'],
      ["generator/document/explain/planted.ts", 'import type { PlainNode } from "../plain/block.js";'],
      ["generator/sources/planted.ts", 'import { resolve } from "../model/resolve.js";'],
      ["generator/model/planted.ts", 'import { catalogDocumentSchema } from "../document/schema.js";'],
      ["generator/emit/markdown/syntax/planted.ts", 'import { lifetimeFacts } from "../facts/lifetime.js";'],
      ["generator/emit/planted.ts", 'import type { CatalogDocument } from "../document/schema.js";'],
      ["generator/write/planted.ts", 'import { recorders } from "../emit/recorders.js";'],
      ["generator/edit/planted.ts", 'import { replaceFile } from "../write/atomic-file.js";'],
      ["generator/text/planted.ts", 'import { amend } from "../edit/amend.js";'],
      ["generator/examples/planted.ts", 'import { changeCodes } from "../diff/codes.js";'],
      ["generator/format/planted.ts", 'import { replaceFile } from "../write/atomic-file.js";'],
      ["generator/init/planted.ts", 'import { readCatalog } from "../pipeline.js";'],
      ["generator/dictionary/planted.ts", 'import { emitters } from "../emit/emitters.js";'],
      ["generator/dictionary/page/planted.ts", 'import { resolve } from "../../model/resolve.js";'],
      ["generator/cli/init/planted.ts", 'import { gitIn } from "../diff/planted.js";'],
      ["generator/cli/diff/planted.ts", 'import { lint } from "../lint/lint.js";'],
      ["generator/cli/host/planted.ts", 'import { render } from "../reports/render.js";'],
      ["generator/cli/program/planted.ts", 'import { lint } from "../lint/lint.js";'],
      ["generator/pipeline.ts", 'import { lintRules } from "./lint/rules/index.js";'],
      ["src/runtime/planted.ts", 'import type { Config } from "../telemetry/config.js";'],
      ["src/runtime/planted.ts", 'export { createRecorders } from "../../generated/recorders.js";'],
      ["src/telemetry/planted.ts", 'import { Recorders } from "../runtime/index.js";'],
      ["src/feedback/planted.ts", 'import type { Recorders } from "../runtime/index.js";'],
      ["generated/planted.ts", 'import { add } from "../src/runtime/contract.js";'],
    ],
  },
  {
    holds: "no emitter imports another",
    violations: eachImport((path, { target }) => emitterList.test(path) || !emitters.test(target)),
    planted: [["generator/emit/validators.ts", 'import { recorders } from "./recorders.js";']],
  },
  {
    holds: "process and console are used by the command line, by writing, and by what reports to a host only",
    violations: eachNode(
      ({ path }) =>
        /^(generator|src)\//.test(path) && !entry.test(path) && !needsNode.test(path) && !reportsToHost.test(path),
      (node) => {
        if (!ts.isIdentifier(node) || !["process", "console"].includes(node.text)) return undefined;
        const { parent } = node;
        const isName =
          (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
        return isName || isNodeEnvironment(node) ? undefined : node.text;
      },
    ),
    planted: [
      ["src/runtime/planted.ts", "console.log(1);"],
      ["generator/model/planted.ts", "export const cwd = process.cwd();"],
    ],
  },
  {
    holds: "no value import leads back to its own file",
    violations: cycles,
    planted: [
      ["src/planted-a.ts", 'import { b } from "./planted-b.js";'],
      ["src/planted-b.ts", 'import { a } from "./planted-a.js";'],
    ],
  },
  {
    holds: "a file has 250 lines at most, a test 300",
    violations: (sources) =>
      sources.filter(isOurs).flatMap(({ path, text }) => {
        const lines = text.trimEnd().split("\n").length;
        return lines > (path.startsWith("test/") ? 300 : 250) ? [`${path}: ${lines} lines`] : [];
      }),
    planted: [
      ["src/planted.ts", `${"\n".repeat(250)};`],
      ["test/planted.ts", `${"\n".repeat(300)};`],
    ],
  },
  {
    holds: "a function has 40 lines at most",
    violations: eachNode(
      ({ path }) => !path.startsWith("generated/"),
      (node, { path }) => {
        const isCounted = path.startsWith("test/") ? ts.isFunctionDeclaration(node) : ts.isFunctionLike(node);
        return isCounted && linesOf(node) > 40 ? `function of ${linesOf(node)} lines` : undefined;
      },
    ),
    planted: [
      ["src/planted.ts", `const f = () => {${"\n".repeat(40)}};`],
      ["test/planted.ts", `function f() {${"\n".repeat(40)}}`],
    ],
  },
  {
    holds: "nothing has the type any, is exported by default or with a star, or is asserted to exist",
    violations: eachNode(
      () => true,
      (node, { path }) => forbidden(node, path),
    ),
    planted: [
      ["src/planted.ts", "export const x: any = 1;"],
      ["src/planted.ts", "export default 1;"],
      ["src/planted.ts", "export default function f() {}"],
      ["src/planted.ts", 'export * from "./x.js";'],
      ["src/planted.ts", "export const y = [1][0]!;"],
      ["src/planted.ts", "enum Kind { A }"],
    ],
  },
];

function eachImport(isAllowed: (path: string, given: Import) => boolean): HouseRule["violations"] {
  return (sources) =>
    sources
      .filter(({ path }) => !path.startsWith("test/"))
      .flatMap(({ path, imports }) =>
        imports
          .filter((given) => !isAllowed(path, given))
          .map(({ target, kind }) => `${path}: imports ${target} (${kind})`),
      );
}

function eachNode(
  isMeant: (source: Source) => boolean,
  violation: (node: ts.Node, source: Source) => string | undefined,
): HouseRule["violations"] {
  return (sources) =>
    sources.filter(isMeant).flatMap((source) =>
      nodes(source.tree).flatMap((node) => {
        const found = violation(node, source);
        if (found === undefined) return [];
        const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart());
        return [`${source.path}:${line + 1}: ${found}`];
      }),
    );
}

function isLocal(target: string): boolean {
  return /^(generator|src|generated|test)\//.test(target);
}

function isHome(path: string, target: string, kind: Import["kind"]): boolean {
  // Telemetry needs most of OpenTelemetry, and loads none of it before it is asked to.
  if (kind !== "value" && /^@(opentelemetry|grpc)\//.test(target) && path.startsWith("src/telemetry/")) return true;
  return packageHomes.some(
    ([name, home, only]) => name === target && home.test(path) && (only === undefined || kind === only),
  );
}

function isOurs({ path }: Source): boolean {
  return !path.startsWith("generated/");
}

/** `process.env` may be asked for NODE_ENV where there is a process at all, as the runtime does. */
function isNodeEnvironment(node: ts.Node): boolean {
  return node.getSourceFile().fileName === "src/runtime/catalog/recorder-state.ts";
}

function forbidden(node: ts.Node, path: string): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return isAugmentation(node) ? undefined : "any";
  if (ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent))) {
    return ["test/vitest.config.ts", "test/runtimes/worker.ts"].includes(path) ? undefined : "default export";
  }
  if (ts.isExportDeclaration(node) && (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)))
    return "export *";
  if (ts.isNonNullExpression(node)) return "non-null assertion";
  return ts.isEnumDeclaration(node) ? "enum" : undefined;
}

/** An interface of another package is extended with its own parameters. */
function isAugmentation(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isModuleDeclaration) !== undefined;
}

function cycles(sources: readonly Source[]): readonly string[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ kind }) => kind === "value").map(({ target }) => target),
    ]),
  );
  const reaches = (from: string, goal: string): boolean => {
    const seen = new Set<string>();
    const open = [...(targets.get(from) ?? [])];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (path === goal) return true;
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(...(targets.get(path) ?? []));
    }
    return false;
  };
  return [...targets.keys()].filter((path) => reaches(path, path));
}
