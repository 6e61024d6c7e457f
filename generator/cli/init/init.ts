import { isAbsolute, normalize, relative, resolve, sep } from "node:path";
import { visible } from "../../emit/visible.js";
import { planInit, type InitPlan, type Step, touchedPaths } from "../../init/plan-init.js";
import { planLibrary } from "../../init/plan-library.js";
import { CommandError } from "../../write/command-error.js";
import { writeTogether } from "../../write/write-together.js";
import type { Project } from "../../init/project.js";
import { readProject } from "./project.js";
import type { Outcome } from "../host/outcome.js";
import type { InitRequest } from "./command.js";
import type { Host } from "../host/host.js";

/** Sets a project up: everything or, when something is in the way, nothing. */
export async function init(request: InitRequest, host: Host): Promise<Outcome> {
  const { cwd, shield } = host;
  const catalog = catalogPath(cwd, request.catalog);
  const project = await readProject(host, catalog, touchedPaths);
  rejectOtherOutput(project, request, catalog);
  const plan = (request.library ? planLibrary : planInit)(project, { ...request, catalog });
  if ("problem" in plan)
    throw new CommandError(`the package.json ${visible(plan.problem)}`, "correct it and run again");
  await rejectFindings(plan, request, catalog);
  const writings = plan.steps.flatMap(({ path, kind, text }) =>
    kind === "keep" ? [] : [{ path, text, before: project.texts.get(path) ?? null }],
  );
  if (!request.dryRun) await shield(async () => writeTogether(cwd, writings));
  return {
    status: "fine",
    out: summaryOf(plan, request),
    err: plan.remarks.map((each) => `note: ${each}\n`).join(""),
  };
}

/** Below the current folder, with `/`, and in characters that a script needs no quotes for. */
function catalogPath(cwd: string, catalog: string | null): string {
  const path = relative(cwd, resolve(cwd, catalog ?? "catalog.yaml")).replaceAll(sep, "/");
  if (path === "" || path.startsWith("../") || isAbsolute(path)) {
    throw new CommandError(`"${catalog}" is no file below the current folder`, "change to the folder of the project");
  }
  if (!/^[\w.@][\w.@/-]*$/.test(path)) {
    throw new CommandError(
      `"${path}" cannot stand in a script as it is`,
      'use letters, digits, ".", "_", "-" and "/" only',
    );
  }
  return path;
}

/** A catalog that is there keeps its output. */
function rejectOtherOutput({ texts, output }: Project, { output: wanted }: InitRequest, catalog: string): void {
  const own = output ?? "generated";
  const plain = (path: string) => normalize(path).replace(/[\\/]$/, "");
  if (wanted === null || !texts.has(catalog) || plain(wanted) === plain(own)) return;
  throw new CommandError(`${catalog} is there already, and names "${own}"`, "change `output` under `generate:` there");
}

/** The names come from flags or from the project: the catalog made of them has to be a valid one. */
async function rejectFindings({ steps }: InitPlan, request: InitRequest, catalog: string): Promise<void> {
  const created = steps.find(({ path, kind }) => path === catalog && kind === "create");
  if (created === undefined) return;
  const { readCatalog } = await import("../../pipeline.js");
  const [finding] = readCatalog({ name: catalog, text: created.text }).diagnostics;
  if (finding === undefined) return;
  if ([request.name, request.prefix, request.output].every((flag) => flag === null))
    throw new Error(`the first catalog has a finding: ${finding.message}`);
  throw new CommandError(finding.message, finding.help ?? "choose another `--name`, `--prefix` or `--output`");
}

const verbs = {
  create: ["created", "would create"],
  change: ["changed", "would change"],
  keep: ["kept", "would keep"],
} as const satisfies Record<Step["kind"], readonly [done: string, planned: string]>;

function summaryOf(
  { steps, next, program, output }: InitPlan,
  { dryRun: isPlanned, library }: Pick<InitRequest, "dryRun" | "library">,
): string {
  const width = Math.max(...steps.map(({ path }) => path.length));
  const lines = steps.map(({ path, kind, note }) => {
    const verb = verbs[kind][isPlanned ? 1 : 0].padEnd(isPlanned ? 12 : 7);
    return `${verb}  ${visible(path).padEnd(width)}  ${note}\n`;
  });
  const isDone = steps.every(({ kind }) => kind === "keep");
  const end = isDone ? "unchanged: everything is set up\n" : "";
  const listed = (texts: readonly string[]) => texts.map((text) => `  ${text}\n`).join("");
  const where = library ? "in the catalog of a program that has the package" : `in a program beside ${output}/`;
  const first = program.length === 0 ? "" : `\nThen, ${where}:\n${listed(program)}`;
  return `${lines.join("")}${end}\nNext:\n${listed(next)}${first}`;
}
