import { moduleHint } from "./import-extension.js";
import { olderZod } from "./installs.js";
import { askedPackages } from "./manifest.js";
import { packageManager } from "./package-manager.js";
import type { Scripts, Splice } from "./package-scripts.js";
import type { OwnMetrics, Project, Wishes } from "./project.js";

/** The page stands in the repository, not in the package. */
const guide = "Meterbook's docs/migrating.md";

/** What the plan knows that remarks are made of. */
type PlanFacts = {
  readonly scripts: Scripts;
  /** Null without a package.json. */
  readonly splice: Splice | null;
  /** The commands for continuous integration, where nothing runs them. */
  readonly checks: readonly string[];
  /** The folder of the compiler's sources, where the output cannot lie in it. */
  readonly missed: string | null;
  /** Runs what a package brings. */
  readonly execute: string;
};

/** What a person has to know beside what was done, a sentence each. */
export function remarksOn(project: Project, { catalog }: Wishes, facts: PlanFacts): readonly string[] {
  const { splice, scripts, checks, missed, execute } = facts;
  const modules = moduleHint(project.modules);
  const zod = olderZod(askedPackages(project.manifest));
  return [
    ...(splice === null ? [remarkOnScripts(scripts)] : []),
    ...(splice?.kept ?? []).map((name) => `the script "${name}" of package.json is another one, and is kept`),
    ...(checks.length === 0 ? [] : [`in continuous integration, run ${checks.map(quoted).join(" and ")}`]),
    ...(modules === null ? [] : [`the tsconfig.json cannot see entries of packages: set ${modules}`]),
    ...(zod === null || project.texts.has(catalog) ? [] : [remarkOnZod(zod)]),
    ...(missed === null ? [] : [remarkOnOutput(missed, catalog)]),
    ...(packageManager(project.manager) === undefined ? [remarkOnManager(project.manager.agent ?? "")] : []),
    ...(project.ownMetrics === null
      ? []
      : [remarkOnOwnMetrics(project.ownMetrics, project.hasImport ? execute : null)]),
  ];
}

function remarkOnScripts(scripts: PlanFacts["scripts"]): string {
  const lines = Object.entries(scripts).map(([name, command]) => `"${name}": "${command}"`);
  return `there is no package.json: after \`npm init\`, run this again, or add the scripts ${lines.join(" and ")}`;
}

function remarkOnZod(range: string): string {
  return `package.json asks for zod ${range}: validators need zod 4, and are left out`;
}

function remarkOnOutput(sources: string, catalog: string): string {
  const better = `${sources}/catalog.yaml`;
  return `the compiler looks for sources in "${sources}", and generated files lie beside ${catalog}: \`--catalog ${better}\` puts both there`;
}

function remarkOnManager(agent: string): string {
  return `the commands are those of npm: give them to ${agent} in its own form`;
}

/** `execute` is null where no command moves metrics into a catalog. */
function remarkOnOwnMetrics({ library, file }: OwnMetrics, execute: string | null): string {
  const how = execute === null ? `${guide} shows how` : `${quoted(`${execute} meterbook import --help`)} shows how`;
  return `${file ?? "the project"} records metrics through ${library}: ${how} they get into the catalog`;
}

function quoted(command: string): string {
  return `\`${command}\``;
}
