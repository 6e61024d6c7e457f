import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../write/refusal.js";
import { type CatalogFile, locateCatalog } from "../catalog-file.js";
import { createChangeSignal } from "./change-signal.js";
import { generate } from "../generate/generate.js";
import type { Outcome } from "../outcome.js";
import { refused } from "../refused.js";
import { renderGenerate } from "../generate/render.js";
import type { GenerateRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";
import { watchFiles } from "./files.js";

/** Several saves within so many milliseconds make one run; chokidar leaves out a change 50 ms after the last. */
const quiet = 75;
/** How long a catalog may be away before that is told: editors delete a file just before they write it anew. */
const grace = 250;

const ended: Outcome = { status: "fine", out: "", err: "" };

type Run = {
  readonly outcome: Outcome;
  readonly isGenerated: boolean;
  /** The same for two runs that find the same. */
  readonly findings: string;
  /** The files that the next runs depend on; null when it could not tell. */
  readonly sources: readonly string[] | null;
};
type Once = (since: number) => Promise<Run>;

/** Generates, and again after each change of the catalog or of a file that it names, until the process is to end. */
export async function watch(request: GenerateRequest, around: Surroundings): Promise<Outcome> {
  if (request.format !== "text" && request.format !== "json") {
    throw new Refusal(`--watch has no use for the format "${request.format}"`, "allowed: text, json");
  }
  const interruption = around.interruption().then(() => undefined);
  const once: Once = (since) => runOnce(request, { ...around, ...inWatch(since) });
  return (await Promise.race([follow(request, around, once), interruption])) ?? farewell(request);
}

/** A run in a watch is short, ends with the process, and counts its time from the change that it answers. */
function inWatch(since: number): Pick<Surroundings, "progress" | "shield" | "elapsed"> {
  return { progress: () => undefined, shield: (work) => work(), elapsed: () => performance.now() - since };
}

/** Only a first run that cannot be done brings it to an end. */
async function follow(request: GenerateRequest, around: Surroundings, once: Once): Promise<Outcome> {
  const catalog = locateCatalog(around.cwd, request.catalog);
  const first = await once(performance.now());
  if (first.outcome.status === "misuse") return first.outcome;
  const tell = createTeller(request, around, catalog);
  tell(first);
  let files = filesOf(first, catalog, []);
  for (;;) files = await followFiles(files, catalog, { once, tell });
}

type Steps = { readonly once: Once; readonly tell: (run: Run) => void };

/** Watches these files until a run depends on others, and says which. */
async function followFiles(files: readonly string[], catalog: CatalogFile, { once, tell }: Steps) {
  const signal = createChangeSignal(quiet);
  const watched = await watchFiles(catalog.folder, files, signal);
  try {
    // A change from before the watch began is found by a run that does nothing otherwise.
    for (let since = performance.now(); ; since = await signal.settled()) {
      const run = await patiently(once, since);
      tell(run);
      const next = filesOf(run, catalog, files);
      if (next.join("\0") !== files.join("\0")) return next;
    }
  } finally {
    await watched.close();
  }
}

async function patiently(once: Once, since: number): Promise<Run> {
  const run = await once(since);
  if (run.outcome.status !== "misuse") return run;
  await sleep(grace);
  return once(since);
}

async function runOnce(request: GenerateRequest, around: Surroundings): Promise<Run> {
  try {
    const report = await generate(request, around);
    const outcome = await renderGenerate(report, request, around);
    const findings = JSON.stringify(report.diagnostics);
    return { outcome, isGenerated: report.status === "generated", findings, sources: report.sources };
  } catch (error) {
    const outcome = await refused(error, request, around);
    return { outcome, isGenerated: false, findings: outcome.out + outcome.err, sources: null };
  }
}

function filesOf({ sources }: Run, { file }: CatalogFile, before: readonly string[]): readonly string[] {
  if (sources !== null) return [...new Set([file, ...sources])].sort();
  return before.length === 0 ? [file] : before;
}

/** Tells what is new: files that were written, findings that were not there before, and their end. */
function createTeller({ format, quiet: isQuiet }: GenerateRequest, { tell }: Surroundings, { name }: CatalogFile) {
  let last: Run | undefined;
  return (run: Run): void => {
    const isFirst = last === undefined;
    const wasBroken = last !== undefined && last.outcome.status !== "fine";
    const isSame = last?.findings === run.findings && last.outcome.status === run.outcome.status;
    last = run;
    if (isSame && !run.isGenerated) return;
    const { status, out, err } = run.outcome;
    if (format === "json") {
      tell({ out: `${JSON.stringify(JSON.parse(out))}\n`, err });
      return;
    }
    const isBroken = status !== "fine";
    const words = isBroken
      ? `${name}: nothing is written until this is mended\n`
      : `${wasBroken ? `${name} is mended\n` : ""}${out}`;
    const start = isFirst ? `watching ${name} and what it names; Ctrl-C ends it\n` : "";
    tell({ out: isQuiet ? "" : words + start, err });
  };
}

function farewell({ format, quiet: isQuiet }: GenerateRequest): Outcome {
  return format === "json" || isQuiet ? ended : { ...ended, out: "\nno longer watching\n" };
}
