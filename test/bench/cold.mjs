// Commands in cold processes, and what they take: seconds, seconds of the processor, memory.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Says at its end what a process has used; other load disturbs the seconds of its processor least. */
const preload = ["--require", fileURLToPath(new URL("used.cjs", import.meta.url))];

/** Runs words of Node, with variables beside those of this process; fails where the exit code is none of those expected. */
export function run(folder, words, expected = [0], variables = {}) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...preload, ...words], {
    cwd: folder,
    env: { ...process.env, ...variables },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const [, processor, kibibytes] = /used (\d+) (\d+)$/.exec(stderr) ?? [];
  if (!expected.includes(status) || kibibytes === undefined) throw new Error(`${words.join(" ")} failed: ${stderr}`);
  return { seconds, processor: Number(processor) / 1e6, gibibytes: Number(kibibytes) / 1024 ** 2 };
}

/**
 * The best of several runs of each program, in turns, with that of an empty process between them, as machines are now faster and
 * now slower; `prepare` comes before each run, outside the time.
 */
export function measure(programs, times, { folder, words, expected, variables, prepare = () => undefined }) {
  const runs = programs.map(() => []);
  const ofNothing = [];
  for (let round = 0; round < times; round += 1) {
    ofNothing.push(run(folder, ["--eval", ""]));
    for (const [index, program] of programs.entries()) {
      prepare(round);
      runs[index].push(run(folder, [...program, ...words], expected, variables));
    }
  }
  const empty = best(ofNothing);
  return runs.map((each) => ({ ...best(each), empty }));
}

function best(runs) {
  const least = (key) => Math.min(...runs.map((each) => each[key]));
  return {
    seconds: least("seconds"),
    processor: least("processor"),
    gibibytes: Math.max(...runs.map(({ gibibytes }) => gibibytes)),
  };
}

/** A folder with these files, for an action. */
export function inFolder(files, action) {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-bench-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return action(folder, () => rmSync(join(folder, "generated"), { recursive: true, force: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
