import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { commandOfTest } from "../generator/cli/command-server.js";

export type Step = {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly "working-directory"?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
};

type Action = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

export const actionFile: string = fileURLToPath(new URL("../../.github/actions/meterbook/action.yml", import.meta.url));
export const action: Action = parse(readFileSync(actionFile, "utf8"));

export type Job = {
  /** The checked-out repository. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  /** The commit that the job is about. */
  readonly sha?: string;
  /** Where GitHub's interface is; without it the step that comments is left out. */
  readonly api?: string;
  /** What the first step gave, which is not run then. */
  readonly reviewed?: Readonly<Record<"report" | "verdict" | "exit-code", string>>;
};

type Ran = {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
};

/**
 * Runs the steps of the action as a runner does: each in bash, with the environment that its step asks for. Unless the
 * input `command` names another, meterbook runs in this process.
 */
export async function runAction(job: Job): Promise<Ran> {
  return runSteps({ ...job, inputs: { command: await commandOfTest(), ...job.inputs } });
}

async function runSteps({ workspace, inputs = {}, event = {}, sha = "", api, reviewed }: Job): Promise<Ran> {
  const scratch = temporaryFolder({ "event.json": JSON.stringify(event), "summary.md": "", "output.txt": "" });
  mkdirSync(join(scratch, "temp"));
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default] as const);
  const values = new Map([...defaults, ...Object.entries(inputs)]);
  const outputs = new Map<string, string>(Object.entries(reviewed ?? {}));
  const told = (text: string): string =>
    text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, path: string) => {
      if (path === "github.token") return "a-token";
      if (path.startsWith("inputs.")) return told(values.get(path.slice("inputs.".length)) ?? "");
      return outputs.get(path.replace(/^steps\.\w+\.outputs\./, "")) ?? "";
    });
  const common = { ...runnerVariables(scratch, workspace, api ?? ""), GITHUB_SHA: sha };
  let log = "";
  let code = 0;
  for (const [index, step] of action.runs.steps.entries()) {
    if (step.id === "review" ? reviewed !== undefined : step.run?.includes("comment.mjs") && api === undefined)
      continue;
    const script = join(scratch, `step-${index}.sh`);
    writeFileSync(script, step.run ?? "");
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, told(value)] as const);
    const cwd = join(workspace, told(step["working-directory"] ?? "."));
    const ended = await bash(script, cwd, { ...common, ...Object.fromEntries(own) });
    log += ended.log;
    code = ended.code;
    for (const line of readFileSync(common.GITHUB_OUTPUT, "utf8").trim().split("\n")) {
      outputs.set(line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1));
    }
    if (code !== 0) break;
  }
  const said = Object.entries(action.outputs).map(([name, { value }]) => [name, told(value)] as const);
  return { code, log, outputs: Object.fromEntries(said), summary: readFileSync(common.GITHUB_STEP_SUMMARY, "utf8") };
}

function runnerVariables(scratch: string, workspace: string, api: string) {
  const { FORCE_COLOR: _force, NODE_OPTIONS: _options, ...inherited } = process.env;
  return {
    ...inherited,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GITHUB_ACTION_PATH: dirname(actionFile),
    GITHUB_API_URL: api,
    GITHUB_EVENT_PATH: join(scratch, "event.json"),
    GITHUB_OUTPUT: join(scratch, "output.txt"),
    GITHUB_REPOSITORY: "shop/shop",
    GITHUB_STEP_SUMMARY: join(scratch, "summary.md"),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(scratch, "temp"),
  };
}

function bash(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; log: string }> {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], { cwd, env });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      log += data.toString("utf8");
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, log }));
  });
}
