import ts from "typescript-6.0";
import type { HouseRule } from "./architecture-rules.js";
import { type Import, nodes, type Source } from "./architecture-sources.js";

/** What is imported from outside of this repository, or by its name in a text: entries, configurations, programs of tests. */
const entries =
  /^(src\/(runtime\/(index|contract|arrays|events|testing|sdk|zod)|telemetry\/(index|config)|feedback\/index)\.ts|generator\/testing|generated\/|test\/types\/|test\/(user-cache|vitest\.config)\.ts$|test\/runtimes\/worker\.ts$)|\.d\.ts$|\.m?js$/;

/** What people import from the packages; the contract is for generated code alone. */
const publicEntries =
  /^(src\/(runtime\/(index|events|testing|sdk|zod)|telemetry\/(index|config)|feedback\/index)|generator\/testing\.d)\.ts$/;

/** Short files with one user that stay beside it. */
export const besideUser: Readonly<Record<string, string>> = {
  "generator/cli/init/formatters.ts": "one of the readers of a project, as tsconfig.ts and manager.ts are",
  "generator/dictionary/signal-data.ts": "what metric-data.ts is for metrics",
  "generator/init/output-folder.ts": "a part of the plan, as source-folder.ts is",
  "generator/init/workflow.ts": "a file that is written, as starter-catalog.ts is",
  "src/feedback/redact/file-formats.ts": "one of the passes of redaction, each of which has a file",
  "src/feedback/redact/url-credentials.ts": "one of the passes of redaction, each of which has a file",
  "src/telemetry/queue/back-off.ts": "send-queue.ts has nearly as many lines as a file may have",
};

/** What reads package.json, a report of another run, the page of a dictionary, or copies a value. */
const readsFiles =
  /^generator\/cli\/(catalog\/package-owner|dictionary\/report|generate\/staged|host\/node-process|import\/typescript|lint\/find|live-check\/live-check)\.ts$/;

type Use = Import & { readonly from: string };

function usesIn({ path, imports }: Source): readonly Use[] {
  return imports.map((given) => ({ from: path, ...given }));
}

/** The names that the statements of a file declare and export. */
function declaredNames({ tree }: Source): readonly string[] {
  return tree.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    return isExported ? namesIn(statement) : [];
  });
}

function namesIn(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const { name } = statement as { readonly name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

/** Files of thirty lines at most that only a neighbour imports, each with that. Rules, and what is loaded when it is needed, do not count. */
export function shortWithOneUser(sources: readonly Source[]): ReadonlyMap<string, string> {
  const users = new Map<string, Use[]>();
  for (const use of sources.flatMap(usesIn)) {
    const known = users.get(use.target);
    if (known === undefined) users.set(use.target, [use]);
    else known.push(use);
  }
  const found = sources.flatMap(({ path, text }): readonly (readonly [string, string])[] => {
    if (!/^(generator|src)\//.test(path) || folderOf(path).endsWith("/rules/")) return [];
    const uses = users.get(path) ?? [];
    const [user, ...others] = new Set(uses.map(({ from }) => from));
    const isAlone = user !== undefined && others.length === 0 && folderOf(user) === folderOf(path);
    if (!isAlone || uses.some(({ kind }) => kind === "dynamic") || text.trimEnd().split("\n").length > 30) return [];
    return [[path, user]];
  });
  return new Map(found);
}

function folderOf(path: string): string {
  return path.replace(/[^/]+$/, "");
}

export const useRules: readonly HouseRule[] = [
  {
    holds: "what a file exports is imported by another",
    violations: (sources) => {
      const used = new Set(
        sources.flatMap(({ imports }) =>
          imports.flatMap(({ target, names }) => names.map((name) => `${target} ${name}`)),
        ),
      );
      return sources.flatMap((source) => {
        const { path } = source;
        if (entries.test(path) || used.has(`${path} *`)) return [];
        const unused = declaredNames(source).filter((name) => !used.has(`${path} ${name}`));
        return unused.map((name) => `${path}: nobody imports ${name}`);
      });
    },
    planted: [
      ["generator/model/planted.ts", "export const unused = 1;"],
      ["src/runtime/series/planted.ts", "export type Unused = string;"],
      ["test/planted.ts", "export function unused() {}"],
    ],
  },
  {
    holds: "a short file that only a neighbour imports stands in it",
    violations: (sources) =>
      [...shortWithOneUser(sources)].flatMap(([path, user]) =>
        path in besideUser ? [] : [`${path}: only ${user} imports it`],
      ),
    planted: [
      ["generator/model/planted-a.ts", 'import { b } from "./planted-b.js"; export const a = b;'],
      ["generator/model/planted-b.ts", 'import { a } from "./planted-a.js"; export const b = a;'],
    ],
  },
  {
    holds: "the command line reads JSON of files, and none that it has written itself",
    violations: (sources) =>
      sources.flatMap(({ path, tree }) => {
        if (!path.startsWith("generator/cli/") || readsFiles.test(path)) return [];
        const calls = nodes(tree).filter(
          (node) => ts.isCallExpression(node) && node.expression.getText() === "JSON.parse",
        );
        return calls.map((call) => `${path}: ${call.getText()}`);
      }),
    planted: [["generator/cli/reports/planted.ts", "export const again = JSON.parse(rendered);"]],
  },
  {
    holds: "each name that an entry of a package exports has a comment",
    violations: (sources) => {
      const byPath = new Map(sources.map((source) => [source.path, source]));
      return sources
        .filter(({ path }) => publicEntries.test(path))
        .flatMap((entry) => {
          const names = declaredNames(entry).map((name) => ({ at: entry, name }));
          const again = exportedAgain(entry).map(({ target, name }) => ({ at: byPath.get(target), name }));
          return [...names, ...again].flatMap(({ at, name }) =>
            at !== undefined && hasComment(at, name, byPath) ? [] : [`${entry.path}: ${name} has no comment`],
          );
        });
    },
    planted: [["src/telemetry/index.ts", "export const bare = 1;"]],
  },
];

/** The names that a file takes from others and exports. */
function exportedAgain({ imports }: Source): readonly { readonly target: string; readonly name: string }[] {
  const again = imports.filter(({ isExported }) => isExported);
  return again.flatMap(({ target, names }) => names.map((name) => ({ target, name })));
}

function hasComment(source: Source, name: string, byPath: ReadonlyMap<string, Source>): boolean {
  const again = exportedAgain(source).find((each) => each.name === name);
  const from = again && byPath.get(again.target);
  if (from !== undefined) return hasComment(from, name, byPath);
  const declared = source.tree.statements.filter((statement) => namesIn(statement).includes(name));
  return declared.some((statement) => ts.getJSDocCommentsAndTags(statement).length > 0);
}
