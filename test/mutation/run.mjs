// Whether the tests notice faults: `node test/mutation/run.mjs [--short] [text of a name]`. Each mutant is one change of a
// source file, made in a copy of the tree; one of its tests has to fail. `--short` tries those that are marked as short.
import { setImmediate as immediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { mutants } from "./mutants/index.mjs";
import { tryMutant } from "./mutate.mjs";
import { failuresOf, runTests } from "./run-tests.mjs";
import { copyTree } from "./tree-copy.mjs";

const given = process.argv.slice(2);
const isShort = given.includes("--short");
const wanted = given.find((text) => !text.startsWith("--")) ?? "";
const chosen = mutants.filter(({ name, file, short }) => (!isShort || short) && `${file} ${name}`.includes(wanted));
// So that the copy goes then, too.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
const tree = copyTree(fileURLToPath(new URL("../..", import.meta.url)));

/** Milliseconds for all test files together. */
const longestBaseline = 600_000;

const say = (line) => process.stdout.write(`${line}\n`);

function end(message) {
  say(message);
  process.exit(1);
}

const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
if (chosen.length === 0) end(`no mutant is called "${wanted}"`);
// A test that fails anyway would kill every mutant.
const before = runTests(tree, tests, longestBaseline);
if (before === "failed") end(`these tests fail without a mutant:\n${failuresOf(tree).join("\n")}`);
if (before !== "passed") end(`the tests cannot be run without a mutant (${before}): ${tests.join(" ")}`);

const counts = { killed: 0, survived: 0, error: 0 };
for (const mutant of chosen) {
  // Signals are handled between mutants.
  await immediate();
  const start = performance.now();
  const { verdict, reason } = tryMutant(tree, mutant, runTests);
  counts[verdict] += 1;
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  say(`${verdict.padEnd(8)} ${seconds.padStart(5)} s  ${mutant.file}: ${mutant.name}${reason ? ` (${reason})` : ""}`);
}
say(`${chosen.length} mutants: ${counts.killed} killed, ${counts.survived} survived, ${counts.error} errors`);
process.exitCode = counts.killed === chosen.length ? 0 : 1;
