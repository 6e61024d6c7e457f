import { posix } from "node:path";
import { catalogName, prefixOf } from "./catalog-name.js";
import { type CodeSettings, codeSettings } from "./code-settings.js";
import { withGenerated } from "./git-attributes.js";
import { installs, olderZod } from "./installs.js";
import { askedPackages } from "./manifest.js";
import { outputFolder } from "./output-folder.js";
import { defaultManager, packageManager } from "./package-manager.js";
import { addScripts, type Splice } from "./package-scripts.js";
import { prettierIgnorePath, withIgnored } from "./prettier-ignore.js";
import type { Project, Wishes } from "./project.js";
import { releaseLine } from "./release-lines.js";
import { remarksOn } from "./remarks.js";
import { starterCatalog } from "./starter-catalog.js";
import { workflow, workflowPath } from "./workflow.js";

export type Step = {
  readonly path: string;
  readonly kind: "create" | "change" | "keep";
  /** The whole text that the file is to have; empty when it is kept. */
  readonly text: string;
  readonly note: string;
};

export type InitPlan = {
  readonly steps: readonly Step[];
  /** Commands for the person to run, in this order. */
  readonly next: readonly string[];
  /** The first lines of a program that records; none where the catalog is somebody's own. */
  readonly program: readonly string[];
  /** The folder beside which they work. */
  readonly output: string;
  /** What has to be known, a sentence each. */
  readonly remarks: readonly string[];
};

export const packagePath = "package.json";
const attributesPath = ".gitattributes";

/** Beside the catalog, where packages lie in no folder. */
export const schemaName = "catalog.schema.json";

/** The files that may be touched beside the catalog. */
export const touchedPaths: readonly string[] = [packagePath, attributesPath, workflowPath];

/** What `init` does, or why it cannot, as the end of a sentence about package.json. */
export function planInit(project: Project, wishes: Wishes): InitPlan | { readonly problem: string } {
  const manager = packageManager(project.manager) ?? defaultManager;
  const flag = wishes.catalog === "catalog.yaml" ? "" : ` --catalog ${wishes.catalog}`;
  const scripts = { metrics: `meterbook generate${flag}`, "metrics:check": `meterbook generate --check${flag}` };
  const text = project.texts.get(packagePath);
  const splice = text === undefined ? null : addScripts(text, scripts);
  if (splice !== null && "problem" in splice) return splice;
  const isOurs = splice !== null && !splice.kept.includes("metrics");
  const generate = isOurs ? `${manager.run} metrics` : `${manager.execute} ${scripts.metrics}`;
  const checks = [scripts["metrics:check"], `meterbook lint${flag}`].map((command) => `${manager.execute} ${command}`);
  const output = outputFolder(project, wishes);
  const code = codeSettings(project.code, project.modules);
  const steps = [
    catalogStep(project, wishes, { command: generate, output: output.written, code }),
    ...schemaSteps(project, wishes),
    ...(splice === null ? [] : [packageStep(splice)]),
    lineStep(project, attributesPath, withGenerated, { folder: output.path, note: "line ends of the generated files" }),
    ...prettierSteps(project, output.path),
    ...workflowSteps(project, wishes, workflow(manager, checks)),
  ];
  const asked = [...askedPackages(project.manifest).keys()];
  const line = releaseLine(project.node, project.api);
  const next = [...installs(asked, manager, line), generate];
  const isChecked = wishes.ci === "none" || steps.some(({ path }) => path === workflowPath);
  const facts = { scripts, splice, checks: isChecked ? [] : checks, missed: output.missed, execute: manager.execute };
  const program = project.texts.has(wishes.catalog) ? [] : firstLines(output.path, code);
  return { steps, next, program, output: output.path, remarks: remarksOn(project, wishes, facts) };
}

type Written = { readonly command: string; readonly output: string; readonly code: CodeSettings };

function catalogStep(project: Project, { catalog, name, prefix }: Wishes, written: Written): Step {
  if (project.texts.has(catalog)) return { path: catalog, kind: "keep", text: "", note: "it is there already" };
  const { name: own } = project.manifest;
  const chosen = name ?? catalogName(typeof own === "string" ? own : null, project.folderName);
  const text = starterCatalog({
    name: chosen,
    prefix: prefix ?? prefixOf(chosen),
    schema: project.schema,
    validators: olderZod(askedPackages(project.manifest)) === null,
    ...written,
  });
  return { path: catalog, kind: "create", text, note: "two metrics to begin with, and a planned one" };
}

/** Follows the installed version each time; a catalog that has none beside it gets none. */
function schemaSteps({ texts, schemaText }: Project, { catalog }: Wishes): readonly Step[] {
  const path = posix.join(posix.dirname(catalog), schemaName);
  const before = texts.get(path);
  if (schemaText === null || (texts.has(catalog) && before === undefined)) return [];
  if (before === schemaText) return [{ path, kind: "keep", text: "", note: "it is there already" }];
  const note = "what editors know of catalogs";
  return [{ path, kind: before === undefined ? "create" : "change", text: schemaText, note }];
}

function packageStep({ text, added }: Splice): Step {
  if (added.length === 0) return { path: packagePath, kind: "keep", text: "", note: "the scripts are there already" };
  return { path: packagePath, kind: "change", text, note: `scripts ${added.join(" and ")}` };
}

/** A file of lines that gets one for the generated folder. */
function lineStep(
  { texts }: Project,
  path: string,
  withFolder: (text: string | null, folder: string) => string | undefined,
  { folder, note }: { readonly folder: string; readonly note: string },
): Step {
  const before = texts.get(path) ?? null;
  const text = withFolder(before, folder);
  if (text === undefined) return { path, kind: "keep", text: "", note: "the line is there already" };
  return { path, kind: before === null ? "create" : "change", text, note };
}

function prettierSteps(project: Project, folder: string): readonly Step[] {
  const note = "prettier leaves generated files alone";
  return project.formatters.map(({ up, below }) => {
    const path = posix.join(up, prettierIgnorePath);
    return lineStep(project, path, withIgnored, { folder: posix.join(below, folder), note });
  });
}

function workflowSteps(
  { texts, isRepositoryRoot, isAtGithub }: Project,
  { ci }: Wishes,
  text: string,
): readonly Step[] {
  const isWanted = ci === "github" || (ci === "auto" && isAtGithub);
  if (!isWanted || !isRepositoryRoot) return [];
  const isThere = texts.has(workflowPath);
  if (isThere) return [{ path: workflowPath, kind: "keep", text: "", note: "it is there already" }];
  return [{ path: workflowPath, kind: "create", text, note: "fails when the generated files are stale" }];
}

/** The first lines of a program beside the output folder that records what the starting catalog has. */
function firstLines(output: string, { language, modules, importExtension }: CodeSettings): readonly string[] {
  const ending = language === "javascript" || importExtension === "js" ? ".js" : importExtension === "ts" ? ".ts" : "";
  const module = `"./${posix.basename(output)}/recorders${ending}"`;
  const isRequired = language === "javascript" && modules === "commonjs";
  return [
    isRequired ? `const { createRecorders } = require(${module});` : `import { createRecorders } from ${module};`,
    'const record = createRecorders({ environment: "development" });',
    'record.jobStarted({ kind: "import" });',
  ];
}
