// How long an editor takes to list the recorders of 541 metrics: `node test/bench/completion.mjs [--short]`. A cold tsserver
// opens a file and completes what follows `record.`, against a file without anything generated.
// With `--short` fewer runs are made, and a figure above twice its budget fails.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { run } from "./cold.mjs";
import { syntheticCatalog } from "./synthetic-catalog.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const server = join(root, "node_modules/typescript-5.9/lib/tsserver.js");
const isShort = process.argv.includes("--short");
const repeats = isShort ? 2 : 9;
const metrics = 541;
/** Of Linux. */
const ticksASecond = 100;
/** Seconds above the bare file. */
const budget = 0.5;

const settings = {
  compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: [], skipLibCheck: true },
};
const files = {
  "bare.ts": "const record = { called: () => undefined };\nrecord.",
  "use.ts":
    'import type { SyntheticRecorders } from "./generated/recorders.js";\ndeclare const record: SyntheticRecorders;\nrecord.',
};

/** What a process has used of the processor; where no file says it, nothing. */
function processorOf(pid) {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return Number.NaN;
  const fields = readFileSync(path, "utf8").split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

/** Seconds from the start of the server to the list behind the last character of a file, which has so many names at least. */
async function complete(folder, name, names) {
  const text = files[name];
  const file = join(folder, name);
  const lines = text.split("\n");
  const start = performance.now();
  const child = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], { cwd: folder });
  const send = (seq, command, given) =>
    child.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: given })}\n`);
  send(1, "open", { file, fileContent: text });
  send(2, "completionInfo", { file, line: lines.length, offset: lines.at(-1).length + 1 });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.includes('"command":"completionInfo"')) continue;
      const { success, body, message } = JSON.parse(line);
      if (!success || body.entries.length < names)
        throw new Error(message ?? `${body.entries.length} names of ${name}`);
      return { seconds: (performance.now() - start) / 1000, processor: processorOf(child.pid) };
    }
  } finally {
    child.kill();
  }
  throw new Error(`tsserver completed nothing in ${name}`);
}

async function bench(folder) {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "catalog.yaml"), syntheticCatalog(metrics));
  run(folder, [join(root, "generator/meterbook.cjs"), "generate", "--quiet"]);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const runs = { bare: [], use: [] };
  for (let round = 0; round < repeats; round += 1) {
    runs.bare.push(await complete(folder, "bare.ts", 1));
    runs.use.push(await complete(folder, "use.ts", metrics));
  }
  const least = (of, key) => Math.min(...runs[of].map((each) => each[key]));
  return (key) => ({ bare: least("bare", key), above: least("use", key) - least("bare", key) });
}

const folder = mkdtempSync(join(tmpdir(), "meterbook-completion-"));
try {
  const of = await bench(folder);
  const [seconds, processor] = [of("seconds"), of("processor")];
  process.stdout.write(
    "| tsserver 5.9, from its start to the list behind `record.` | measured | of the processor | budget |\n| --- | ---: | ---: | ---: |\n" +
      `| in a file of its own | ${seconds.bare.toFixed(2)} s | ${processor.bare.toFixed(2)} s | |\n` +
      `| of ${metrics} metrics, above that | ${seconds.above.toFixed(2)} s | ${processor.above.toFixed(2)} s | ${budget} s |\n`,
  );
  if (isShort && Math.min(seconds.above, processor.above || seconds.above) > budget * 2) {
    process.stderr.write("more than twice the budget\n");
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
