import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../../../write/command-error.js";
import { type CatalogFile, locateCatalog } from "../../catalog/catalog-file.js";
import type { Host } from "../../host/host.js";
import type { Outcome } from "../../host/outcome.js";
import { reportError } from "../../reports/failure.js";
import type { GenerateRequest } from "../command.js";
import { generate } from "../generate.js";
import { reportGenerate } from "../report.js";
import type { GenerateResult } from "../result.js";
import { createChangeSignal } from "./change-signal.js";
import { watchFiles } from "./watch-files.js";

/** Several saves within so many milliseconds make one run; chokidar leaves out a change 50 ms after the last. */
const quiet = 75;
/** How long a catalog may be away or empty before that is reported: it is so while it is saved. */
const grace = 250;

const ended: Outcome = { status: "fine", out: "", err: "" };

type Run = {
  readonly outcome: Outcome;
  readonly isGenerated: boolean;
  readonly isEmpty: boolean;
  /** The same for two runs that find the same. */
  readonly findings: string;
  /** The files that the next runs depend on; null when it could not find out. */
  readonly sources: readonly string[] | null;
  readonly include: readonly string[];
  readonly imports: readonly string[];
};

/** What is watched: files, the globs that find more parts, and, as absolute paths, the files of imports. */
type Watched = Pick<Run, "include" | "imports"> & { readonly files: readonly string[] };
type Once = (since: number) => Promise<Run>;

/** Generates, and again after each change of the catalog or of a file that it names, until the process is to end. */
export async function watch(request: GenerateRequest, host: Host): Promise<Outcome> {
  if (request.format !== "text" && request.format !== "json") {
    throw new CommandError(`--watch has no use for the format "${request.format}"`, "allowed: text, json");
  }
  const interruption = host.interruption().then(() => undefined);
  const once: Once = (since) => runOnce(request, { ...host, ...inWatch(since) });
  return (await Promise.race([follow(request, host, { once, interruption }), interruption])) ?? farewell(request);
}

/** A run in a watch is short, ends with the process, and counts its time from the change that it answers. */
function inWatch(since: number): Pick<Host, "progress" | "shield" | "elapsed"> {
  return { progress: () => undefined, shield: (work) => work(), elapsed: () => performance.now() - since };
}

type Course = { readonly once: Once; readonly interruption: Promise<undefined> };

/** Only an interruption, or a first run that cannot be done, brings it to an end. */
async function follow(
  request: GenerateRequest,
  host: Host,
  { once, interruption }: Course,
): Promise<Outcome | undefined> {
  const catalog = locateCatalog(host.cwd, request.catalog);
  const first = await once(performance.now());
  if (first.outcome.status === "misuse") return first.outcome;
  const print = createPrinter(request, host, catalog);
  print(first);
  let watched: Watched | undefined = watchedBy(first, catalog, { files: [], include: [], imports: [] });
  while (watched !== undefined) watched = await followFiles(watched, catalog, { once, interruption, print });
  return undefined;
}

type Steps = Course & { readonly print: (run: Run) => void };

/** Watches these files until a run depends on others, and says which, or until an interruption. */
async function followFiles(
  watched: Watched,
  catalog: CatalogFile,
  { once, interruption, print }: Steps,
): Promise<Watched | undefined> {
  const signal = createChangeSignal(quiet);
  const { matcherOf } = await import("../../../sources/part-matcher.js");
  const parts = matcherOf(watched.include);
  const watch = await watchFiles(catalog.folder, { ...watched, parts }, signal);
  try {
    // A change from before the watch began is found by a run that does nothing otherwise.
    let since: number | undefined = performance.now();
    for (; since !== undefined; since = await Promise.race([signal.settled(), interruption])) {
      const run = await patiently(once, since);
      print(run);
      const next = watchedBy(run, catalog, watched);
      if (JSON.stringify(next) !== JSON.stringify(watched)) return next;
    }
    return undefined;
  } finally {
    await watch.close();
  }
}

async function patiently(once: Once, since: number): Promise<Run> {
  const run = await once(since);
  if (run.outcome.status !== "misuse" && !run.isEmpty) return run;
  await sleep(grace);
  return once(since);
}

async function runOnce(request: GenerateRequest, host: Host): Promise<Run> {
  try {
    const result = await generate(request, host);
    const outcome = await reportGenerate(result, request, host);
    const findings = await keyOf(result);
    return {
      outcome,
      isGenerated: result.status === "generated",
      isEmpty: result.diagnostics.some(({ code }) => code === "catalog-empty"),
      findings,
      sources: result.sources,
      include: result.include,
      imports: result.imports,
    };
  } catch (error) {
    const outcome = await reportError(error, { command: "generate", request }, host);
    return {
      outcome,
      isGenerated: false,
      isEmpty: false,
      findings: outcome.out + outcome.err,
      sources: null,
      include: [],
      imports: [],
    };
  }
}

async function keyOf({ diagnostics }: GenerateResult): Promise<string> {
  if (diagnostics.length === 0) return "";
  return JSON.stringify((await import("../../../diagnostics/render-json.js")).jsonViews(diagnostics));
}

/** Of a catalog with findings not all may be known: what was watched stays so. */
function watchedBy({ outcome, sources, include, imports }: Run, { file }: CatalogFile, before: Watched): Watched {
  const isKnown = outcome.status === "fine";
  const together = (now: readonly string[], last: readonly string[]) =>
    [...new Set(isKnown ? now : [...last, ...now])].sort();
  return {
    files: together([file, ...(sources ?? [])], before.files),
    include: together(include, before.include),
    imports: together(imports, before.imports),
  };
}

/** Prints what is new: files that were written, findings that were not there before, and their end. */
function createPrinter({ format, quiet: isQuiet }: GenerateRequest, { print }: Host, { name }: CatalogFile) {
  let last: Run | undefined;
  return (run: Run): void => {
    const isFirst = last === undefined;
    const wasBroken = last !== undefined && last.outcome.status !== "fine";
    const isSame = last?.findings === run.findings && last.outcome.status === run.outcome.status;
    last = run;
    if (isSame && !run.isGenerated) return;
    const { status, out, err, value } = run.outcome;
    if (format === "json") {
      print({ out: `${JSON.stringify(value)}\n`, err });
      return;
    }
    const isBroken = status !== "fine";
    const text = isBroken
      ? `${name}: nothing is written until this is fixed\n`
      : `${wasBroken ? `${name} is fixed\n` : ""}${out}`;
    const start = isFirst ? `watching ${name} and what it names; Ctrl-C ends it\n` : "";
    print({ out: isQuiet ? "" : text + start, err });
  };
}

function farewell({ format, quiet: isQuiet }: GenerateRequest): Outcome {
  return format === "json" || isQuiet ? ended : { ...ended, out: "\nthe watch has ended\n" };
}
