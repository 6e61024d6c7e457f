// What a comparison costs, each time in a cold process: `node test/bench/diff.mjs [--short]`.
// With `--short` fewer runs are made, and a figure above twice its budget fails.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { syntheticCatalog } from "./synthetic-catalog.mjs";

const bin = fileURLToPath(new URL("../../generator/meterbook.cjs", import.meta.url));
const isShort = process.argv.includes("--short");
const repeats = isShort ? 3 : 9;

/** The median of the seconds that a comparison takes. */
function measure(before, after, times) {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-bench-"));
  try {
    writeFileSync(join(folder, "old.yaml"), before);
    writeFileSync(join(folder, "catalog.yaml"), after);
    const seconds = Array.from({ length: times }, () => {
      const start = performance.now();
      const words = [bin, "diff", "old.yaml", "--fail-on", "none", "--format", "json"];
      const { status, stderr } = spawnSync(process.execPath, words, {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      if (status !== 0) throw new Error(`meterbook diff failed: ${stderr}`);
      return (performance.now() - start) / 1000;
    });
    return seconds.sort((a, b) => a - b)[times >> 1];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const small = syntheticCatalog(541);
const large = syntheticCatalog(10_000);
/** Every metric moves to another namespace, which is the most that there is to find. */
const moved = large.replaceAll(/^ {2}(?=\w+\.\w+\.\w+:$)/gm, "  new_");
const largeRepeats = isShort ? 1 : 3;

const same = measure(small, small, repeats);
const commented = measure(small, `# Another comment.\n${small}`, repeats);
const renamed = measure(large, moved, largeRepeats);

const rows = [
  ["541 metrics against themselves", same, 0.5, "s"],
  ["the same with another comment, so that both are read", commented, 1.0, "s"],
  ["10 000 metrics, all of them renamed", renamed, 10, "s"],
];

process.stdout.write(`| what | measured | budget |\n| --- | ---: | ---: |\n`);
for (const [what, measured, budget, unit] of rows) {
  process.stdout.write(`| ${what} | ${measured.toFixed(2)} ${unit} | ${budget} ${unit} |\n`);
}
const exceeded = rows.filter(([, measured, budget]) => measured > budget * 2);
if (isShort && exceeded.length > 0) {
  process.stderr.write(`more than twice the budget: ${exceeded.map(([what]) => what).join("; ")}\n`);
  process.exitCode = 1;
}
