// What the command line costs, each time in a cold process: `node test/bench/generate.mjs [--short]`.
// With `--short` fewer runs are made, and a figure above twice its budget fails.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { syntheticCatalog } from "./synthetic-catalog.mjs";

const bin = fileURLToPath(new URL("../../generator/meterbook.js", import.meta.url));
const isShort = process.argv.includes("--short");
const repeats = isShort ? 3 : 9;
const sayPeak = 'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS))';
const preload = ["--import", `data:text/javascript,${encodeURIComponent(sayPeak)}`];

function run(folder, words) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...preload, bin, ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  const [, kibibytes] = /peak (\d+)$/.exec(stderr) ?? [];
  if (status !== 0 || kibibytes === undefined) throw new Error(`meterbook ${words.join(" ")} failed: ${stderr}`);
  return { seconds, gibibytes: Number(kibibytes) / 1024 ** 2 };
}

/** The best of several runs, which other load disturbs least; `prepare` comes before each of them, outside the time. */
function measure(folder, words, times, prepare = () => undefined) {
  const runs = Array.from({ length: times }, () => {
    prepare();
    return run(folder, words);
  });
  runs.sort((a, b) => a.seconds - b.seconds);
  return { ...runs[0], gibibytes: Math.max(...runs.map(({ gibibytes }) => gibibytes)) };
}

function inFolder(count, action) {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-bench-"));
  try {
    writeFileSync(join(folder, "catalog.yaml"), syntheticCatalog(count));
    return action(folder, () => rmSync(join(folder, "generated"), { recursive: true, force: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fresh(count, times) {
  return inFolder(count, (folder, clear) => measure(folder, [], times, clear));
}

/** Node alone, the unit of most budgets: what a machine takes for it, it takes for all else. */
function emptyProcess() {
  const start = performance.now();
  spawnSync(process.execPath, ["--eval", ""]);
  return (performance.now() - start) / 1000;
}

const empty = Math.min(...Array.from({ length: repeats }, emptyProcess));
const help = inFolder(1, (folder) => measure(folder, ["--help"], repeats));
const single = fresh(1, repeats);
const small = fresh(541, repeats);
const unchanged = inFolder(541, (folder) => {
  run(folder, []);
  return measure(folder, [], repeats);
});
const linted = inFolder(541, (folder) => measure(folder, ["lint"], repeats));
const medium = fresh(5_410, isShort ? 1 : 3);
const large = fresh(10_000, isShort ? 1 : 3);

const inEmpty = ({ seconds }) => seconds / empty;
const rows = [
  ["--help", inEmpty(help), 2, "E"],
  ["one metric, nothing generated yet", inEmpty(single), 3.5, "E"],
  ["541 metrics, nothing generated yet", inEmpty(small), 10, "E"],
  ["541 metrics, nothing changed", inEmpty(unchanged), 2, "E"],
  ["541 metrics, lint", inEmpty(linted), 9, "E"],
  ["10 times the metrics (5 410 against 541)", medium.seconds / small.seconds, 11, "x"],
  ["10 000 metrics", large.seconds, 5, "s"],
  ["10 000 metrics, memory at most", large.gibibytes, 0.7, "GiB"],
];

process.stdout.write(
  `E, an empty Node process: ${empty.toFixed(3)} s\n\n| what | measured | budget |\n| --- | ---: | ---: |\n`,
);
for (const [what, measured, budget, unit] of rows) {
  process.stdout.write(`| ${what} | ${measured.toFixed(2)} ${unit} | ${budget} ${unit} |\n`);
}
const exceeded = rows.filter(([, measured, budget]) => measured > budget * 2);
if (isShort && exceeded.length > 0) {
  process.stderr.write(`more than twice the budget: ${exceeded.map(([what]) => what).join("; ")}\n`);
  process.exitCode = 1;
}
