// What the command line costs, each time in a cold process: `node test/bench/generate.mjs [--short] [--write]`. It takes from the
// environment, where they are set:
//   METERBOOK_PARENT       a built checkout, which is measured in turns with this one
//   METERBOOK_CONVENTIONS  a folder with otel-semconv-1.43.0/model and otel-semconv-1.44.0/model, which are measured, too
//   METERBOOK_WEAVER       the program of OpenTelemetry Weaver, which generates code from the latter by the templates in weaver/
// With `--short` fewer runs are made, and a figure fails that is above twice its budget, by the clock and by the processor. Those
// in seconds decide nothing: another machine has others. `--write` puts the table into the benchmarks page.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readConventions } from "../registries/semconv.mjs";
import { catalogText } from "../registries/write-catalog.mjs";
import { inFolder, measure, run } from "./cold.mjs";
import { writeBlock } from "./page-block.mjs";
import { syntheticCatalog } from "./synthetic-catalog.mjs";

const { METERBOOK_PARENT: parent, METERBOOK_CONVENTIONS: conventions, METERBOOK_WEAVER: weaver } = process.env;
const own = fileURLToPath(new URL("../../generator/meterbook.cjs", import.meta.url));
const templates = fileURLToPath(new URL("weaver", import.meta.url));
const binIn = (checkout) => {
  const { bin } = JSON.parse(readFileSync(join(checkout, "generator/package.json"), "utf8"));
  return join(checkout, "generator", bin.meterbook);
};
const programs = [[own], ...(parent === undefined ? [] : [[binIn(parent)]])];
const isShort = process.argv.includes("--short");
const repeats = isShort ? 3 : 9;
const few = isShort ? 1 : 3;

/** A folder with these files, where Node 20 has compiled nothing of a program for others, whose catalogs need less of it. */
function inProject(files, action) {
  for (const [bin] of programs) {
    for (const above of ["..", "../.."]) {
      rmSync(join(bin, above, "node_modules/.cache/meterbook/compiled"), { recursive: true, force: true });
    }
  }
  return inFolder(files, action);
}

/** In E, the unit of most budgets: what a machine takes for Node alone, it takes for all else. */
const inEmpty = (what, results, budget) => ({
  what,
  results,
  budget,
  unit: "E",
  of: ({ seconds, empty }) => seconds / empty.seconds,
});
const inSeconds = (what, results, budget) => ({ what, results, budget, unit: "s", of: (each) => each.seconds });
const inMemory = (what, results, budget) => ({ what, results, budget, unit: "GiB", of: (each) => each.gibibytes });

/** As the first run of an installation is, which finds nothing of the program compiled yet. */
const variables = { NODE_DISABLE_COMPILE_CACHE: "1" };

function small() {
  return inProject({ "catalog.yaml": syntheticCatalog(1) }, (folder, prepare) => {
    const fresh = (more) => measure(programs, repeats, { folder, words: [], prepare, ...more });
    return [
      inEmpty("`meterbook --help`", measure(programs, repeats, { folder, words: ["--help"] }), 2),
      inEmpty("one metric, nothing generated yet", fresh(), 3.5),
      inEmpty("the same, nothing compiled yet", fresh({ variables }), 3.5),
    ];
  });
}

/** What one edit of a metric leaves to do. */
function edited(text, edit) {
  return text.replace(/^ {4}instrument: .*$/m, `$&\n    tags: [edit${edit}]`);
}

/** What a run takes from nothing, after one edit, and where nothing changed, with a budget of each. */
function generating(metrics, text, [fromNothing, changed, unchanged]) {
  return inProject({ "catalog.yaml": text }, (folder, clear) => {
    const fresh = measure(programs, repeats, { folder, words: [], prepare: clear });
    const first = measure(programs, repeats, { folder, words: [], prepare: clear, variables });
    // Each program forgets what the other one remembers: so not in turns.
    const again = (more) => (program) => {
      run(folder, program);
      return measure([program], repeats, { folder, words: [], ...more });
    };
    let edit = 0;
    const prepare = () => {
      edit += 1;
      writeFileSync(join(folder, "catalog.yaml"), edited(text, edit));
    };
    return [
      inEmpty(`${metrics}, nothing generated yet`, fresh, fromNothing),
      inEmpty("the same, nothing compiled yet", first, fromNothing),
      inEmpty(`${metrics}, one of them changed`, programs.flatMap(again({ prepare })), changed),
      inEmpty(`${metrics}, nothing changed`, programs.flatMap(again({})), unchanged),
    ];
  });
}

function usual(metrics, text) {
  const generated = generating(metrics, text, [10, 8, 2]);
  return inProject({ "catalog.yaml": text }, (folder) => {
    const cost = (words) => measure(programs, repeats, { folder, words });
    const checked = () => {
      run(folder, [own, "format"]);
      return cost(["format", "--check"]);
    };
    return [
      ...generated,
      inEmpty(`\`meterbook lint\` of ${metrics}`, cost(["lint", "--fail-on", "none"]), 9),
      inSeconds(`\`meterbook format --check\` of ${metrics}, in canonical form`, checked(), 1),
    ];
  });
}

