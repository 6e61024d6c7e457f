import { catalogName, prefixOf } from "./catalog-name.js";
import { withGenerated } from "./git-attributes.js";
import { ignoresExports, importExtension, type ModuleSettings } from "./import-extension.js";
import { type PackageManager, packageManager } from "./package-manager.js";
import { addScripts } from "./package-scripts.js";
import { starterCatalog } from "./starter-catalog.js";
import { workflow, workflowPath } from "./workflow.js";

/** What stands in the project before anything is done. Paths are below its folder, with `/`. */
export type Project = {
  readonly folderName: string;
  /** Names of the files and folders in it. */
  readonly files: readonly string[];
  /** The texts of the files that may be touched, by their path; those that do not exist are left out. */
  readonly texts: ReadonlyMap<string, string>;
  readonly modules: ModuleSettings | null;
  /** The JSON Schema of the format, from the catalog's folder. */
  readonly schema: string;
  /** Where the workflow goes: here, as this is the root of the repository, or not; and whether GitHub hosts it. */
  readonly isRepositoryRoot: boolean;
  readonly isAtGithub: boolean;
};

export type Wishes = {
  readonly catalog: string;
  readonly name: string | null;
  readonly prefix: string | null;
  readonly ci: "auto" | "github" | "none";
};

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
  /** What has to be known, a sentence each. */
  readonly remarks: readonly string[];
};

const packagePath = "package.json";
const attributesPath = ".gitattributes";

/** What `init` does, or why it cannot, as the end of a sentence about package.json. */
export function planInit(project: Project, wishes: Wishes): InitPlan | { readonly problem: string } {
  const manager = packageManager(project.files);
  const flag = wishes.catalog === "catalog.yaml" ? "" : ` --catalog ${wishes.catalog}`;
  const scripts = { metrics: `meterbook generate${flag}`, "metrics:check": `meterbook generate --check${flag}` };
  const text = project.texts.get(packagePath);
  const splice = text === undefined ? null : addScripts(text, scripts);
  if (splice !== null && "problem" in splice) return splice;
  const isOurs = splice !== null && !splice.kept.includes("metrics");
  const generate = isOurs ? `${manager.run} metrics` : `${manager.execute} ${scripts.metrics}`;
  const checks = [scripts["metrics:check"], `meterbook lint${flag}`].map((command) => `${manager.execute} ${command}`);
  const steps = [
    catalogStep(project, wishes, generate),
    ...(splice === null ? [] : [packageStep(splice)]),
    attributesStep(project, wishes),
    ...workflowSteps(project, wishes, workflow(manager, checks)),
  ];
  const hasWorkflow = steps.some(({ path }) => path === workflowPath);
  const next = [...installs(text ?? "{}", manager), generate];
  const remarks = [
    ...(splice === null ? [remarkOnScripts(scripts)] : []),
    ...(splice?.kept ?? []).map((name) => `the script "${name}" of package.json is another one, and is kept`),
    ...(hasWorkflow || wishes.ci === "none"
      ? []
      : [`in continuous integration, run ${checks.map(quoted).join(" and ")}`]),
    ...(ignoresExports(project.modules)
      ? ['the tsconfig.json cannot see entries of packages: set "moduleResolution" to "bundler" or "nodenext"']
      : []),
  ];
  return { steps, next, remarks };
}

function catalogStep(project: Project, { catalog, name, prefix }: Wishes, command: string): Step {
  if (project.texts.has(catalog)) return { path: catalog, kind: "keep", text: "", note: "it is there already" };
  const chosen = name ?? catalogName(packageName(project.texts.get(packagePath)), project.folderName);
  const text = starterCatalog({
    name: chosen,
    prefix: prefix ?? prefixOf(chosen),
    schema: project.schema,
    importExtension: importExtension(project.modules),
    command,
  });
  return { path: catalog, kind: "create", text, note: "two metrics to begin with, and a planned one" };
}

function packageStep({ text, added }: { readonly text: string; readonly added: readonly string[] }): Step {
  if (added.length === 0) return { path: packagePath, kind: "keep", text: "", note: "the scripts are there already" };
  return { path: packagePath, kind: "change", text, note: `scripts ${added.join(" and ")}` };
}

function attributesStep({ texts }: Project, { catalog }: Wishes): Step {
  const before = texts.get(attributesPath) ?? null;
  const text = withGenerated(before, `${catalog.replace(/[^/]*$/, "")}generated`);
  if (text === undefined) return { path: attributesPath, kind: "keep", text: "", note: "the line is there already" };
  const note = "line ends of the generated files";
  return { path: attributesPath, kind: before === null ? "create" : "change", text, note };
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

function remarkOnScripts(scripts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(scripts).map(([name, command]) => `"${name}": "${command}"`);
  return `there is no package.json: after \`npm init\`, run this again, or add the scripts ${lines.join(" and ")}`;
}

function quoted(command: string): string {
  return `\`${command}\``;
}

function packageName(text: string | undefined): string | null {
  const { name } = parsed(text ?? "{}");
  return typeof name === "string" ? name : null;
}

/** The commands that install what the project does not ask for yet. */
function installs(text: string, { add, addDevelopment }: PackageManager): readonly string[] {
  const { dependencies, devDependencies, peerDependencies } = parsed(text);
  const lists = [dependencies, devDependencies, peerDependencies].filter((list) => typeof list === "object");
  const isMissing = (name: string) => !lists.some((list) => list !== null && list !== undefined && name in list);
  const runtime = ["@meterbook/runtime", "@opentelemetry/api"].filter(isMissing);
  return [
    ...(isMissing("meterbook") ? [`${addDevelopment} meterbook`] : []),
    ...(runtime.length === 0 ? [] : [`${add} ${runtime.join(" ")}`]),
  ];
}

type Manifest = Readonly<Partial<Record<"name" | "dependencies" | "devDependencies" | "peerDependencies", unknown>>>;

function parsed(text: string): Manifest {
  return JSON.parse(text.replace(/^\ufeff/, "")) as Manifest;
}