function fresh(count) {
  const files = { "catalog.yaml": syntheticCatalog(count) };
  return inProject(files, (folder, prepare) => measure(programs, few, { folder, words: [], prepare }));
}

function many() {
  const [once, tenfold, large] = [fresh(541), fresh(5_410), fresh(10_000)];
  const ratios = tenfold.map((each, index) => ({ seconds: each.seconds / once[index].seconds }));
  const what = "10 times the metrics (5 410 against 541)";
  return [
    { what, results: ratios, budget: 11, unit: "×", of: (each) => each.seconds },
    inSeconds("10 000 metrics", large, 5),
    inMemory("10 000 metrics, memory at most", large, 0.7),
  ];
}

function textOf(version, other = {}) {
  return catalogText("otel", { ...readConventions(join(conventions, `otel-semconv-${version}/model`)), ...other });
}

/** OpenTelemetry's conventions, where they are given: 541 metrics, 32 events and 113 spans in 1.44.0. */
function real() {
  if (conventions === undefined) return [];
  const [before, after] = [textOf("1.43.0"), textOf("1.44.0")];
  const words = ["diff", "old.yaml", "--fail-on", "none", "--format", "json"];
  const compared = inProject({ "old.yaml": before, "catalog.yaml": after }, (folder) => {
    return measure(programs, repeats, { folder, words });
  });
  const metrics = textOf("1.44.0", { events: [], spans: [] });
  return [
    ...usual("the metrics of the conventions", metrics),
    ...generating("the conventions with events and spans", after, [15, 11, 3]),
    inEmpty("`meterbook diff` of the conventions 1.43 and 1.44", compared, 10),
    ...beside(metrics),
  ];
}

/** Where Weaver is given: how much longer it takes from nothing, with all outputs, and with code alone, as Weaver prints it here. */
function beside(text) {
  if (weaver === undefined) return [];
  const without = "{ validators: false, metrics: false, telemetry: false, catalog: false }";
  return inProject({ "catalog.yaml": text }, (folder, prepare) => {
    const ratio = (what, budget) => {
      const ofWeaver = [];
      const prepareBoth = () => {
        ofWeaver.push(secondsOfWeaver(folder));
        prepare();
      };
      const results = measure(programs, repeats, { folder, words: [], prepare: prepareBoth });
      const least = Math.min(...ofWeaver);
      const name = `the metrics of the conventions, against Weaver (${least.toFixed(2)} s)${what}`;
      return { what: name, results, budget, unit: "×", of: (each) => each.seconds / least };
    };
    const whole = ratio("", 1.5);
    writeFileSync(join(folder, "catalog.yaml"), `${text}generate: { outputs: ${without} }\n`);
    return [whole, ratio(", recorders alone", 1)];
  });
}

function secondsOfWeaver(cwd) {
  const model = join(conventions, "otel-semconv-1.44.0/model");
  const words = ["registry", "generate", "--quiet", "--skip-policies", "--registry", model, "--templates", templates];
  const start = performance.now();
  const { status, stderr } = spawnSync(weaver, [...words, "typescript", "weaver"], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${weaver} failed: ${stderr}`);
  return (performance.now() - start) / 1000;
}

/** On a machine with other load the seconds of the processor say more. */
function processor({ results: [{ processor, empty }], unit }) {
  return unit === "E" ? `${(processor / empty.processor).toFixed(2)} E` : "";
}

function line({ what, results: [own, before], budget, unit, of }, ...more) {
  const figures = [own, ...(parent === undefined ? [] : [before])].map((each) => `${of(each).toFixed(2)} ${unit}`);
  return `| ${[what, ...figures, ...more, `${budget} ${unit}`].join(" | ")} |\n`;
}

const heads = ["what", "measured", ...(parent === undefined ? [] : ["parent"]), "of the processor", "budget"];
let text = "";
function say(more) {
  process.stdout.write(more);
  text += more;
}

say(`| ${heads.join(" | ")} |\n| --- |${" ---: |".repeat(heads.length - 1)}\n`);
const rows = [];
for (const group of [small, () => usual("541 metrics", syntheticCatalog(541)), many, real]) {
  for (const row of group()) {
    say(line(row, processor(row)));
    rows.push(row);
  }
}
const least = Math.min(...rows.flatMap(({ results }) => results.map(({ empty }) => empty?.seconds ?? Infinity)));
say(`\nE, an empty Node process, ran between the others and took at least ${least.toFixed(3)} s.\n`);
if (process.argv.includes("--write")) writeBlock("bench:generate", text);

const isExceeded = ({ results: [own], budget, unit, of }) =>
  unit !== "s" && of(own) > budget * 2 && (unit !== "E" || own.processor / own.empty.processor > budget * 2);
const exceeded = rows.filter(isExceeded);
if (isShort && exceeded.length > 0) {
  process.stderr.write(`more than twice the budget: ${exceeded.map(({ what }) => what).join("; ")}\n`);
  process.exitCode = 1;
}
